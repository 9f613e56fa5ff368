import { type AccountSum, byAccount } from '../ledger/account-sum.ts';
import type { Chart, ChartAccount } from '../ledger/chart.ts';
import { Decimal } from '../ledger/decimal.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import { closingTypes, type NativeSum, type Valuation } from '../ledger/valuation.ts';
import { Valued } from '../ledger/valued.ts';

/** The net balance of one account's own postings, debit-positive and unrounded. */
export interface TrialLine {
  /** Null for the conversion difference. */
  readonly account: ChartAccount | null;
  readonly balance: Valued;
  readonly native: readonly NativeSum[];
}

/** A trial balance, unrounded. Both columns have the same total, because the conversion difference fills up the smaller. */
export interface Trial {
  readonly lines: readonly TrialLine[];
  readonly total: Decimal;
  /** What the lines lack, by commodity: of assets and liabilities, and of all other accounts. */
  readonly unpricedAtClosing: Valued;
  readonly unpricedAtDates: Valued;
}

/**
 * `sums` are of all types up to the day. The conversion difference has a line where it prints as more than zero, and where the columns would
 * else print different totals: half a cent of it rounds one of them up.
 */
export function trialOf(chart: Chart, valuation: Valuation, sums: readonly AccountSum[], asOf: PlainDate): Trial {
  const own = byAccount(sums);
  const lines = chart.accounts.flatMap((account): TrialLine[] => {
    const native = own.get(account.id);
    if (!native) return [];
    const isAtClosing = closingTypes.includes(account.type);
    return [{ account, balance: isAtClosing ? valuation.atClosing(native, asOf) : valuation.atOwnDates(native), native }];
  });
  const columnOf = (some: readonly TrialLine[], sign: 1 | -1) =>
    Decimal.sum(some.map((line) => line.balance.amount).filter((amount) => amount.sign === sign)).abs();
  const difference = columnOf(lines, -1).minus(columnOf(lines, 1));
  const isPrinted =
    !valuation.rounded(difference).isZero || !valuation.rounded(columnOf(lines, 1)).equals(valuation.rounded(columnOf(lines, -1)));
  const all = isPrinted ? [...lines, { account: null, balance: Valued.exactly(difference), native: [] }] : lines;
  const ofTypes = (isAtClosing: boolean) =>
    Valued.sum(lines.filter((line) => closingTypes.includes(line.account!.type) === isAtClosing).map((line) => line.balance));
  return { lines: all, total: columnOf(all, 1), unpricedAtClosing: ofTypes(true), unpricedAtDates: ofTypes(false) };
}
