import type { Tag } from '../../journal.ts';
import type { Cursor } from './cursor.ts';

export interface Metadata extends Tag {
  /** Booleans, nothing and accounts are one and the same value when they are equal; texts and numbers never are. */
  readonly isShared: boolean;
  readonly kind: 'account' | 'other';
}

/** Reads `key: value`; the cursor stands on the key. The value is kept as text: a string without its quotes. */
export function readMetadata(cursor: Cursor): Metadata {
  const name = cursor.require('key', 'a key');
  if (cursor.take('sign', ':') === null) throw cursor.unexpected('":"');
  if (cursor.isAtEnd) return { name, value: '', isShared: true, kind: 'other' };
  if (cursor.seesNumber) {
    const number = cursor.number();
    const currency = cursor.take('currency');
    return { name, value: currency === null ? number.toString() : `${number} ${currency}`, isShared: false, kind: 'other' };
  }
  for (const kind of ['string', 'date', 'currency', 'tag'] as const) {
    const value = cursor.take(kind);
    if (value !== null) return { name, value: kind === 'tag' ? `#${value}` : value, isShared: false, kind: 'other' };
  }
  const account = cursor.take('account');
  if (account !== null) return { name, value: account, isShared: true, kind: 'account' };
  const constant = cursor.take('bool') ?? cursor.take('null');
  if (constant === null) throw cursor.unexpected('a value');
  return { name, value: constant, isShared: true, kind: 'other' };
}

/** True where Beancount takes a key that is given twice for a mistake. */
export function contradicts(earlier: Metadata, later: Metadata): boolean {
  return !(earlier.isShared && later.isShared && earlier.kind === later.kind && earlier.value === later.value);
}
