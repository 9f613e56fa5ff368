import DataLoader from 'dataloader';
import { remoteRequestMilliseconds } from '../config/limits.ts';
import { type Entry, parseEntry } from './entry.ts';
import type { LookupResult } from './events.ts';
import type { Patience, RemoteEntries } from './remote.ts';

/** What one cached field of a request was answered with. */
export interface CacheNote {
  /** As the answer has it: kpis, kpis.kpis.0.history. */
  readonly path: string;
  readonly field: string;
  readonly result: LookupResult;
  /** Since it was computed. */
  readonly ageSeconds: number;
  /** For how much longer it would be answered with; 0 where it is past that. */
  readonly ttlSeconds: number;
}

/** What the cached fields of one request share. */
export class CacheSession {
  readonly notes: CacheNote[] = [];
  readonly patience: Patience = { leftMs: remoteRequestMilliseconds };
  /** By what versions are counted of. */
  private readonly seen = new Map<string, bigint>();
  private readonly remote: DataLoader<string, Entry | null>;
  private luck: number | null = null;

  constructor(remote: RemoteEntries | null) {
    // Not kept: what another process has computed meanwhile is to be seen.
    this.remote = new DataLoader(async (keys) => entriesOf(await remote?.getMany(keys, this.patience), keys.length), { cache: false });
  }

  /** All look-ups of a tick are one MGET. Null too where Redis does not answer. */
  look(key: string): Promise<Entry | null> {
    return this.remote.load(key);
  }

  /** The least version for what is asked next: what belongs to a value is of no earlier version than the value itself. */
  least(domains: string, came: bigint): bigint {
    const seen = this.seen.get(domains) ?? came;
    return seen > came ? seen : came;
  }

  /** Notes the version of what a field was answered with. */
  answeredOf(domains: string, version: bigint): void {
    this.seen.set(domains, this.least(domains, version));
  }

  /** From 0 up to 1, drawn once for all that is computed for the request. */
  drawn(random: () => number): number {
    this.luck ??= random();
    return this.luck;
  }

  /** True where a field was answered with what it was before a failure. */
  get isStale(): boolean {
    return this.notes.some(({ result }) => result === 'stale_error');
  }
}

async function entriesOf(found: readonly (string | null)[] | null | undefined, count: number): Promise<(Entry | null)[]> {
  if (!found) return Array.from({ length: count }, () => null);
  return Promise.all(found.map((printed) => (printed === null ? null : parseEntry(printed))));
}
