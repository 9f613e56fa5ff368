import { Decimal } from '../../ledger/decimal.ts';
import type { KpiDefinition } from '../definition.ts';
import type { PeriodFacts } from '../facts.ts';
import { type Measure, quotientOf, undefinedFor } from '../measure.ts';
import { burnRate } from './burn-rate.ts';
import { cashOnHand } from './cash-on-hand.ts';

export const runwayMonths: KpiDefinition = {
  key: 'RUNWAY_MONTHS',
  label: 'Runway',
  definition:
    'Months until the cash is used up if it is consumed as lately: cash on hand / burn rate. Undefined where no cash is consumed; 0 where there is none left.',
  unit: 'MONTHS',
  goodWhen: 'UP',
  measure: runway,
};

function runway(facts: PeriodFacts): Measure {
  const [cash, burn] = [cashOnHand.measure(facts), burnRate.measure(facts)];
  const used = [...cash.used, ...burn.used];
  const remarks = {
    inferred: cash.inferred || burn.inferred,
    warnings: [...cash.warnings, ...burn.warnings],
  };
  const missing = cash.nullReason ?? burn.nullReason;
  if (missing || !cash.quotient || !burn.quotient) return undefinedFor(missing ?? 'UNPRICED', remarks, used);
  if (burn.quotient.numerator.sign <= 0) return undefinedFor('notBurning', remarks, used);
  if (cash.quotient.numerator.sign <= 0) return quotientOf(Decimal.zero, Decimal.one, used, remarks);
  // cash / (burn / months), with a single rounding at the end.
  return quotientOf(cash.quotient.numerator.times(burn.quotient.denominator), burn.quotient.numerator, used, remarks);
}
