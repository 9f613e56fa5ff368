import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { rememberedStandingSecondsMax, rememberedStandingsMax } from '../config/limits.ts';
import { Refusal } from '../ledger/refusal.ts';
import { cookieOf } from './cookie.ts';
import type { Standing } from './standing.ts';
import type { Asking } from './who-asks.ts';

/**
 * What the database last said of who asks, and of their book, for the time in which it says nothing. While it is away nobody
 * can end a credential or write to a book; what it confirmed too long ago counts as unknown all the same.
 */
export class RememberedStandings {
  private readonly known = new LRUCache<string, { readonly standing: Standing; readonly atMs: number }>({ max: rememberedStandingsMax });

  constructor(private readonly now: () => Date) {}

  /** Somebody's right was taken away. Who is still known is known again with the next answer of the database. */
  forget(): void {
    this.known.clear();
  }

  /** As the database says; as it last said where it does not answer. */
  async standing(asking: Asking, read: () => Promise<Standing>): Promise<Standing> {
    const name = nameOf(asking);
    try {
      const standing = await read();
      this.known.set(name, { standing, atMs: this.now().getTime() });
      return standing;
    } catch (error) {
      const isAway = error instanceof Refusal && error.code === 'UNAVAILABLE';
      if (!isAway) this.known.delete(name);
      const last = isAway ? this.known.get(name) : undefined;
      if (!last || this.now().getTime() - last.atMs > rememberedStandingSecondsMax * 1_000) throw error;
      return { ...last.standing, isRemembered: true };
    }
  }
}

/** A digest: no secret is kept. */
function nameOf({ headers }: Asking): string {
  const cookie = cookieOf(headers);
  const book = headers['farthing-book'] ?? null;
  if (headers.authorization === undefined && cookie === null) return `nobody ${book}`;
  const credential = JSON.stringify([headers.authorization ?? null, cookie, book]);
  return createHash('sha256').update(credential).digest('base64url');
}
