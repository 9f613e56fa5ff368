import { createHash } from 'node:crypto';
import { audit } from '../identity/audit.sql.ts';
import type { ImportStatus } from '../ledger/nouns.ts';
import { bookLock } from '../ledger/settle.sql.ts';
import type { Sql } from '../ledger/sql.ts';
import { type BankOptions, noBankOptions, type TableReading } from './bank.ts';
import type { Problem } from './journal.ts';

/** What an import came to. */
export interface Outcome {
  readonly status: Extract<ImportStatus, 'SUCCEEDED' | 'FAILED' | 'CANCELLED'>;
  readonly format: string;
  readonly transactionsAdded: number;
  /** Of a sync: entries of the same day and words that went and came. */
  readonly transactionsChanged: number;
  readonly transactionsRemoved: number;
  readonly duplicatesSkipped: number;
  readonly pricesAdded: number;
  readonly mainCommodity: string | null;
  readonly bytesRead: number;
  /** SHA-256 of what was read, hex; null where the reading broke off. */
  readonly digest: string | null;
  readonly problems: readonly Problem[];
  /** How the columns of a table were read; null for other files. */
  readonly table: TableReading | null;
  /** It would have come in, and was not to: a dry run, or columns that somebody has to confirm. */
  readonly isOnlyTried: boolean;
}

/** What of a request decides what becomes of its content: under one idempotency key all of it has to be the same. */
interface Asked {
  readonly dryRun: boolean;
  readonly sync?: boolean;
  readonly confirmColumns?: boolean;
  readonly bank?: BankOptions;
}

interface NewImport extends Asked {
  readonly fileName: string;
  readonly format: string;
  readonly bytesTotal: number | null;
  readonly idempotencyKey: string | null;
  /** Who brings it, for the log of changes; left out: the command line. */
  readonly actor?: string;
  /** SHA-256 of the content, hex, where it is known before it is read. */
  readonly digest?: string;
}

/** Opens the record of an import: it waits until the book is free. Returns its id within the book. */
export async function startImport(sql: Sql, bookId: number, what: NewImport, now: Date): Promise<number> {
  return (await startImportOnce(sql, bookId, what, now)).id;
}

/**
 * As `startImport`, but once for each idempotency key: the earlier import where `isNew` is false; `isOther` where that one was of other
 * content, or something else was asked of it.
 */
export async function startImportOnce(
  sql: Sql,
  bookId: number,
  what: NewImport,
  now: Date,
): Promise<{ id: number; isNew: boolean; isOther: boolean }> {
  const [digest, asked] = [what.digest ?? null, askedDigestOf(what)];
  const { fileName, format, dryRun, bytesTotal, idempotencyKey, sync = false } = what;
  const [made] = await sql.query<{ id: number }>(
    `insert into import (book_id, id, file_name, format, status, dry_run, bytes_total, idempotency_key, digest, created_at, is_sync, asked_digest)
     values ($1, nextval('import_id'), $2, $3, 'QUEUED', $4, $5, $6, $7, $8, $9, $10)
     on conflict (book_id, idempotency_key) where idempotency_key is not null do nothing returning id`,
    [bookId, fileName, format, dryRun, bytesTotal, idempotencyKey, digest, now, sync, asked],
  );
  if (made) {
    const detail = { import: made.id, fileName: what.fileName, dryRun: what.dryRun };
    await audit(sql, { at: now, book: bookId, actor: what.actor ?? 'command line', action: 'import begun', detail });
    return { ...made, isNew: true, isOther: false };
  }
  const [earlier] = await sql.query<{ id: number; isOther: boolean }>(
    `select id, digest is distinct from $3 or asked_digest <> $4 as "isOther" from import where book_id = $1 and idempotency_key = $2`,
    [bookId, idempotencyKey, digest, asked],
  );
  return { id: earlier!.id, isNew: false, isOther: earlier!.isOther ?? false };
}

/** The name of a sync's file says what it replaces; elsewhere it is a name only. */
function askedDigestOf({ fileName, format, dryRun, sync = false, confirmColumns = false, bank = noBankOptions }: NewImport): string {
  const asked = [format, dryRun, sync ? fileName : null, confirmColumns, bank];
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}

