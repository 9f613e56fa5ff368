import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { remoteValuePlainBytesMax } from '../config/limits.ts';
import { decodeValue } from './codec.ts';

/** A kept value with what decides whether it may be answered with. */
export interface Entry {
  /** That of the snapshot it was computed from, or an earlier one. */
  readonly version: bigint;
  readonly storedAtMs: number;
  /** Jitter included. */
  readonly ttlMs: number;
  /** Frozen. */
  readonly value: unknown;
  /** Length of its text. */
  readonly bytes: number;
}

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** What is kept in Redis: `version|storedAt|ttl|form|body`. The version comes first, for the fence to compare. */
export async function printEntry(entry: Omit<Entry, 'value' | 'bytes'>, text: string): Promise<string> {
  const head = `${entry.version}|${entry.storedAtMs}|${entry.ttlMs}`;
  if (text.length <= remoteValuePlainBytesMax) return `${head}|plain|${text}`;
  return `${head}|deflate|${(await deflate(text, { level: 1 })).toString('base64')}`;
}

/** Null where the text is none of ours: damaged, or of another version of Farthing. */
export async function parseEntry(printed: string): Promise<Entry | null> {
  const match = /^(\d+)\|(\d+)\|(\d+)\|(plain|deflate)\|/.exec(printed);
  if (!match) return null;
  const [head, version, storedAtMs, ttlMs, form] = match;
  try {
    const body = printed.slice(head.length);
    const text = form === 'plain' ? body : (await inflate(Buffer.from(body, 'base64'))).toString('utf8');
    return {
      version: BigInt(version!),
      storedAtMs: Number(storedAtMs),
      ttlMs: Number(ttlMs),
      value: decodeValue(text),
      bytes: text.length,
    };
  } catch {
    return null;
  }
}

/** Of two entries of one key, the one that reflects more: a later version, else the later one. */
export function laterOf(a: Entry | null, b: Entry | null): Entry | null {
  if (!a || !b) return a ?? b;
  if (a.version !== b.version) return a.version > b.version ? a : b;
  return a.storedAtMs >= b.storedAtMs ? a : b;
}

/** Seconds since it was computed; never negative, though the clocks of two machines differ. */
export function ageSecondsOf(entry: Entry, nowMs: number): number {
  return Math.max(0, (nowMs - entry.storedAtMs) * 0.001);
}
