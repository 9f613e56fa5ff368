import type { KpiDefinition, KpiKey } from '../definition.ts';
import { burnRate } from './burn-rate.ts';
import { cashOnHand } from './cash-on-hand.ts';
import { currentRatio } from './current-ratio.ts';
import { debtToEquity } from './debt-to-equity.ts';
import { dpo } from './dpo.ts';
import { dso } from './dso.ts';
import { ebitda } from './ebitda.ts';
import { expenses } from './expenses.ts';
import { grossBurn } from './gross-burn.ts';
import { grossMargin } from './gross-margin.ts';
import { monthlyRevenue } from './monthly-revenue.ts';
import { netBurn } from './net-burn.ts';
import { netCashChange } from './net-cash-change.ts';
import { netIncome } from './net-income.ts';
import { operatingMargin } from './operating-margin.ts';
import { outstandingDebt } from './outstanding-debt.ts';
import { payables } from './payables.ts';
import { quickRatio } from './quick-ratio.ts';
import { receivables } from './receivables.ts';
import { revenue } from './revenue.ts';
import { runwayMonths } from './runway-months.ts';
import { workingCapital } from './working-capital.ts';

/** Every KPI, in the order in which they are shown. */
export const definitions: readonly KpiDefinition[] = [
  cashOnHand,
  netCashChange,
  grossBurn,
  netBurn,
  burnRate,
  runwayMonths,
  revenue,
  monthlyRevenue,
  expenses,
  netIncome,
  grossMargin,
  operatingMargin,
  ebitda,
  outstandingDebt,
  receivables,
  payables,
  workingCapital,
  currentRatio,
  quickRatio,
  debtToEquity,
  dso,
  dpo,
];

/** The definition of a key. Every key of the enum has one (index.test.ts). */
export function definitionOf(key: KpiKey): KpiDefinition {
  const found = definitions.find((definition) => definition.key === key);
  if (!found) throw new Error(`no KPI is defined for ${key}`);
  return found;
}
