import { daysBetween } from '../../ledger/plain-date.ts';
import type { Detector } from '../finding.ts';
import { subscriptionsIn } from '../recurring.ts';
import { sentence } from '../sentence.ts';

const occurrencesMin = 6;
/** A month and a half without a charge is one that did not come. */
const daysMin = 45;

/** A monthly payment that came for half a year or longer and then no more. */
export const stoppedPayment: Detector = {
  kind: 'STOPPED_PAYMENT',
  find(book) {
    const today = book.facts.at(-1)?.date;
    if (today === undefined) return [];
    return subscriptionsIn(book).flatMap(({ charges }) => {
      const last = charges.at(-1)!;
      if (charges.length < occurrencesMin || daysBetween(last.fact.date, today) < daysMin) return [];
      return [
        {
          kind: 'STOPPED_PAYMENT' as const,
          date: last.fact.date,
          sentence: sentence`${last.fact.who} was charged every month, ${charges.length} times, last on ${{ day: last.fact.date }} with ${last}, and not since.`,
          confidence: 0.8,
          amount: last.amount,
          currency: last.currency,
          account: last.account,
          payee: last.fact.who,
          evidence: charges.slice(-3).map(({ fact }) => fact.id),
        },
      ];
    });
  },
};
