import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  loadLockMilliseconds,
  loadLockPolledEveryMilliseconds,
  loadLockRenewedEveryMilliseconds,
  loadWaitMilliseconds,
} from '../config/limits.ts';
import { type Entry, parseEntry } from './entry.ts';
import type { Patience, RemoteEntries } from './remote.ts';

/** Either another process has computed the value, or it is ours to compute; then `release` says that we are done. */
export type Turn = { readonly kind: 'value'; readonly entry: Entry } | { readonly kind: 'ours'; readonly release: () => Promise<void> };

const nothing = async () => undefined;

/**
 * Lets one process of all compute a value. The lock is short and renewed while the computing goes on: should its holder
 * die, the others wait no longer than that. Where Redis does not answer, everybody computes.
 */
export class PeerLock {
  constructor(
    private readonly remote: Pick<RemoteEntries, 'lock' | 'renew' | 'unlock' | 'getMany'>,
    private readonly wait: (ms: number) => Promise<unknown> = pause,
  ) {}

  /** Who needs a later version does not wait for one who computes an earlier one. */
  async turn(key: string, version: bigint, patience: Patience, isFresh: (entry: Entry) => boolean): Promise<Turn> {
    const lockKey = `${key}:${version}:lock`;
    for (let waitedMs = 0; waitedMs < loadWaitMilliseconds; waitedMs += loadLockPolledEveryMilliseconds) {
      const token = randomUUID();
      const { leftMs } = patience;
      const got = await this.remote.lock(lockKey, token, loadLockMilliseconds, patience);
      if (got === null) return { kind: 'ours', release: nothing };
      // Looked at once more with the lock held: its last holder may have stored the value just before.
      const found = await this.remote.getMany([key], patience);
      const seen = found?.[0] ? await parseEntry(found[0]) : null;
      if (seen && isFresh(seen)) {
        if (got) void this.remote.unlock(lockKey, token);
        return { kind: 'value', entry: seen };
      }
      if (got) return { kind: 'ours', release: this.held(lockKey, token) };
      // Redis answers: who is waited for is the other process, for as long as it holds its lock.
      if (found) patience.leftMs = leftMs;
      await this.wait(loadLockPolledEveryMilliseconds);
    }
    return { kind: 'ours', release: nothing };
  }

  private held(lockKey: string, token: string): () => Promise<void> {
    const renewal = setInterval(() => void this.remote.renew(lockKey, token, loadLockMilliseconds), loadLockRenewedEveryMilliseconds);
    renewal.unref();
    return async () => {
      clearInterval(renewal);
      await this.remote.unlock(lockKey, token);
    };
  }
}
