import type { Context } from '../context.ts';
import type { Sql } from '../ledger/sql.ts';

export interface AuditEntry {
  readonly at: Date;
  /** Null where it is about no book. */
  readonly book: number | null;
  /** Who: `person 3`, `key fk_...`, `local`, `command line`. Never an address or a secret. */
  readonly actor: string;
  readonly action: string;
  /** What was named; no figures, no secrets. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Adds to the log of who changed what. The database refuses to change or delete what is in it. */
export async function audit(sql: Sql, { at, book, actor, action, detail }: AuditEntry): Promise<void> {
  await sql.query('insert into audit_entry (at, about_book, actor, action, detail) values ($1, $2, $3, $4, $5)', [
    at,
    book,
    actor,
    action,
    JSON.stringify(detail),
  ]);
}

/** Notes what a request changes, in the transaction that changes it: neither stands without the other. */
export async function noteChange(
  sql: Sql,
  { now, book, viewer }: Pick<Context, 'now' | 'book' | 'viewer'>,
  action: string,
  detail: AuditEntry['detail'],
): Promise<void> {
  await audit(sql, { at: now, book: book.id, actor: viewer.credential, action, detail });
}
