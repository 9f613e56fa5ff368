import { Decimal } from '../ledger/decimal.ts';

/** A value that text cannot give back as it was: it is answered with, but not kept. */
export class NotCacheable extends Error {}

/** Objects that carry this key as their own are wrapped, so that no value can pass for a tagged one. */
const tag = '$';

/**
 * Plain values as text: null, booleans, finite numbers, strings, arrays, plain objects, and tagged Decimal, Date and
 * bigint. Keys are sorted, so equal values give equal text. Throws `NotCacheable` for everything else.
 */
export function encodeValue(value: unknown): string {
  return JSON.stringify(tagged(value));
}

function tagged(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'undefined':
      return null;
    case 'number':
      if (Number.isFinite(value)) return value;
      throw new NotCacheable(`the number ${value}`);
    case 'bigint':
      return { [tag]: 'int', v: value.toString() };
    case 'object':
      return value === null ? null : taggedObject(value);
    default:
      throw new NotCacheable(`a ${typeof value}`);
  }
}

function taggedObject(value: object): unknown {
  if (Array.isArray(value)) return value.map(tagged);
  if (value instanceof Decimal) return { [tag]: 'dec', v: value.toString() };
  if (value instanceof Date) return { [tag]: 'at', v: value.toISOString() };
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new NotCacheable(`an instance of ${value.constructor.name}`);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, tagged(item)]);
  const plain = Object.fromEntries(entries);
  return tag in value ? { [tag]: 'obj', v: plain } : plain;
}

/** The value of `encodeValue`, frozen all through: everybody is answered with the same one. */
export function decodeValue(text: string): unknown {
  return revived(JSON.parse(text));
}

function revived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(revived));
  const { [tag]: kind, v } = value as { [tag]?: string; v?: unknown };
  if (kind === 'dec') return Object.freeze(Decimal.from(v as string));
  if (kind === 'at') return new Date(v as string);
  if (kind === 'int') return BigInt(v as string);
  return revivedFields(kind === 'obj' ? (v as object) : value);
}

function revivedFields(fields: object): object {
  return Object.freeze(Object.fromEntries(Object.entries(fields).map(([key, item]) => [key, revived(item)])));
}
