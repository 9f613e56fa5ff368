import { cachedValueBytesMax } from '../config/limits.ts';
import { decodeValue, encodeValue, NotCacheable } from './codec.ts';
import { ageSecondsOf, type Entry, laterOf, printEntry } from './entry.ts';
import type { CacheEvents, LookupResult } from './events.ts';
import type { MemoryEntries } from './memory.ts';
import { PeerLock } from './peer-lock.ts';
import type { RemoteEntries } from './remote.ts';
import type { CacheSession } from './session.ts';

/** For how long one field's values may be answered with. */
export interface CachePolicy {
  /** Type and field: Query.kpis. */
  readonly field: string;
  readonly ttlSeconds: number;
  /** Past the TTL, while nothing was written: answered once more, and computed anew behind it. */
  readonly swrSeconds: number;
  /** Past the TTL, where computing failed. 0 where the value has no way of saying that it is old. */
  readonly staleIfErrorSeconds: number;
}

/** One field of one request. */
export interface CacheQuestion {
  readonly policy: CachePolicy;
  readonly key: string;
  /** What the book had come to after the request arrived. No answer may be older. */
  readonly version: bigint;
  /** What the version is counted of: those of other domains say nothing about it. */
  readonly domains: string;
  /** Where in the answer it goes, for the notes. */
  readonly path: string;
  readonly session: CacheSession;
  /** Whether anything may have been written since `version`, unheard of: then every kept value is an old one. */
  readonly isBlind?: boolean;
  load(): Promise<unknown>;
  /** The version that a loaded value says it is of; null where it says nothing. */
  versionOf(value: unknown): bigint | null;
  /** Whether a failure is one of the computing, not of what was asked. */
  isFault(error: unknown): boolean;
  /** The value, saying that it is older than the last write may be. */
  markStale(value: unknown): unknown;
}

export interface FieldCacheParts {
  readonly memory: MemoryEntries;
  /** Null: this process alone. */
  readonly remote: RemoteEntries | null;
  readonly events: CacheEvents;
  readonly now: () => Date;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Throws where a value cannot be kept, instead of answering without keeping it: for tests. */
  readonly strict: boolean;
  readonly lock?: PeerLock;
}

type Found = { readonly value: unknown; readonly result: LookupResult; readonly entry: Entry | null };

/**
 * TTLs end up to a tenth early, so that what many asked for at a time is not computed anew at a time. What was computed for one request
 * does end together: it is computed anew in batches then, and its whole answer is without a lasting part for moments, not for seconds.
 */
const jitter = 0.1;

/** The values of cached fields. It never answers with a value of an earlier version than the question names, but after a failure. */
export class FieldCache {
  /** By key and version: who came after a write never joins what was begun before it. */
  private readonly flights = new Map<string, Promise<Found>>();
  private readonly lock: PeerLock | null;

  constructor(private readonly parts: FieldCacheParts) {
    this.lock = parts.lock ?? (parts.remote && new PeerLock(parts.remote));
  }

  async answer(question: CacheQuestion): Promise<unknown> {
    const found = question.isBlind ? await this.remembered(question) : ((await this.find(question)) ?? (await this.computed(question)));
    this.note(question, found);
    return found.value;
  }

  /** Waits for what is computed behind answers that have gone out. */
  async idle(): Promise<void> {
    while (this.flights.size > 0) await Promise.allSettled(this.flights.values());
  }

  /** Neither is anything computed, by this process or by others, nor is a kept value taken for a new one. */
  private async remembered(question: CacheQuestion): Promise<Found> {
    const old = await this.usableInNeed(question);
    // Loading says why there is nothing.
    return old ? { value: question.markStale(old.value), result: 'stale_error', entry: old } : this.load(question, null);
  }

  private async find(question: CacheQuestion): Promise<Found | null> {
    const { key, session } = question;
    const near = this.parts.memory.get(key);
    if (near && this.isFresh(near, question)) return { value: near.value, result: 'hit_l1', entry: near };
    const far = this.parts.remote ? await session.look(key) : null;
    if (far) this.parts.memory.put(key, far);
    if (far && this.isFresh(far, question)) return { value: far.value, result: 'hit_l2', entry: far };
    const entry = laterOf(near, far);
    if (!entry || !this.mayRevalidate(entry, question)) return null;
    // Its failure is told to nobody: the next reader computes for himself.
    void this.flight(question).catch(() => undefined);
    return { value: entry.value, result: 'stale_swr', entry };
  }

  private async computed(question: CacheQuestion): Promise<Found> {
    const joins = this.flights.has(flightOf(question));
    try {
      const found = await (joins ? this.joined(question) : this.flight(question));
      return joins ? { ...found, result: 'coalesced' } : found;
    } catch (error) {
      const old = question.isFault(error) ? await this.usableInNeed(question) : null;
      if (!old) throw error;
      return { value: question.markStale(old.value), result: 'stale_error', entry: old };
    }
  }

