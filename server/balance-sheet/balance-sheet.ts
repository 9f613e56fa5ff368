import type { Context } from '../context.ts';
import type { AccountSum } from '../ledger/account-sum.ts';
import type { Chart, ChartAccount } from '../ledger/chart.ts';
import type { Decimal } from '../ledger/decimal.ts';
import { type Frame, readFrame } from '../ledger/frame.sql.ts';
import { type AccountType, accountTypes } from '../ledger/nouns.ts';
import { laterOf, type PlainDate } from '../ledger/plain-date.ts';
import { provenanceOf } from '../ledger/provenance.ts';
import { badInput } from '../ledger/refusal.ts';
import type { Sql } from '../ledger/sql.ts';
import { requireDepth } from '../ledger/statement.ts';
import { readSums } from '../ledger/sums.sql.ts';
import { readValuation } from '../ledger/valuation.sql.ts';
import type { NativeSum, Valuation } from '../ledger/valuation.ts';
import { printedLineOf, type StatementSection, sectionOf, statementLineOf } from '../nouns/statement.types.ts';
import { warningOf } from '../nouns/warning.types.ts';
import type { BalanceSheet, BalanceSheetArguments } from './balance-sheet.types.ts';
import { readImbalance } from './imbalance.sql.ts';
import { type PrintedColumn, printColumn, unpricedOf, warningsOf } from './print-sheet.ts';
import { behindEach, boundsOf, type Sheet, sheetOf } from './sheet.ts';

const comparisonsMax = 24;

/** Refuses a depth below 1 and more than 24 comparisons. */
export function balanceSheet(ctx: Context, { asOf, comparisons, currency, ...rest }: BalanceSheetArguments): Promise<BalanceSheet> {
  const depth = requireDepth(rest.depth);
  if (comparisons.length > comparisonsMax)
    throw badInput(`At most ${comparisonsMax} comparisons fit one sheet: ask for fewer, or twice.`, 'comparisons');
  const days = [asOf, ...comparisons];
  return ctx.snapshot(async (sql) => {
    const frame = await readFrame(sql, ctx.book.id);
    const valuation = await readValuation(sql, frame, currency, days);
    const { fiscalYearStartMonth } = frame.book;
    const sums = await readSheetSums(sql, frame, days, valuation);
    const sheet = sheetOf({ chart: frame.chart, valuation, days, fiscalYearStartMonth, ...sums });
    return printed(frame, sheet, valuation, { depth, now: ctx.now, imbalance: await readImbalance(sql, frame.book, asOf) });
  });
}

const earning: readonly AccountType[] = ['REVENUE', 'EXPENSE'];

const holding: readonly AccountType[] = ['ASSET', 'LIABILITY'];

/**
 * In the book's currency the nodes know what each account's postings were worth on their days. In any other that is told from
 * day to day, so it is told of all assets and of all liabilities together: no line of the sheet asks more of them.
 */
async function readSheetSums(
  sql: Sql,
  frame: Frame,
  days: readonly PlainDate[],
  valuation: Valuation,
): Promise<{ sums: AccountSum[]; holdings: AccountSum[] }> {
  const typeOf = ({ accountId }: AccountSum) => frame.chart.account(accountId).type;
  const joined = valuation.isOfNodes ? earning : [...earning, ...holding];
  const span = { from: null, to: days.reduce(laterOf), bounds: boundsOf(days, frame.book.fiscalYearStartMonth) };
  const scope = { ...span, types: accountTypes, dated: accountTypes, worth: earning, under: oneOfEach(frame.chart, joined) };
  const dated = await readSums(sql, frame, scope, valuation);
  const holdings = dated.filter((sum) => holding.includes(typeOf(sum)));
  if (valuation.isOfNodes) return { sums: dated, holdings };
  const closing = await readSums(sql, frame, { ...span, bounds: behindEach(days), types: holding, dated: [] }, valuation);
  return { sums: [...closing, ...dated.filter((sum) => !holding.includes(typeOf(sum)))], holdings };
}

/** Of types whose accounts are no lines of their own, one account stands for all. */
function oneOfEach(chart: Chart, types: readonly AccountType[]): (account: ChartAccount) => ChartAccount {
  const first = new Map(types.map((type) => [type, chart.ofType(type)[0]]));
  return (account) => first.get(account.type) ?? account;
}

interface Extras {
  readonly depth: number | null;
  readonly now: Date;
  readonly imbalance: readonly NativeSum[];
}

function printed({ book, version }: Frame, sheet: Sheet, valuation: Valuation, { depth, now, imbalance }: Extras): BalanceSheet {
  const columns = sheet.columns.map((column) => printColumn(column, valuation));
  const first = columns[0]!;
  const money = (amount: Decimal) => ({ amount, currency: valuation.currency });
  const [asOf, ...comparisons] = sheet.columns.map((column) => column.asOf);
  return {
    asOf: asOf!,
    comparisons,
    currency: valuation.currency,
    assets: sectionOf(book.id, sheet.assets, { valuation, depth, sign: 1 }),
    liabilities: sectionOf(book.id, sheet.liabilities, { valuation, depth, sign: -1 }),
    equity: equityOf(book.id, sheet, columns, { valuation, depth }),
    recordedEquity: money(first.recordedEquity),
    priorEarnings: money(first.priorEarnings),
    currentEarnings: money(first.currentEarnings),
    currencyTranslation: money(first.currencyTranslation),
    remeasurement: money(first.remeasurement),
    conversionDifference: money(first.conversionDifference),
    totalLiabilitiesAndEquity: money(first.liabilities.plus(first.equity)),
    imbalance: valuation.native(imbalance),
    unpriced: unpricedOf(sheet, valuation),
    warnings: warningsOf(sheet, valuation).map((warning) => warningOf(book.id, warning)),
    provenance: provenanceOf(version, now),
  };
}

function equityOf(
  bookId: number,
  sheet: Sheet,
  columns: readonly PrintedColumn[],
  { valuation, depth }: { valuation: Valuation; depth: number | null },
): StatementSection {
  const recorded = sectionOf(bookId, sheet.equity, { valuation, depth, sign: -1 });
  const [total, ...comparativeTotals] = columns.map(({ equity }) => valuation.money(equity));
  const translation = columns.map((column) => column.currencyTranslation);
  const computed = sheet.computed.map((line) => statementLineOf(bookId, line, valuation, -1));
  const lines = [...recorded.lines, ...computed, printedLineOf('Unrealised currency and price differences (CTA)', translation, valuation)];
  return { total: total!, comparativeTotals, lines };
}
