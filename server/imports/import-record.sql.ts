import type { ImportStatus } from '../ledger/nouns.ts';
import type { Sql } from '../ledger/sql.ts';
import type { Problem } from './journal.ts';

/** What an import came to. */
export interface Outcome {
  readonly status: Extract<ImportStatus, 'SUCCEEDED' | 'FAILED'>;
  readonly format: string;
  readonly transactionsAdded: number;
  readonly duplicatesSkipped: number;
  readonly pricesAdded: number;
  readonly mainCommodity: string | null;
  readonly bytesRead: number;
  readonly digest: string;
  readonly problems: readonly Problem[];
}

export interface NewImport {
  readonly fileName: string;
  readonly format: string;
  readonly dryRun: boolean;
  readonly bytesTotal: number | null;
  readonly idempotencyKey: string | null;
}

/** Opens the record of an import that begins now. Returns its id within the book. */
export async function startImport(sql: Sql, bookId: number, what: NewImport, now: Date): Promise<number> {
  const [row] = await sql.query<{ id: number }>(
    `insert into import (book_id, id, file_name, format, status, dry_run, bytes_total, idempotency_key, created_at)
     values ($1, nextval('import_id'), $2, $3, 'READING', $4, $5, $6, $7) returning id`,
    [bookId, what.fileName, what.format, what.dryRun, what.bytesTotal, what.idempotencyKey, now],
  );
  return row!.id;
}

/** Closes the record with what came of it. */
export async function finishImport(sql: Sql, bookId: number, importId: number, outcome: Outcome, now: Date): Promise<void> {
  await sql.query(
    `update import set status = $3, format = $4, transactions_added = $5, duplicates_skipped = $6, prices_added = $7,
            main_commodity = $8, bytes_read = $9, digest = $10, finished_at = $11
      where book_id = $1 and id = $2`,
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
    ],
  );
  await writeProblems(sql, bookId, importId, outcome.problems);
}

async function writeProblems(sql: Sql, bookId: number, importId: number, problems: readonly Problem[]): Promise<void> {
  const text = (value: string | null) => (value === null ? null : value.replaceAll('\u0000', '\uFFFD'));
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

/** Imports that a killed process left behind kept nothing: their transaction never ended. Says so in their record. */
export async function failInterruptedImports(sql: Sql, now: Date): Promise<void> {
  await sql.query(
    `with gone as (update import set status = 'FAILED', finished_at = $1 where status in ('READING', 'QUEUED') returning book_id, id)
     insert into import_problem (book_id, import_id, position, severity, code, message)
     select book_id, id, 1, 'ERROR', 'INTERRUPTED', 'The server stopped before the end. Nothing of the file was kept: import it again.' from gone`,
    [now],
  );
}

/** An earlier import with this key, and the digest of what it read. */
export async function readByIdempotencyKey(sql: Sql, bookId: number, key: string): Promise<{ id: number; digest: string | null } | null> {
  const [row] = await sql.query<{ id: number; digest: string | null }>(
    'select id, digest from import where book_id = $1 and idempotency_key = $2',
    [bookId, key],
  );
  return row ?? null;
}
