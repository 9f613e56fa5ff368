import type { Decimal } from './decimal.ts';
import type { AccountType, TransactionStatus } from './nouns.ts';
import { requireRange } from './period.ts';
import type { PlainDate } from './plain-date.ts';
import { badInput } from './refusal.ts';

/** Which entries of a book are meant. What is absent, null or an empty list restricts nothing. */
export interface TransactionFilter {
  /** Both days inclusive. */
  readonly date?: { readonly from: PlainDate; readonly to: PlainDate } | null;
  /** Full names; their children are meant too. */
  readonly accounts?: readonly string[] | null;
  readonly types?: readonly AccountType[] | null;
  /** Bounds of |amount|, both inclusive. */
  readonly amount?: { readonly min?: Decimal | null; readonly max?: Decimal | null } | null;
  readonly currency?: string | null;
  readonly text?: string | null;
  readonly status?: TransactionStatus | null;
  readonly importId?: string | null;
  readonly tag?: string | null;
}

interface FilterLimits {
  readonly textLengthMax: number;
  readonly namesMax: number;
}

/** Refuses a filter whose days are the wrong way round, or that is longer than anybody needs. */
export function requireFilter(filter: TransactionFilter, limits: FilterLimits): void {
  if (filter.date) requireRange(filter.date.from, filter.date.to);
  for (const name of ['text', 'tag'] as const) {
    if ((filter[name]?.length ?? 0) > limits.textLengthMax)
      throw badInput(`${name} may have at most ${limits.textLengthMax} characters.`, 'filter', name);
    // The store refuses it too, but not inside of JSON, as which a tag is asked for.
    if (filter[name]?.includes('\0')) throw badInput(`${name} may not contain the NUL character (U+0000).`, 'filter', name);
  }
  for (const name of ['accounts', 'types'] as const) {
    if ((filter[name]?.length ?? 0) > limits.namesMax) throw badInput(`${name} may list at most ${limits.namesMax} names.`, 'filter', name);
  }
}
