import { eventsWaitingMax } from '../config/limits.ts';
import type { BookMove } from '../context.ts';
import type { DataDomain } from '../ledger/nouns.ts';
import { type FigureVersion, parseAnnouncement } from './announcement.ts';
import { Waiting } from './waiting.ts';

interface Watcher {
  /** What its subscriber has been told of, or knew before; null until that has been read. */
  known: FigureVersion | null;
  /** What was announced until then. */
  readonly early: FigureVersion[];
  readonly waiting: Waiting<BookMove>;
}

/**
 * Brings what writers announce to those who watch a book on this server. Of one book each watcher is told each state once,
 * in the order in which they came to be.
 */
export class LiveHub {
  private readonly watchers = new Map<number, Set<Watcher>>();
  private readonly readers = new Map<string, Set<Waiting<null>>>();

  /** `readVersion`: what the book's version is by now; null where the book is gone. */
  constructor(private readonly readVersion: (bookId: number) => Promise<FigureVersion | null>) {}

  heard(text: string): void {
    const told = parseAnnouncement(text);
    if (told?.kind === 'import') {
      for (const waiting of this.readers.get(`${told.bookId} ${told.importId}`) ?? []) waiting.add(null);
    } else if (told?.kind === 'book') {
      for (const watcher of this.watchers.get(told.bookId) ?? []) {
        // Of two that wrote at once the one that is told of last may know of both, and the other has nothing new.
        // Less than what is known is what is left of a book that was deleted.
        if (tell(watcher, told.version) === 'less') this.look(told.bookId);
      }
    }
  }

  /** Some announcements may not have come: looks at everything that is watched. */
  missed(): void {
    for (const bookId of this.watchers.keys()) this.look(bookId);
    for (const readers of this.readers.values()) for (const waiting of readers) waiting.add(null);
  }

  /** Every change of the book from now on, until `signal`. */
  async changes(bookId: number, signal: AbortSignal): Promise<AsyncIterableIterator<BookMove>> {
    const waiting: Waiting<BookMove> = new Waiting(eventsWaitingMax, joined, () => leave(this.watchers, bookId, watcher));
    const watcher: Watcher = { known: null, early: [], waiting };
    enter(this.watchers, bookId, watcher);
    endWith(signal, waiting);
    // Read after it is listened: nothing can happen in between.
    watcher.known = await this.readVersion(bookId).catch((error: unknown) => {
      waiting.end();
      throw error;
    });
    if (watcher.known === null) waiting.end();
    for (const version of watcher.early.splice(0)) tell(watcher, version);
    return waiting;
  }

  /** A sign each time that the import's record may have moved, until `signal`; several that wait are one. */
  importMoves(bookId: number, importId: number, signal: AbortSignal): AsyncIterableIterator<null> {
    const key = `${bookId} ${importId}`;
    const waiting: Waiting<null> = new Waiting(
      1,
      () => null,
      () => leave(this.readers, key, waiting),
    );
    enter(this.readers, key, waiting);
    endWith(signal, waiting);
    return waiting;
  }

  private look(bookId: number): void {
    this.readVersion(bookId).then(
      (version) => {
        for (const watcher of this.watchers.get(bookId) ?? []) {
          if (version) tell(watcher, version);
          else watcher.waiting.end();
        }
      },
      // A database that is away has nothing to tell; its return is told as `missed`.
      () => undefined,
    );
  }
}

/** Whether the state comes after what the watcher knows, and if not, why. */
function tell(watcher: Watcher, version: FigureVersion): 'told' | 'known' | 'less' {
  const { known } = watcher;
  if (known === null) {
    watcher.early.push(version);
    return 'told';
  }
  if (version.ledger < known.ledger || version.rates < known.rates) return 'less';
  const domains: DataDomain[] = [];
  if (version.ledger > known.ledger) domains.push('LEDGER');
  if (version.rates > known.rates) domains.push('RATES');
  if (domains.length === 0) return 'known';
  watcher.known = version;
  watcher.waiting.add({ domains, version });
  return 'told';
}

function joined(older: BookMove, newer: BookMove): BookMove {
  return { domains: [...new Set([...older.domains, ...newer.domains])].sort(), version: newer.version };
}

function endWith(signal: AbortSignal, waiting: Waiting<never> | Waiting<BookMove> | Waiting<null>): void {
  if (signal.aborted) waiting.end();
  else signal.addEventListener('abort', () => waiting.end(), { once: true });
}

function enter<Key, Value>(map: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const there = map.get(key);
  if (there) there.add(value);
  else map.set(key, new Set([value]));
}

function leave<Key, Value>(map: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const there = map.get(key);
  there?.delete(value);
  if (there?.size === 0) map.delete(key);
}
