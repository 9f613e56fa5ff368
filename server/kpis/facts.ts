import type { Chart } from '../ledger/chart.ts';
import type { Valued } from '../ledger/valued.ts';

/** By account id, of the account's own postings. An account without postings in scope is absent. */
export type ByAccount = ReadonlyMap<number, Valued>;

/** The flows of a span of days, at the rates of each day. */
export interface FlowFacts {
  /** Income, expenses and what has no type, without closing entries. Debit-positive. */
  readonly results: ByAccount;
  /** Operating and investing cash flow by counter-account. Positive where cash came in. */
  readonly cashFlow: ByAccount;
  /** Cash paid out by counter-account, less refunds. Positive where cash went out. */
  readonly grossBurn: ByAccount;
}

/** All that the KPIs of one period are computed from. */
export interface PeriodFacts extends FlowFacts {
  readonly chart: Chart;
  /** Elapsed days of the period. */
  readonly days: number;
  /** Assets, liabilities and what has no type, at the end of the day before the period, at that day's rates. Debit-positive. */
  readonly opening: ByAccount;
  /** The same at the end of the period's last elapsed day. */
  readonly closing: ByAccount;
  /** The last complete months up to the period's end, at most three, oldest first. */
  readonly months: readonly FlowFacts[];
}

/** How many months the monthly means look back. */
export const monthsMeant = 3;
