import { Decimal } from '../../ledger/decimal.ts';
import { daysBetween } from '../../ledger/plain-date.ts';
import { groupedBy, medianOf, type Payment, paymentsOf } from '../facts.ts';
import type { Detector, Found } from '../finding.ts';
import { sentence } from '../sentence.ts';

/** A book has to know its payees before one of them is new. */
const daysMin = 183;
/** Of the first payments to all payees: what is usual for a new one. */
const timesMin = Decimal.from('20');

/** The first payment to a payee, and far more than new payees usually get. */
export const largeFirstPayment: Detector = {
  kind: 'LARGE_FIRST_PAYMENT',
  find({ facts }) {
    const begun = facts[0]?.date;
    if (begun === undefined) return [];
    return [...groupedBy(paymentsOf(facts), ({ currency }) => currency).values()].flatMap((payments) => {
      const firsts = [...groupedBy(payments, ({ fact }) => fact.key).values()].map(([first]) => first!);
      const usual = medianOf(firsts.map(({ amount }) => amount));
      const known = payments.map(({ amount }) => amount);
      return firsts
        .filter(({ fact, amount }) => daysBetween(begun, fact.date) >= daysMin && amount.compare(usual.times(timesMin)) >= 0)
        .filter(({ amount }) => known.filter((other) => other.compare(amount) >= 0).length * 100 <= known.length * 5)
        .map((payment) => foundOf(payment, usual));
    });
  },
};

function foundOf({ fact, amount, currency, account }: Payment, usual: Decimal): Found {
  return {
    kind: 'LARGE_FIRST_PAYMENT',
    date: fact.date,
    sentence: sentence`${fact.who} was paid ${{ amount, currency }} on ${{ day: fact.date }}, and had never been paid before. New payees usually get about ${{ amount: usual, currency }}.`,
    confidence: 0.7,
    amount,
    currency,
    account,
    payee: fact.who,
    evidence: [fact.id],
  };
}