/** False where somebody has cancelled it. Call it in the import's own transaction. */
export async function isWanted(sql: Sql, bookId: number, importId: number): Promise<boolean> {
  const rows = await sql.query("select from import where book_id = $1 and id = $2 and status in ('QUEUED', 'READING')", [bookId, importId]);
  return rows.length > 0;
}

/** Stops an import that waits or is being read: it finds so by itself. False where there is none. */
export async function cancelImport(sql: Sql, bookId: number, importId: number, now: Date): Promise<boolean> {
  const rows = await sql.query(
    `update import set status = 'CANCELLED', finished_at = $3 where book_id = $1 and id = $2 and status in ('QUEUED', 'READING') returning id`,
    [bookId, importId, now],
  );
  return rows.length > 0;
}

/** How it stands with an import that a server may have left behind. */
export async function stateOf(sql: Sql, bookId: number, importId: number): Promise<'interrupted' | 'running' | 'ended'> {
  const [row] = await sql.query<{ isFree: boolean }>(
    `select pg_try_advisory_xact_lock(${bookLock}, $1) as "isFree" from import where book_id = $1 and id = $2 and status in ('QUEUED', 'READING')`,
    [bookId, importId],
  );
  return !row ? 'ended' : row.isFree ? 'interrupted' : 'running';
}

/** Closes the record with what came of it, whatever was said of it before; what has succeeded stays so, whoever ran it a second time. */
export async function finishImport(sql: Sql, bookId: number, importId: number, outcome: Outcome, now: Date): Promise<void> {
  const closed = await sql.query(
    `update import set status = $3, format = $4, transactions_added = $5, duplicates_skipped = $6, prices_added = $7,
            main_commodity = $8, bytes_read = $9, digest = coalesce(digest, $10), finished_at = $11,
            transactions_changed = $12, transactions_removed = $13, table_reading = $14, dry_run = dry_run or $15
      where book_id = $1 and id = $2 and not (status = 'SUCCEEDED' and finished_at is not null) returning id`,
    [
      bookId,
      importId,
      outcome.status,
      outcome.format,
      outcome.transactionsAdded,
      outcome.duplicatesSkipped,
      outcome.pricesAdded,
      outcome.mainCommodity,
      outcome.bytesRead,
      outcome.digest,
      now,
      outcome.transactionsChanged,
      outcome.transactionsRemoved,
      outcome.table && text(JSON.stringify(outcome.table)),
      outcome.isOnlyTried,
    ],
  );
  if (closed.length === 0) return;
  await sql.query('delete from import_problem where book_id = $1 and import_id = $2', [bookId, importId]);
  await writeProblems(sql, bookId, importId, outcome.problems);
}

/** PostgreSQL keeps every character but one. */
function text(value: string | null): string | null {
  return value === null ? null : value.replaceAll('\u0000', '\uFFFD');
}

async function writeProblems(sql: Sql, bookId: number, importId: number, problems: readonly Problem[]): Promise<void> {
  await sql.query(
    `insert into import_problem (book_id, import_id, position, severity, file, line, code, message, text)
     select $1, $2, x.* from unnest($3::int[], $4::text[], $5::text[], $6::int[], $7::text[], $8::text[], $9::text[]) as x`,
    [
      bookId,
      importId,
      problems.map((_, index) => index + 1),
      problems.map((problem) => problem.severity),
      problems.map((problem) => problem.place?.file ?? null),
      problems.map((problem) => problem.place?.line ?? null),
      problems.map((problem) => problem.code),
      problems.map((problem) => text(problem.message)),
      problems.map((problem) => text(problem.text)),
    ],
  );
}

/**
 * Imports that a killed process left behind kept nothing: their transaction never ended. Says so in their record. A book
 * whose lock somebody holds is passed over: another process is still importing into it. So are imports that are run again.
 */
export async function failInterruptedImports(sql: Sql, now: Date, resumed: readonly number[] = []): Promise<void> {
  await sql.query(
    `with gone as (
       update import set status = 'FAILED', finished_at = $1
        where status in ('READING', 'QUEUED') and id <> all ($2::int[]) and book_id in (select id from book where pg_try_advisory_xact_lock(${bookLock}, id))
       returning book_id, id)
     insert into import_problem (book_id, import_id, position, severity, code, message)
     select book_id, id, 1, 'ERROR', 'INTERRUPTED', 'The server stopped before the end. Nothing of the file was kept: import it again.' from gone`,
    [now, resumed],
  );
}
