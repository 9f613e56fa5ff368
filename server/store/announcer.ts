import type { DataSource } from 'typeorm';
import { plannedOnce, type Sql } from '../ledger/sql.ts';
import { channel } from './announcements.ts';
import { sqlOf } from './sql-of.ts';

/** Tells all servers how book $1 stands by now. */
const announcement = plannedOnce(`
  select pg_notify('${channel}', 'book ' || $1::int || ' ' || string_agg(n::text, ' ' order by domain))
    from (select domain, coalesce((select folded from book_version v where v.book_id = $1 and v.domain = d.domain), 0)
                         + (select count(*) from book_change c where c.book_id = $1 and c.domain = d.domain) as n
            from (values ('LEDGER'), ('RATES')) d (domain)) version`);

/**
 * Tells of what was committed, after it. While one statement tells of a book, the next waits and tells of all that was
 * committed until then: however many write at once, two are under way.
 */
export class Announcer {
  private readonly underWay = new Map<number, Promise<void>>();
  private readonly waiting = new Map<number, Promise<void>>();

  constructor(private readonly sql: Pick<Sql, 'query'>) {}

  /** To be called after the commit. Ends when it is told, or could not be: servers look for themselves every few seconds. */
  tell(bookId: number): Promise<void> {
    const before = this.underWay.get(bookId);
    if (!before) return this.start(bookId);
    const next = this.waiting.get(bookId) ?? before.then(() => this.start(bookId));
    this.waiting.set(bookId, next);
    return next;
  }

  private start(bookId: number): Promise<void> {
    this.waiting.delete(bookId);
    const told = this.sql
      .query(announcement, [bookId])
      .then(
        () => undefined,
        () => undefined,
      )
      .then(() => {
        if (this.underWay.get(bookId) === told) this.underWay.delete(bookId);
      });
    this.underWay.set(bookId, told);
    return told;
  }
}

const announcers = new WeakMap<DataSource, Announcer>();

/** One for all who write to a store in this process. */
export function announcerOf(source: DataSource): Announcer {
  let announcer = announcers.get(source);
  if (!announcer) {
    announcer = new Announcer(sqlOf(source.manager));
    announcers.set(source, announcer);
  }
  return announcer;
}
