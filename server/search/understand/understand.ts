import type { PlainDate } from '../../ledger/plain-date.ts';
import { foldLetters } from '../model/fold.ts';
import { type AmountBounds, takeAmounts } from './amounts.ts';
import { takeDates } from './dates.ts';

/** A query with what is meant by its days and amounts taken out of its words. */
export interface Understood {
  /** What is left to be looked for; may be empty. */
  readonly text: string;
  readonly date: { readonly from: PlainDate; readonly to: PlainDate } | null;
  readonly amount: AmountBounds | null;
}

/** Reads "rent march 2025" as rent, with the days of that month, and "> 5000" as a bound. `today` is what "last month" goes by. */
export function understand(query: string, today: PlainDate): Understood {
  const words = foldLetters(query).replace(/\s+/g, ' ');
  const dates = takeDates(words, today);
  const amounts = takeAmounts(dates.rest);
  const taken = dates.date !== null || amounts.amount !== null;
  return { text: taken ? amounts.rest.replace(/\s+/g, ' ').trim() : query.trim(), date: dates.date, amount: amounts.amount };
}
