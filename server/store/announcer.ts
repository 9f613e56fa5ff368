import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { betweenAnnouncementsMs } from '../config/limits.ts';
import { plannedOnce, type Sql } from '../ledger/sql.ts';
import { channel } from './announcements.ts';
import { hasOneSession, sqlOf } from './sql-of.ts';

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
  /** Until the next may begin. */
  private readonly underWay = new Map<number, Promise<void>>();
  private readonly waiting = new Map<number, Promise<void>>();

  /** `pause` lies between two statements of one book: many writers would else have it told of without an end. */
  constructor(
    private readonly sql: Pick<Sql, 'query'>,
    private readonly pause: () => Promise<unknown> = () => Promise.resolve(),
  ) {}

  /** To be called after a commit. Ends when it is told, or could not be: servers look for themselves every few seconds. */
  tell(bookId: number): Promise<void> {
    const before = this.underWay.get(bookId);
    if (!before) return this.start(bookId);
    const next = this.waiting.get(bookId) ?? before.then(() => this.start(bookId));
    this.waiting.set(bookId, next);
    return next;
  }

  /** Ends when nothing is left to tell of. */
  async idle(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all([...this.underWay.values(), ...this.waiting.values()]);
  }

  private start(bookId: number): Promise<void> {
    this.waiting.delete(bookId);
    const told = this.sql.query(announcement, [bookId]).then(
      () => undefined,
      () => undefined,
    );
    const over = told
      .then(() => this.pause())
      .then(() => {
        if (this.underWay.get(bookId) === over) this.underWay.delete(bookId);
      });
    this.underWay.set(bookId, over);
    return told;
  }
}

/** Servers hear of a book as often as somebody who looks at it can see. */
export const pauseBetweenAnnouncements = () => sleep(betweenAnnouncementsMs);

const announcers = new WeakMap<DataSource, Announcer>();

/** One for all who write to a store in this process. */
export function announcerOf(source: DataSource): Announcer {
  let announcer = announcers.get(source);
  if (!announcer) {
    announcer = hasOneSession(source) ? new Announcer(sqlOf(source.manager)) : new Announcer(poolOf(source), pauseBetweenAnnouncements);
    announcers.set(source, announcer);
  }
  return announcer;
}

/** Past TypeORM: nobody waits for it, and it is part of no request. */
function poolOf(source: DataSource): Pick<Sql, 'query'> {
  const { master } = source.driver as unknown as { master: Pool };
  return {
    query: async <Row>(text: string, parameters: readonly unknown[] = []) => (await master.query(text, [...parameters])).rows as Row[],
  };
}
