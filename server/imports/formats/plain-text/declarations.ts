import type { DeclaredType } from '../../../ledger/nouns.ts';
import type { Tag } from '../../journal.ts';

/** hledger's words and letters for what an account is. */
const words: Readonly<Record<string, DeclaredType>> = {
  a: 'ASSET',
  asset: 'ASSET',
  l: 'LIABILITY',
  liability: 'LIABILITY',
  e: 'EQUITY',
  equity: 'EQUITY',
  r: 'REVENUE',
  revenue: 'REVENUE',
  x: 'EXPENSE',
  expense: 'EXPENSE',
  c: 'CASH',
  cash: 'CASH',
  v: 'CONVERSION',
  conversion: 'CONVERSION',
};

export function accountTypeNamed(word: string): DeclaredType | null {
  return words[word.toLowerCase()] ?? null;
}

/** Of a `type:` tag; null where there is none or it says nothing known. */
export function accountTypeOf(tags: readonly Tag[]): DeclaredType | null {
  const tag = tags.find(({ name }) => name.toLowerCase() === 'type');
  return tag ? accountTypeNamed(tag.value) : null;
}

/** Of a `role:` tag: upper-cased, words joined with `_`. */
export function roleIn(tags: readonly Tag[]): string | null {
  const value = tags.find(({ name }) => name.toLowerCase() === 'role')?.value.trim();
  return value ? value.toUpperCase().replace(/[\s-]+/g, '_') : null;
}
