import { type ComparisonChoice, type PeriodChoice, parsePeriod, printPeriod } from '../format/period.ts';

/** What the page shows, as its address says: a link to these figures is the link in the address bar. Null is the default. */
export type Address = { book: string | null; period: PeriodChoice | null; compare: ComparisonChoice; currency: string | null };

const comparisons: Record<string, ComparisonChoice> = {
  none: 'NONE',
  'previous-period': 'PREVIOUS_PERIOD',
  'previous-year': 'PREVIOUS_YEAR',
};

/** Reads search params; what is not understood is left at its default. */
export function parseAddress(search: string): Address {
  const params = new URLSearchParams(search);
  return {
    book: params.get('book') || null,
    period: parsePeriod(params.get('period') ?? ''),
    compare: comparisons[params.get('compare') ?? ''] ?? 'PREVIOUS_YEAR',
    currency: params.get('currency') || null,
  };
}

/** The shortest search text that reads back to the same address. */
export function printAddress({ book, period, compare, currency }: Address): string {
  const params = new URLSearchParams();
  if (book) params.set('book', book);
  if (period) params.set('period', printPeriod(period));
  const comparison = Object.keys(comparisons).find((name) => comparisons[name] === compare);
  if (compare !== 'PREVIOUS_YEAR' && comparison) params.set('compare', comparison);
  if (currency) params.set('currency', currency);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
