import type { PeriodFacts } from './facts.ts';
import type { Measure } from './measure.ts';

export const kpiKeys = [
  'CASH_ON_HAND',
  'NET_CASH_CHANGE',
  'GROSS_BURN',
  'NET_BURN',
  'BURN_RATE',
  'RUNWAY_MONTHS',
  'REVENUE',
  'MONTHLY_REVENUE',
  'EXPENSES',
  'NET_INCOME',
  'GROSS_MARGIN',
  'OPERATING_MARGIN',
  'EBITDA',
  'OUTSTANDING_DEBT',
  'RECEIVABLES',
  'PAYABLES',
  'WORKING_CAPITAL',
  'CURRENT_RATIO',
  'QUICK_RATIO',
  'DEBT_TO_EQUITY',
  'DSO',
  'DPO',
] as const;
export type KpiKey = (typeof kpiKeys)[number];

export type KpiUnit = 'MONEY' | 'RATIO' | 'MONTHS' | 'DAYS';
export type GoodWhen = 'UP' | 'DOWN' | 'NEITHER';

/** One figure: what it is called, what it means and how it is computed. Adding one is adding a file and a line in index.ts. */
export interface KpiDefinition {
  readonly key: KpiKey;
  readonly label: string;
  /** What it means, with the formula, for people. */
  readonly definition: string;
  readonly unit: KpiUnit;
  readonly goodWhen: GoodWhen;
  /** Pure: the same facts give the same figure. */
  measure(facts: PeriodFacts): Measure;
}
