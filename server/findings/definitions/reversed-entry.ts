import { daysBetween } from '../../ledger/plain-date.ts';
import type { Fact } from '../facts.ts';
import type { Detector } from '../finding.ts';
import { sentence } from '../sentence.ts';

const daysMax = 7;

/** An entry that another of the same payee takes back, account by account, within a week. */
export const reversedEntry: Detector = {
  kind: 'REVERSED_ENTRY',
  find({ facts }) {
    const open = new Map<string, Fact[]>();
    return facts
      .filter(({ lines }) => !lines.every(({ role }) => role === 'CASH'))
      .flatMap((fact) => {
        const taken = open.get(shapeOf(fact, -1))?.findLast((earlier) => daysBetween(earlier.date, fact.date) <= daysMax);
        const own = shapeOf(fact, 1);
        open.set(own, [...(open.get(own) ?? []).slice(-3), fact]);
        const line = taken?.lines.reduce((most, one) => (one.amount.abs().compare(most.amount.abs()) > 0 ? one : most));
        if (!taken || !line) return [];
        const amount = line.amount.abs();
        return [
          {
            kind: 'REVERSED_ENTRY' as const,
            date: fact.date,
            sentence: sentence`${fact.who}: the entry of ${{ day: taken.date }} over ${{ amount, currency: line.currency }} was taken back on ${{ day: fact.date }}. If it was booked by mistake, nothing is left of it; if not, it may be missing.`,
            confidence: 0.8,
            amount,
            currency: line.currency,
            account: line.account,
            payee: fact.who,
            evidence: [taken.id, fact.id],
          },
        ];
      });
  },
};

function shapeOf({ key, lines }: Fact, sign: 1 | -1): string {
  const amounts = lines.map(({ account, amount, currency }) => {
    const signed = sign === 1 ? amount : amount.negated();
    return `${account} ${signed.trimmed()} ${currency}`;
  });
  return JSON.stringify([key, ...amounts.sort()]);
}
