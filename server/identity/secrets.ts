import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits that nobody guesses, in 43 characters. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A secret of 256 bits needs no salt and no slow hash: nobody goes through them all. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** As `digestOf`, under the server's own secret: a copy of the store alone tests no guess. */
export function keyedDigestOf(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** Takes the same time wherever the two differ. */
export function isSameDigest(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

const alphabet = '23456789abcdefghijkmnpqrstuvwxyz';

/** The part of an API key that may be shown, and by which it is found: `fk_` and ten letters. */
export function newKeyPrefix(): string {
  return `fk_${[...randomBytes(10)].map((byte) => alphabet[byte % alphabet.length]).join('')}`;
}

/** The two parts of a key as it is sent: `fk_ab12cd34ef.secret`. Null where it is none of ours. */
export function parseKey(text: string): { prefix: string; secret: string } | null {
  const match = /^(fk_[2-9a-z]{10})\.([\w-]{43})$/.exec(text);
  return match ? { prefix: match[1]!, secret: match[2]! } : null;
}
