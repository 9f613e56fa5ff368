import type { PeriodFacts } from './facts.ts';
import { isInferred, isUnpriced, type Measure, type Part, quotientOf, type Remarks, totalOf, undefinedFor } from './measure.ts';
import { revenueIn } from './revenue.ts';

/** (revenue - costs) / revenue. Undefined where there is no revenue; not clamped. */
export function marginOf(facts: PeriodFacts, costs: readonly Part[], remarks: Remarks): Measure {
  const revenue = revenueIn(facts, facts);
  const used = [...revenue, ...costs];
  const inferred = (remarks.inferred ?? false) || isInferred(facts.chart.ofRole('OTHER_INCOME'));
  if (isUnpriced(revenue) || isUnpriced(costs)) return undefinedFor('UNPRICED', { ...remarks, inferred }, used);
  const total = totalOf(revenue);
  if (total.isZero) return undefinedFor('noRevenue', { ...remarks, inferred }, used);
  return quotientOf(total.minus(totalOf(costs)), total, used, { ...remarks, inferred });
}
