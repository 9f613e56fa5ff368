import { type AccountSum, accountsIn, byAccount } from '../ledger/account-sum.ts';
import type { Chart, ChartAccount } from '../ledger/chart.ts';
import { Decimal } from '../ledger/decimal.ts';
import type { AccountType } from '../ledger/nouns.ts';
import { fiscalYearStart } from '../ledger/period.ts';
import { addDays, type PlainDate, parsePlainDate } from '../ledger/plain-date.ts';
import { type Leaf, type Line, plainLine, rollSection, type Section } from '../ledger/statement.ts';
import type { Valuation } from '../ledger/valuation.ts';
import { Valued } from '../ledger/valued.ts';

/** The figures of one as-of day, unrounded and in their normal sign. assets = liabilities + equity holds exactly. */
export interface SheetColumn {
  readonly asOf: PlainDate;
  readonly assets: Valued;
  readonly liabilities: Valued;
  /** Equity accounts and, as their own row, untyped accounts. */
  readonly recordedEquity: Valued;
  readonly priorEarnings: Valued;
  readonly currentEarnings: Valued;
  /** What valuing assets and liabilities at closing rates, all else at posting dates, leaves between the two sides. */
  readonly currencyTranslation: Decimal;
  /** The part of it that rates moving since the postings explain. */
  readonly remeasurement: Decimal;
  /** The rest: exchanges at another rate than the table's, lots held at cost, what has no rate. */
  readonly conversionDifference: Decimal;
  /** True where amounts without a rate are missing on one side only, so that they stand in the conversion difference. */
  readonly isLopsided: boolean;
}

/** A balance sheet of one or more days, unrounded. The first column is the one asked for. */
export interface Sheet {
  readonly columns: readonly SheetColumn[];
  readonly assets: Section;
  readonly liabilities: Section;
  /** Equity accounts only, in tree order. */
  readonly equity: Section;
  /** 'Untyped accounts' where there are any, then the earnings of prior years and of the current one. */
  readonly computed: readonly Line[];
  readonly untyped: readonly ChartAccount[];
}

interface SheetParts {
  readonly chart: Chart;
  readonly valuation: Valuation;
  /** The as-of day and those of the comparisons. */
  readonly days: readonly PlainDate[];
  readonly fiscalYearStartMonth: number;
  /** All types, parted at `boundsOf(days)`. Of income and expenses only the worth is asked. */
  readonly sums: readonly AccountSum[];
  /** Assets and liabilities once more, as their worth on their postings' days is told: one account of a type may stand for all of it. */
  readonly holdings: readonly AccountSum[];
}

/** Where sums must be parted for a sheet of these days: behind each, and where each one's fiscal year starts. */
export function boundsOf(days: readonly PlainDate[], fiscalYearStartMonth: number): PlainDate[] {
  const starts = days.map((day) => parsePlainDate(fiscalYearStart(day, fiscalYearStartMonth)));
  return ascending([...behindEach(days), ...starts]);
}

/** Where sums must be parted that no fiscal year divides: behind each day. */
export function behindEach(days: readonly PlainDate[]): PlainDate[] {
  return ascending(days.map((day) => parsePlainDate(addDays(day, 1))));
}

/** Each once; the day before the first of the calendar, and that after its last, are none. */
function ascending(days: readonly (PlainDate | null)[]): PlainDate[] {
  return [...new Set(days.filter((day) => day !== null))].sort();
}

export function sheetOf(parts: SheetParts): Sheet {
  const { chart, sums, days } = parts;
  const of = (...types: AccountType[]) => sums.filter((sum) => types.includes(chart.account(sum.accountId).type));
  const section = (type: AccountType, sign: 1 | -1) => rollSection(chart, leavesOf(parts, of(type), sign), days.length);
  const earnings = of('REVENUE', 'EXPENSE');
  const untyped = of('UNTYPED');
  const [assets, liabilities, equity] = [section('ASSET', 1), section('LIABILITY', -1), section('EQUITY', -1)];
  const line = (label: string, found: readonly AccountSum[], isIn: (sum: AccountSum, day: PlainDate) => boolean) =>
    plainLine(
      label,
      days.map((day) => parts.valuation.atOwnDates(found.filter((sum) => isIn(sum, day))).negated()),
    );
  const yearStart = (day: PlainDate) => fiscalYearStart(day, parts.fiscalYearStartMonth);
  const prior = line('Prior-year earnings', earnings, ({ on }, day) => on < yearStart(day));
  const current = line('Current-year earnings', earnings, ({ on }, day) => on >= yearStart(day) && on <= day);
  const untypedLine = {
    ...line('Untyped accounts', untyped, ({ on }, day) => on <= day),
    native: untyped.filter(({ on }) => on <= days[0]!),
  };
  const computed = untyped.length > 0 ? [untypedLine, prior, current] : [prior, current];
  const columns = days.map((asOf, i) =>
    columnOf(asOf, parts.valuation, parts.holdings, {
      assets: assets.totals[i]!,
      liabilities: liabilities.totals[i]!,
      recordedEquity: equity.totals[i]!.plus(untypedLine.columns[i]!),
      priorEarnings: prior.columns[i]!,
      currentEarnings: current.columns[i]!,
    }),
  );
  return { columns, assets, liabilities, equity, computed, untyped: accountsIn(chart, untyped) };
}

type Recorded = Pick<SheetColumn, 'assets' | 'liabilities' | 'recordedEquity' | 'priorEarnings' | 'currentEarnings'>;

function columnOf(asOf: PlainDate, valuation: Valuation, holdings: readonly AccountSum[], recorded: Recorded): SheetColumn {
  const { assets, liabilities, recordedEquity, priorEarnings, currentEarnings } = recorded;
  const claims = recordedEquity.plus(priorEarnings).plus(currentEarnings);
  const currencyTranslation = assets.amount.minus(liabilities.amount).minus(claims.amount);
  const remeasurement = remeasurementOf(
    holdings.filter(({ on }) => on <= asOf),
    valuation,
    asOf,
  );
  const leftOut = assets.plus(liabilities).plus(claims).leftOut;
  return {
    asOf,
    ...recorded,
    currencyTranslation,
    remeasurement,
    conversionDifference: currencyTranslation.minus(remeasurement),
    isLopsided: leftOut.some(({ amount }) => !amount.isZero),
  };
}

/** What amounts with a rate on both days have gained since their postings, debit-positive. */
function remeasurementOf(sums: readonly AccountSum[], valuation: Valuation, asOf: PlainDate): Decimal {
  let gain = Decimal.zero;
  for (const sum of sums) {
    const now = valuation.rate(sum.commodityId, asOf);
    if (!now) continue;
    const then = valuation.atOwnDate(sum);
    const priced = then.leftOut.reduce((rest, { amount }) => rest.minus(amount), sum.amount);
    gain = gain.plus(priced.times(now).minus(then.amount));
  }
  return gain;
}

/** Each account's own figures: at closing for assets and liabilities, at posting dates for equity. */
function leavesOf({ chart, valuation, days }: SheetParts, sums: readonly AccountSum[], sign: 1 | -1): Leaf[] {
  return [...byAccount(sums)].map(([accountId, own]) => {
    const account = chart.account(accountId);
    const upTo = (day: PlainDate) => own.filter(({ on }) => on <= day);
    const columns = days.map((day) => {
      const figure = account.type === 'EQUITY' ? valuation.atOwnDates(upTo(day)) : valuation.atClosing(upTo(day), day);
      return sign === 1 ? figure : figure.negated();
    });
    return { account, columns, native: upTo(days[0]!) };
  });
}
