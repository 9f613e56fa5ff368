import { type TransactionRow, transactionColumns } from '../../ledger/entries.sql.ts';
import { type AccountRow, accountColumns, chartAccountOf } from '../../ledger/frame.sql.ts';
import { Bindings } from '../../ledger/keyset.ts';
import type { PlainDate } from '../../ledger/plain-date.ts';
import type { Sql } from '../../ledger/sql.ts';
import { conditionsOf, type Meant, type TransactionFilter } from '../../ledger/transaction-filter.ts';

export interface KeptText {
  readonly id: number;
  /** The model that made the vector. */
  readonly model: string;
  readonly text: string;
  readonly vector: Int8Array;
  readonly revision: string;
}

/** Texts that were written behind a revision, in their order, with the vectors that they have. */
export async function readTextsSince(sql: Sql, bookId: number, revision: string, limit: number): Promise<KeptText[]> {
  const rows = await sql.query<Omit<KeptText, 'vector'> & { vector: Buffer }>(
    `select id, model, text, vector, revision from search_text
      where book_id = $1 and revision > $2::bigint order by revision limit $3::int`,
    [bookId, revision, limit],
  );
  return rows.map(({ vector, ...row }) => ({ ...row, vector: new Int8Array(vector.buffer, vector.byteOffset, vector.length) }));
}

/**
 * The texts that entries of a filter say; `meant` is what it names. Null where more than `entriesMax` entries match: then it is quicker to look at
 * the best texts first and see which of their entries match.
 */
export async function readMatchingTexts(
  sql: Sql,
  bookId: number,
  filter: TransactionFilter,
  meant: Meant,
  entriesMax: number | null,
): Promise<number[] | null> {
  const bindings = new Bindings(bookId);
  const conditions = ['t.book_id = $1', ...conditionsOf(filter, bookId, bindings, meant)].join(' and ');
  // A few entries are looked up one by one: left to itself the database reads through all there are, for each question.
  const said =
    entriesMax === null
      ? `select e.text_id from transaction t join search_entry e on e.book_id = $1 and e.transaction_id = t.id where ${conditions}`
      : `select e.text_id from (select t.id from transaction t where ${conditions} limit ${bindings.bind(entriesMax + 1, 'int')}) t
          cross join lateral (select e.text_id from search_entry e where e.book_id = $1 and e.transaction_id = t.id limit 1) e`;
  // One text of all ids: twenty thousand rows of one number each would take longer to carry over than to find.
  const [row] = await sql.query<{ ids: string | null; count: number | null }>(
    `select string_agg(x.text_id::text, ',') as ids, sum(x.entries)::int as count
       from (select text_id, count(*) as entries from (${said}) e group by text_id) x`,
    bindings.values,
  );
  if (entriesMax !== null && (row!.count ?? 0) > entriesMax) return null;
  return row!.ids === null ? [] : row!.ids.split(',').map(Number);
}

export interface SaidEntry extends TransactionRow {
  readonly textId: number;
}

/** The entries that say these texts and match the filter: in the order of the texts, of each the latest first. */
export async function readEntriesOf(
  sql: Sql,
  bookId: number,
  textIds: readonly number[],
  filter: TransactionFilter,
  meant: Meant,
  limit: number,
  behind: { readonly date: PlainDate; readonly id: string } | null = null,
): Promise<SaidEntry[]> {
  const bindings = new Bindings(bookId);
  const ids = bindings.bind(textIds, 'int[]');
  const rows = bindings.bind(limit, 'int');
  const conditions = ['e.book_id = $1', 'e.text_id = x.text_id', ...conditionsOf(filter, bookId, bindings, meant)];
  if (behind)
    conditions.push(`(e.date, e.transaction_id) < (${bindings.bind(behind.date, 'date')}, ${bindings.bind(behind.id, 'bigint')})`);
  return sql.query<SaidEntry>(
    `select x.text_id as "textId", t.* from unnest(${ids}) with ordinality x (text_id, place)
      cross join lateral (
        select ${transactionColumns} from search_entry e join transaction t on t.book_id = $1 and t.id = e.transaction_id
         where ${conditions.join(' and ')} order by e.date desc, e.transaction_id desc limit ${rows}) t
      order by x.place, t.date desc, t.id desc limit ${rows}`,
    bindings.values,
  );
}

/** The text that an entry says; null where search does not have the entry. */
export async function readTextOf(sql: Sql, bookId: number, transactionId: string): Promise<{ id: number; text: string } | null> {
  const [row] = await sql.query<{ id: number; text: string }>(
    `select s.id, s.text from search_entry e join search_text s on s.book_id = $1 and s.id = e.text_id
      where e.book_id = $1 and e.transaction_id = $2::bigint`,
    [bookId, transactionId],
  );
  return row ?? null;
}

export async function readAccounts(sql: Sql, bookId: number) {
  const rows = await sql.query<AccountRow>(`select ${accountColumns} from account where book_id = $1 order by id`, [bookId]);
  return rows.map(chartAccountOf);
}
