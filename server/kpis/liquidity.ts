import { currentLiabilities } from './current.ts';
import type { PeriodFacts } from './facts.ts';
import { isUnpriced, type Measure, type Part, partsOf, quotientOf, totalOf, undefinedFor } from './measure.ts';

/** assets / current liabilities at the period's end; undefined where nothing is owed. */
export function overCurrentLiabilities({ chart, closing }: PeriodFacts, assets: readonly Part[], inferred: boolean): Measure {
  const liabilities = partsOf(currentLiabilities(chart), closing, -1);
  const used = [...assets, ...liabilities];
  if (isUnpriced(assets) || isUnpriced(liabilities)) return undefinedFor('UNPRICED', { inferred }, used);
  const owed = totalOf(liabilities);
  if (owed.sign <= 0) return undefinedFor('noCurrentLiabilities', { inferred }, used);
  return quotientOf(totalOf(assets), owed, used, { inferred });
}
