import { readTransactions, type TransactionRow, transactionColumns } from '../../ledger/entries.sql.ts';
import { Bindings } from '../../ledger/keyset.ts';
import type { PlainDate } from '../../ledger/plain-date.ts';
import type { Sql } from '../../ledger/sql.ts';
import { conditionsOf, isOfDayAndPostings, type Meant, postingsOf, type TransactionFilter } from '../../ledger/transaction-filter.ts';

/** An entry with the text that it says. */
export interface SaidEntry extends TransactionRow {
  readonly textId: number;
}

/** Who says what, with what a filter may ask of an entry beside its postings: the whole entry is looked up where it has to be. */
const sayers = `(select book_id, text_id, transaction_id as id, date, date as said_on from search_entry)`;
const wholeSayers = `(select e.text_id, e.date as said_on, t.* from search_entry e join transaction t on t.book_id = $1 and t.id = e.transaction_id
   where e.book_id = $1)`;

/**
 * Ids of the entries of a filter by the text that they say, of each text the latest first; `meant` is what the filter names. Null where more than
 * `max` of its entries, or of the postings that it asks for, match: then it is quicker to look at the best texts first and see which of their
 * entries match.
 */
export async function readFewMatching(
  sql: Sql,
  bookId: number,
  filter: TransactionFilter,
  meant: Meant,
  max: number,
): Promise<Map<number, string[]> | null> {
  const bindings = new Bindings(bookId);
  const matched = matchedIds(filter, bookId, bindings, meant);
  const limit = bindings.bind(max, 'int');
  // One text of all ids: two thousand rows would take longer to carry over than to find. Entries are named in an array, so that they are looked
  // up: left to itself the database reads through all there are, for each question.
  const [row] = await sql.query<{ pairs: string | null; count: number }>(
    `with m as materialized (${matched} limit ${limit} + 1), n as materialized (select count(*)::int as count, array_agg(id) as ids from m)
     select count, (select string_agg(e.text_id || ' ' || e.transaction_id, ',' order by e.date desc, e.transaction_id desc) from search_entry e
                     where e.book_id = $1 and e.transaction_id = any ((select ids from n where count <= ${limit})::bigint[])) as pairs from n`,
    bindings.values,
  );
  return row!.count > max ? null : byText(row!.pairs);
}

/** Where postings are all that is asked for, they alone are read: whoever wants a few of them need not put them beside the entries. */
function matchedIds(filter: TransactionFilter, bookId: number, bindings: Bindings, meant: Meant): string {
  if (isOfDayAndPostings(filter) && !filter.date) {
    const postings = postingsOf(filter, bindings, meant);
    if (postings !== null) return `select p.transaction_id as id ${postings}`;
  }
  return `select t.id from transaction t where ${['t.book_id = $1', ...conditionsOf(filter, bookId, bindings, meant)].join(' and ')}`;
}

function byText(pairs: string | null): Map<number, string[]> {
  const ids = new Map<number, string[]>();
  for (const pair of pairs?.split(',') ?? []) {
    const at = pair.indexOf(' ');
    const textId = Number(pair.slice(0, at));
    const known = ids.get(textId);
    if (known) known.push(pair.slice(at + 1));
    else ids.set(textId, [pair.slice(at + 1)]);
  }
  return ids;
}

/** The texts that entries of a filter say, however many. */
export async function readMatchingTexts(sql: Sql, bookId: number, filter: TransactionFilter, meant: Meant): Promise<number[]> {
  const bindings = new Bindings(bookId);
  const [row] = await sql.query<{ ids: string | null }>(
    `select string_agg(x.text_id::text, ',') as ids from (select t.text_id ${matching(filter, bookId, bindings, meant)} group by t.text_id) x`,
    bindings.values,
  );
  return row!.ids === null ? [] : row!.ids.split(',').map(Number);
}

/** Whether search has any entry of a filter. */
export async function isAnyMatching(sql: Sql, bookId: number, filter: TransactionFilter, meant: Meant): Promise<boolean> {
  const bindings = new Bindings(bookId);
  const [row] = await sql.query<{ any: boolean }>(
    `select exists (select ${matching(filter, bookId, bindings, meant)}) as any`,
    bindings.values,
  );
  return row!.any;
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
  const matched = matching(filter, bookId, bindings, meant);
  const later = behind ? `and (t.said_on, t.id) < (${bindings.bind(behind.date, 'date')}, ${bindings.bind(behind.id, 'bigint')})` : '';
  // What is shown of entries is read of these few alone.
  return sql.query<SaidEntry>(
    `with found as (
       select x.text_id, x.place, f.id, f.said_on from unnest(${ids}) with ordinality x (text_id, place)
        cross join lateral (
          select t.id, t.said_on ${matched} and t.text_id = x.text_id ${later} order by t.said_on desc, t.id desc limit ${rows}) f
        order by x.place, f.said_on desc, f.id desc limit ${rows})
     select found.text_id as "textId", ${transactionColumns} from found join transaction t on t.book_id = $1 and t.id = found.id
      order by found.place, found.said_on desc, found.id desc`,
    bindings.values,
  );
}

/** These entries of a text each, in this order. */
export async function readSaid(
  sql: Sql,
  bookId: number,
  said: readonly { readonly textId: number; readonly id: string }[],
): Promise<SaidEntry[]> {
  const rows = await readTransactions(
    sql,
    bookId,
    said.map(({ id }) => id),
  );
  return rows.flatMap((row, at) => (row ? [{ ...row, textId: said[at]!.textId }] : []));
}

/** From and where, of `t` with its text. */
function matching(filter: TransactionFilter, bookId: number, bindings: Bindings, meant: Meant): string {
  const source = isOfDayAndPostings(filter) ? sayers : wholeSayers;
  return `from ${source} t where ${['t.book_id = $1', ...conditionsOf(filter, bookId, bindings, meant)].join(' and ')}`;
}
