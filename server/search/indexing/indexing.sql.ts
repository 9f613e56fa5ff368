import type { Tag } from '../../ledger/entries.sql.ts';
import type { AccountType } from '../../ledger/nouns.ts';
import type { PlainDate } from '../../ledger/plain-date.ts';
import { bookLock } from '../../ledger/settle.sql.ts';
import type { Sql } from '../../ledger/sql.ts';
import type { Said } from './index-text.ts';

/** An entry that search does not have yet. */
export interface UnindexedEntry extends Said {
  readonly id: string;
  readonly date: PlainDate;
}

/** True where nobody else writes to the book, who is then kept waiting until this transaction ends. Never waits itself. */
export async function tryLockBook(sql: Sql, bookId: number): Promise<boolean> {
  const [row] = await sql.query<{ locked: boolean }>('select pg_try_advisory_xact_lock($1, $2) as locked', [bookLock, bookId]);
  return row!.locked;
}

/** Whether an import into the book has begun within so many seconds, and is not over. */
export async function isImporting(sql: Sql, bookId: number, withinSeconds: number): Promise<boolean> {
  const [row] = await sql.query<{ is: boolean }>(
    `select exists (
       select from import where book_id = $1 and status in ('QUEUED', 'READING') and created_at > now() - make_interval(secs => $2)) as is`,
    [bookId, withinSeconds],
  );
  return row!.is;
}

/** The next entries behind `after` that search does not have, in order of their ids. */
export async function readUnindexed(sql: Sql, bookId: number, after: string, limit: number): Promise<UnindexedEntry[]> {
  const rows = await sql.query<Omit<UnindexedEntry, 'accounts'> & { tags: readonly Tag[]; accounts: [string, AccountType][] | null }>(
    `select t.id, t.date, t.payee, t.description, t.comment, t.tags,
            (select jsonb_agg(distinct jsonb_build_array(a.full_name, a.type))
               from posting p join account a on a.book_id = $1 and a.id = p.account_id
              where p.book_id = $1 and p.transaction_id = t.id) as accounts
       from transaction t
      where t.book_id = $1 and t.id > $2::bigint
        and not exists (select from search_entry e where e.book_id = $1 and e.transaction_id = t.id)
      order by t.id limit $3::int`,
    [bookId, after, limit],
  );
  return rows.map(({ accounts, ...row }) => ({ ...row, accounts: (accounts ?? []).map(([fullName, type]) => ({ fullName, type })) }));
}

/** Ids of texts that are there, by digest in hex. */
export async function readTextIds(sql: Sql, bookId: number, digests: readonly string[]): Promise<Map<string, number>> {
  const rows = await sql.query<{ digest: string; id: number }>(
    // Decoded beforehand, so that each is looked up (see readKnown in server/imports/entries.sql.ts).
    `with asked as materialized (select decode(hex, 'hex') as digest from unnest($2::text[]) hex)
     select encode(t.digest, 'hex') as digest, t.id from asked join search_text t on t.book_id = $1 and t.digest = asked.digest`,
    [bookId, digests],
  );
  return new Map(rows.map(({ digest, id }) => [digest, id]));
}

export interface NewText {
  readonly digest: string;
  readonly text: string;
  readonly vector: Int8Array;
}

/** Adds texts; returns their ids by digest. */
export async function insertTexts(sql: Sql, bookId: number, model: string, texts: readonly NewText[]): Promise<Map<string, number>> {
  const rows = await sql.query<{ digest: string; id: number }>(
    `insert into search_text (book_id, digest, text, model, vector)
     select $1, decode(x.digest, 'hex'), x.text, $2, decode(x.vector, 'hex')
       from unnest($3::text[], $4::text[], $5::text[]) x (digest, text, vector)
     returning encode(digest, 'hex') as digest, id`,
    [bookId, model, texts.map(({ digest }) => digest), texts.map(({ text }) => text), texts.map(({ vector }) => hexOf(vector))],
  );
  return new Map(rows.map(({ digest, id }) => [digest, id]));
}

export async function insertEntries(
  sql: Sql,
  bookId: number,
  entries: readonly { readonly id: string; readonly date: PlainDate; readonly textId: number }[],
): Promise<void> {
  await sql.query(
    `insert into search_entry (book_id, transaction_id, text_id, date)
     select $1, x.id, x.text_id, x.date from unnest($2::bigint[], $3::int[], $4::date[]) x (id, text_id, date)
     on conflict do nothing`,
    [bookId, entries.map(({ id }) => id), entries.map(({ textId }) => textId), entries.map(({ date }) => date)],
  );
}

/** Texts whose vectors another model made; those of models whose ids begin with `kept` are left out. */
export function readForeignTexts(
  sql: Sql,
  bookId: number,
  model: string,
  kept: string | null,
  limit: number,
): Promise<{ id: number; text: string }[]> {
  return sql.query(
    `select id, text from search_text
      where book_id = $1 and model <> $2 and ($3::text is null or not starts_with(model, $3)) order by id limit $4::int`,
    [bookId, model, kept, limit],
  );
}

export async function replaceVectors(
  sql: Sql,
  bookId: number,
  model: string,
  texts: readonly { readonly id: number; readonly vector: Int8Array }[],
): Promise<void> {
  await sql.query(
    `update search_text s set model = $2, vector = decode(x.vector, 'hex'), revision = nextval('search_revision')
       from unnest($3::int[], $4::text[]) x (id, vector) where s.book_id = $1 and s.id = x.id`,
    [bookId, model, texts.map(({ id }) => id), texts.map(({ vector }) => hexOf(vector))],
  );
}

/** Takes out texts that no entry says any more. */
export async function deleteUnsaidTexts(sql: Sql, bookId: number): Promise<number[]> {
  const rows = await sql.query<{ id: number }>(
    `delete from search_text s where s.book_id = $1
        and not exists (select from search_entry e where e.book_id = $1 and e.text_id = s.id) returning s.id`,
    [bookId],
  );
  return rows.map(({ id }) => id);
}

/** How many of the book's entries search has. */
export async function readCoverage(sql: Sql, bookId: number): Promise<{ indexed: number; all: number }> {
  const [row] = await sql.query<{ indexed: number; all: number }>(
    `select (select count(*)::int from search_entry where book_id = $1) as indexed,
            (select count(*)::int from transaction where book_id = $1) as all`,
    [bookId],
  );
  return row!;
}

function hexOf(vector: Int8Array): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.length).toString('hex');
}
