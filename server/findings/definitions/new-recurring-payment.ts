import { daysBetween } from '../../ledger/plain-date.ts';
import type { Detector } from '../finding.ts';
import { subscriptionsIn } from '../recurring.ts';
import { sentence } from '../sentence.ts';

/** What began longer ago is not new. */
const daysMax = 183;

/** A monthly payment that began within the last half year. */
export const newRecurringPayment: Detector = {
  kind: 'NEW_RECURRING_PAYMENT',
  find(book) {
    const today = book.facts.at(-1)?.date;
    const begun = book.facts[0]?.date;
    if (today === undefined || begun === undefined) return [];
    return subscriptionsIn(book).flatMap(({ charges }) => {
      const [first] = charges;
      // In a young book everything is new.
      if (!first || daysBetween(first.fact.date, today) > daysMax || daysBetween(begun, first.fact.date) < daysMax) return [];
      const last = charges.at(-1)!;
      return [
        {
          kind: 'NEW_RECURRING_PAYMENT' as const,
          date: first.fact.date,
          sentence: sentence`${first.fact.who} charges ${last} a month since ${{ day: first.fact.date }}, ${charges.length} times so far.`,
          confidence: 0.7,
          amount: last.amount,
          currency: last.currency,
          account: last.account,
          payee: first.fact.who,
          evidence: charges.slice(0, 3).map(({ fact }) => fact.id),
        },
      ];
    });
  },
};
