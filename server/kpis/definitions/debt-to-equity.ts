import type { KpiDefinition } from '../definition.ts';
import type { PeriodFacts } from '../facts.ts';
import { isUnpriced, type Measure, partsOf, quotientOf, totalOf, undefinedFor } from '../measure.ts';
import { outstandingDebt } from './outstanding-debt.ts';

export const debtToEquity: KpiDefinition = {
  key: 'DEBT_TO_EQUITY',
  label: 'Debt to equity',
  definition:
    'Outstanding debt / total equity at the end of the period, where total equity is all assets - all liabilities. Undefined where equity is zero or negative.',
  unit: 'RATIO',
  goodWhen: 'DOWN',
  measure: debtOverEquity,
};

function debtOverEquity(facts: PeriodFacts): Measure {
  const debt = outstandingDebt.measure(facts);
  const net = partsOf(facts.chart.ofType('ASSET', 'LIABILITY'), facts.closing, 1);
  const remarks = { inferred: debt.inferred, warnings: debt.warnings };
  if (!debt.quotient) return undefinedFor(debt.nullReason ?? 'UNPRICED', remarks, debt.used);
  if (isUnpriced(net)) return undefinedFor('UNPRICED', remarks, net);
  const equity = totalOf(net);
  if (equity.sign <= 0) return undefinedFor('negativeEquity', remarks, net);
  return quotientOf(debt.quotient.numerator, equity, net, remarks);
}
