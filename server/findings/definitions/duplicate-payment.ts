import { daysBetween } from '../../ledger/plain-date.ts';
import { groupedBy, type Payment, paymentsOf } from '../facts.ts';
import type { Detector, Found } from '../finding.ts';
import { sentence } from '../sentence.ts';

/** Closer than that, the same sum to the same payee is one bill paid twice rather than two bills. */
const daysMax = 10;

/** The same sum to the same payee again within ten days, where it is no sum that the payee often gets. */
export const duplicatePayment: Detector = {
  kind: 'DUPLICATE_PAYMENT',
  find({ facts }) {
    const groups = groupedBy(paymentsOf(facts), ({ fact, amount, currency }) =>
      JSON.stringify([fact.key, amount.trimmed().toString(), currency]),
    );
    return [...groups.values()].filter((payments) => payments.length === 2).flatMap(pairOf);
  },
};

function pairOf([first, second]: readonly Payment[]): Found[] {
  if (!first || !second) return [];
  const days = daysBetween(first.fact.date, second.fact.date);
  const sameBill = first.fact.code !== null && first.fact.code === second.fact.code;
  // Two bills of one day carry two numbers; without numbers nothing tells them apart from one that was paid twice.
  if (days > daysMax || (first.fact.code !== second.fact.code && first.fact.code !== null && second.fact.code !== null)) return [];
  if (!sameBill && !isRound(first)) return [];
  const { fact, amount, currency, account } = second;
  const bill = sameBill ? ` for ${fact.code}` : '';
  return [
    {
      kind: 'DUPLICATE_PAYMENT',
      date: fact.date,
      sentence: sentence`${fact.who} was paid ${second}${bill} on ${{ day: first.fact.date }} and again ${days === 0 ? 'on the same day' : `${days} days later`}.`,
      confidence: sameBill ? 0.95 : 0.6,
      amount,
      currency,
      account,
      payee: fact.who,
      evidence: [first.fact.id, fact.id],
    },
  ];
}

/** Small sums repeat by chance: a coffee, a fare. */
function isRound({ amount }: Payment): boolean {
  return amount.units.toString().length - amount.scale >= 4;
}
