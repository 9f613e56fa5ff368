import { createHash } from 'node:crypto';
import { badInput } from './refusal.ts';

/** The values that a list is ordered by, for one row, as text. */
export type Key = readonly string[];

const checkBytes = 9;

/**
 * Cursors of one list: opaque text that holds a row's key and a check over the key, the book, the filter and the order.
 * A cursor of another list, or one that was changed, is refused. The check is no secret: what a made-up cursor could
 * reach, the list itself shows.
 */
export class CursorCodec {
  private readonly scope: string;

  /** `list` is all that decides what the list holds and how it is ordered; `parts` says what each part of a key looks like. */
  constructor(
    list: readonly unknown[],
    private readonly parts: readonly ((text: string) => boolean)[],
  ) {
    this.scope = canonical(list);
  }

  print(key: Key): string {
    const text = JSON.stringify(key);
    return Buffer.concat([this.checkOf(text), Buffer.from(text, 'utf8')]).toString('base64url');
  }

  /** Refuses what is no cursor of this list; `argument` is its name in the request. */
  parse(cursor: string, argument: string): Key {
    const bytes = Buffer.from(cursor, 'base64url');
    const text = bytes.subarray(checkBytes).toString('utf8');
    const isOurs = bytes.subarray(0, checkBytes).equals(this.checkOf(text)) && bytes.toString('base64url') === cursor;
    const key = isOurs ? (JSON.parse(text) as unknown) : null;
    if (!this.isKey(key)) {
      throw badInput(`This ${argument} is no cursor of this list. Take one from the same filter and order.`, argument);
    }
    return key;
  }

  private isKey(value: unknown): value is Key {
    return (
      Array.isArray(value) &&
      value.length === this.parts.length &&
      this.parts.every((isPart, index) => typeof value[index] === 'string' && isPart(value[index]))
    );
  }

  private checkOf(text: string): Buffer {
    return createHash('sha256').update(this.scope).update('\0').update(text).digest().subarray(0, checkBytes);
  }
}

/** Equal text for equal values: keys in order, and what is null or absent left out. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(
      Object.entries(part)
        .filter(([, inner]) => inner !== null && inner !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  });
}
