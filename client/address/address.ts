import { now } from '../format/now.ts';
import type { ComparisonChoice, PeriodChoice } from '../format/period.ts';
import { parsePeriod, printPeriod } from '../format/period-words.ts';
import { type Param, parsed, parseParams, printParams, type Spec, text, type ValuesOf } from './params.ts';

const comparisons: Record<string, ComparisonChoice> = {
  none: 'NONE',
  'previous-period': 'PREVIOUS_PERIOD',
  'previous-year': 'PREVIOUS_YEAR',
};

const comparison: Param<ComparisonChoice> = {
  parse: ([first]) => comparisons[first ?? ''] ?? 'PREVIOUS_YEAR',
  print: (value) => (value === 'PREVIOUS_YEAR' ? [] : Object.keys(comparisons).filter((name) => comparisons[name] === value)),
  knows: (text) => text === '' || text in comparisons,
  instead: 'previous-year',
};

/**
 * What every page shares, and links between pages keep: the book, the period, what it is compared with, and `in`, the
 * currency that reports are in. A link to these figures is the link in the address bar.
 */
export const sharedParams = {
  book: text(),
  period: parsed<PeriodChoice>((written) => parsePeriod(written, now().toISOString().slice(0, 10)), printPeriod),
  compare: comparison,
  in: text(),
} satisfies Spec;
export type Address = ValuesOf<typeof sharedParams>;

/** Reads search params; what is not understood is left at its default. */
export function parseAddress(search: string): Address {
  return parseParams(sharedParams, search);
}

/** The shortest search text that reads back to the same address. */
export function printAddress(address: Address): string {
  return printParams(sharedParams, address);
}

/** The search text after a change of what is shared. A new period takes the place of a page's own days. */
export function withShared(search: string, change: Partial<Address>): string {
  const own = new URLSearchParams(search);
  if ('period' in change) for (const name of ['date', 'asOf']) own.delete(name);
  // Accounts, imports and the like are of one book: in another one their names mean nothing.
  if ('book' in change) for (const name of [...own.keys()]) if (!(name in sharedParams)) own.delete(name);
  return printParams(sharedParams, change, own.toString());
}

/** The address of a page: its own choices, and the shared ones of `search`. */
export function hrefTo<S extends Spec>(path: string, search: string, spec?: S, values?: Partial<ValuesOf<S>>): string {
  const shared = printAddress(parseAddress(search));
  return `${path}${spec && values ? printParams(spec, values, shared) : shared}`;
}
