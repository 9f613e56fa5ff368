import type { Address } from '../address/address.ts';
import type { DateRange } from '../format/date.ts';
import { type ComparisonChoice, comparedRange, defaultPeriod, type PeriodChoice, rangeOf } from '../format/period.ts';
import type { Book } from './books.ts';

/** The choices that all pages share, with nothing left open. */
export type View = { choice: PeriodChoice; range: DateRange; compared: DateRange | null; compare: ComparisonChoice; currency: string };

export function viewOf(address: Address, book: Book, today: string): View {
  const choice = address.period ?? defaultPeriod(book, today);
  const range = rangeOf(choice, book, today);
  const compared = comparedRange(range, address.compare, today);
  return { choice, range, compared, compare: address.compare, currency: address.in ?? book.currency };
}
