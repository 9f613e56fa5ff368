import { Decimal } from '../../ledger/decimal.ts';
import { type FactPrice, groupedBy } from '../facts.ts';
import type { Detector } from '../finding.ts';
import { sentence } from '../sentence.ts';

/** As far as rates move from one day to the next; a slip of the pen is farther off than that. */
const near = Decimal.from('0.05');
const far = Decimal.from('1.15');

/** A rate that is close to the reciprocal of the pair's rate before and far from that rate itself. */
export const invertedRate: Detector = {
  kind: 'INVERTED_RATE',
  find({ prices }) {
    const pairs = groupedBy(prices, ({ currency, in: quote }) => JSON.stringify([currency, quote]));
    return [...pairs.values()].flatMap((rates) =>
      rates.slice(1).flatMap((rate, index) => {
        const before = rates[index]!;
        const earlier = rates[index - 1];
        if (!isReciprocal(rate, before) || (earlier && isNear(rate, earlier))) return [];
        return [
          {
            kind: 'INVERTED_RATE' as const,
            date: rate.on,
            sentence: sentence`The rate of ${{ day: rate.on }}, 1 ${rate.currency} = ${{ amount: rate.price, currency: rate.in }}, looks upside down: before it was ${{ amount: before.price, currency: before.in }}. Every figure valued with it is off until the next rate.`,
            confidence: 0.9,
            amount: null,
            currency: rate.currency,
            account: null,
            payee: null,
            evidence: [],
          },
        ];
      }),
    );
  },
};

function isReciprocal(rate: FactPrice, before: FactPrice): boolean {
  if (rate.price.sign <= 0 || before.price.sign <= 0) return false;
  const product = rate.price.times(before.price);
  return product.minus(Decimal.one).abs().compare(near) < 0 && !isNear(rate, before);
}

function isNear(one: FactPrice, other: FactPrice): boolean {
  return one.price.compare(other.price.times(far)) <= 0 && other.price.compare(one.price.times(far)) <= 0;
}