  /** Who computes may have been given up: those who wait for him try once more, together. */
  private async joined(question: CacheQuestion): Promise<Found> {
    try {
      return await this.flight(question);
    } catch (error) {
      if (!question.isFault(error)) throw error;
      return this.flight(question);
    }
  }

  private async usableInNeed({ key, policy, session }: CacheQuestion): Promise<Entry | null> {
    if (policy.staleIfErrorSeconds === 0) return null;
    const entry = this.parts.memory.get(key) ?? (this.parts.remote && (await session.look(key)));
    return entry && ageSecondsOf(entry, this.nowMs()) <= entry.ttlMs * 0.001 + policy.staleIfErrorSeconds ? entry : null;
  }

  private flight(question: CacheQuestion): Promise<Found> {
    const name = flightOf(question);
    const running = this.flights.get(name);
    if (running) return running;
    const flight = (this.lock ? this.amongPeers(question, this.lock) : this.load(question, null)).finally(() => this.flights.delete(name));
    this.flights.set(name, flight);
    return flight;
  }

  /** One process computes, the others wait for its value. */
  private async amongPeers(question: CacheQuestion, lock: PeerLock): Promise<Found> {
    const turn = await lock.turn(question.key, question.version, question.session.patience, (entry) => this.isFresh(entry, question));
    if (turn.kind === 'value') {
      this.parts.memory.put(question.key, turn.entry);
      return { value: turn.entry.value, result: 'hit_peer', entry: turn.entry };
    }
    return this.load(question, turn.release);
  }

  private async load(question: CacheQuestion, release: (() => Promise<void>) | null): Promise<Found> {
    const startMs = performance.now();
    const told = (failed: boolean) =>
      this.parts.events.emit({ kind: 'load', field: question.policy.field, seconds: (performance.now() - startMs) * 0.001, failed });
    try {
      const value = await question.load();
      told(false);
      const { result, entry, stored } = this.keep(question, value);
      // The answer does not wait for Redis; whoever waits for the lock does.
      void stored.finally(() => release?.());
      return { value: entry ? entry.value : value, result, entry };
    } catch (error) {
      told(true);
      void release?.();
      throw error;
    }
  }

  private keep(question: CacheQuestion, value: unknown): { result: LookupResult; entry: Entry | null; stored: Promise<unknown> } {
    const text = this.textOf(value);
    if (text === null) return { result: 'uncacheable', entry: null, stored: Promise.resolve() };
    if (Buffer.byteLength(text) > cachedValueBytesMax) return { result: 'too_large', entry: null, stored: Promise.resolve() };
    const { ttlSeconds, swrSeconds, staleIfErrorSeconds } = question.policy;
    const ttlMs = Math.floor(ttlSeconds * 1000 * (1 - jitter * question.session.drawn(this.parts.random)));
    const version = question.versionOf(value) ?? question.version;
    const entry: Entry = { version, storedAtMs: this.nowMs(), ttlMs, value: decodeValue(text), bytes: text.length };
    this.parts.memory.put(question.key, entry);
    const pxMs = ttlMs + Math.max(swrSeconds, staleIfErrorSeconds) * 1000;
    const stored = this.parts.remote ? printEntry(entry, text).then((it) => this.parts.remote!.put(question.key, version, it, pxMs)) : null;
    return { result: 'miss', entry, stored: stored ?? Promise.resolve() };
  }

  private textOf(value: unknown): string | null {
    try {
      return encodeValue(value);
    } catch (error) {
      if (!(error instanceof NotCacheable) || this.parts.strict) throw error;
      return null;
    }
  }

  private isFresh(entry: Entry, { version }: CacheQuestion): boolean {
    return entry.version >= version && this.nowMs() - entry.storedAtMs < entry.ttlMs;
  }

  /** Only within one version: figures from before a write are answered with by nobody who waits for new ones. */
  private mayRevalidate(entry: Entry, { version, policy }: CacheQuestion): boolean {
    return entry.version >= version && this.nowMs() - entry.storedAtMs < entry.ttlMs + policy.swrSeconds * 1000;
  }

  private note({ policy, path, session, domains }: CacheQuestion, { result, entry }: Found): void {
    if (entry) session.answeredOf(domains, entry.version);
    const ageSeconds = entry ? ageSecondsOf(entry, this.nowMs()) : 0;
    const ttlSeconds = entry ? Math.max(0, entry.ttlMs * 0.001 - ageSeconds) : 0;
    session.notes.push({ path, field: policy.field, result, ageSeconds, ttlSeconds });
    const isComputed = result === 'miss' || result === 'uncacheable' || result === 'too_large';
    this.parts.events.emit({ kind: 'lookup', field: policy.field, result, ageSeconds: isComputed ? null : ageSeconds });
  }

  private nowMs(): number {
    return this.parts.now().getTime();
  }
}

function flightOf({ key, version }: CacheQuestion): string {
  return `${key}@${version}`;
}
