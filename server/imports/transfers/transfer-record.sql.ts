import type { PlainDate } from '../../ledger/plain-date.ts';
import type { Sql } from '../../ledger/sql.ts';
import type { Match } from './matching.ts';
import { partLines } from './merge.sql.ts';

export type TransferStatus = 'PROPOSED' | 'MATCHED' | 'DECLINED';

/** One of the two lines, as its bank has it, whether it is an entry of its own now or not. */
export interface TransferSideRow {
  /** A bigint as text. */
  readonly transactionId: string;
  readonly importId: number | null;
  readonly accountId: number;
  readonly date: PlainDate;
  /** Decimal text; positive: money in. */
  readonly amount: string;
  readonly commodity: string;
  readonly payee: string | null;
  readonly description: string;
  readonly file: string | null;
  readonly line: number | null;
  /** In hexadecimal digits. */
  readonly fingerprint: string;
}

export interface TransferRow {
  readonly id: number;
  readonly status: TransferStatus;
  readonly byItself: boolean;
  readonly percent: number;
  readonly reasons: readonly string[];
  readonly from: TransferSideRow;
  readonly to: TransferSideRow;
}

/** Notes pairs that were not noted before, whatever was decided of those. Returns the ids of the new ones, each beside its pair. */
export async function noteTransfers(sql: Sql, bookId: number, matches: readonly Match[]): Promise<{ id: number; match: Match }[]> {
  if (matches.length === 0) return [];
  const rows = await sql.query<{ id: number; fromId: string; toId: string }>(
    `insert into transfer (book_id, id, from_id, to_id, status, by_itself, confidence, reasons)
     select $1, nextval('transfer_id'), x.from_id, x.to_id, 'PROPOSED', false, x.percent, array(select jsonb_array_elements_text(x.reasons))
       from unnest($2::bigint[], $3::bigint[], $4::smallint[], $5::jsonb[]) as x (from_id, to_id, percent, reasons)
     on conflict (book_id, from_id, to_id) do nothing returning id, from_id as "fromId", to_id as "toId"`,
    [
      bookId,
      matches.map(({ from }) => from.id),
      matches.map(({ to }) => to.id),
      matches.map(({ percent }) => percent),
      matches.map(({ reasons }) => JSON.stringify(reasons)),
    ],
  );
  const byPair = new Map(matches.map((match) => [`${match.from.id} ${match.to.id}`, match]));
  return rows.map(({ id, fromId, toId }) => ({ id, match: byPair.get(`${fromId} ${toId}`)! }));
}

export async function markTransfers(
  sql: Sql,
  bookId: number,
  ids: readonly number[],
  status: TransferStatus,
  byItself: boolean,
): Promise<void> {
  await sql.query('update transfer set status = $3, by_itself = $4, parted_by = null where book_id = $1 and id = any ($2::int[])', [
    bookId,
    ids,
    status,
    byItself,
  ]);
}

/**
 * Before entries go: makes two entries again of the transfers that they are in. Of an undone import it is forgotten what was found
 * and decided of them; what a sync (`syncId`) takes out may come back. `whose` says which of `entry`; the book is $1.
 */
export async function partTransfersOf(
  sql: Sql,
  bookId: number,
  whose: string,
  parameters: readonly unknown[],
  syncId: number | null,
): Promise<void> {
  const [any] = await sql.query<{ is: boolean }>('select exists (select from transfer where book_id = $1) as is', [bookId]);
  if (!any!.is) return;
  const rows = await sql.query<{ id: number; status: TransferStatus }>(
    `with entry as (
       select id, import_id, fingerprint, occurrence from transaction where book_id = $1
       union all
       select transaction_id, import_id, fingerprint, occurrence from shelved_entry where book_id = $1),
     concerned as (select id from entry where ${whose})
     select m.id, m.status from transfer m where m.book_id = $1
        and (m.from_id in (select id from concerned) or m.to_id in (select id from concerned))`,
    [bookId, ...parameters],
  );
  const matched = rows.filter(({ status }) => status === 'MATCHED').map(({ id }) => id);
  if (matched.length > 0) await partLines(sql, bookId, matched);
  if (syncId !== null)
    await sql.query("update transfer set status = 'PROPOSED', parted_by = $3 where book_id = $1 and id = any ($2::int[])", [
      bookId,
      matched,
      syncId,
    ]);
  else await sql.query('delete from transfer where book_id = $1 and id = any ($2::int[])', [bookId, rows.map(({ id }) => id)]);
}

/** Transfers that an undone sync had parted, both of whose lines are entries. */
export async function readParted(sql: Sql, bookId: number): Promise<{ id: number; byItself: boolean; fromId: string; toId: string }[]> {
  return sql.query(
    `select m.id, m.by_itself as "byItself", m.from_id as "fromId", m.to_id as "toId"
       from transfer m join import i on i.book_id = $1 and i.id = m.parted_by and i.status = 'UNDONE'
      where m.book_id = $1 and m.status = 'PROPOSED'
        and (select count(*) from transaction t where t.book_id = $1 and t.id in (m.from_id, m.to_id)) = 2`,
    [bookId],
  );
}

/** A line on the shelf has its account by name. One that a sync took out together with its account has no side to show until it is back. */
const side = (of: 'from' | 'to') => `
  select jsonb_build_object('transactionId', e.id::text, 'importId', e.import_id, 'accountId', e.account_id, 'date', e.date,
           'amount', e.amount::text, 'commodity', (select c.symbol from commodity c where c.book_id = $1 and c.id = e.commodity_id),
           'payee', e.payee, 'description', e.description, 'file', e.source_file, 'line', e.source_line,
           'fingerprint', encode(e.fingerprint, 'hex')) as row
    from (
      select t.id, t.import_id, p.account_id, p.date, p.amount, p.commodity_id, t.payee, t.description, t.source_file, t.source_line, t.fingerprint
        from transaction t join posting p on p.book_id = $1 and p.transaction_id = t.id and p.position = 1
       where t.book_id = $1 and t.id = m.${of}_id
      union all
      select r.id, r.import_id, a.id, p.date, p.amount, p.commodity_id, r.payee, r.description, r.source_file, r.source_line, r.fingerprint
        from shelved_entry s
       cross join lateral jsonb_populate_recordset(null::transaction, s.rows -> 'transaction') r
       cross join lateral jsonb_array_elements(s.rows -> 'posting') shelved
       cross join lateral jsonb_populate_record(null::posting, shelved) p
        join account a on a.book_id = $1 and a.full_name = shelved ->> 'account'
       where s.book_id = $1 and s.transaction_id = m.${of}_id and p.position = 1
         and not exists (select from transaction t where t.book_id = $1 and t.id = s.transaction_id)) e`;

/**
 * What could be decided differently: a line that is part of another transfer is not proposed for a second one, and one that a sync has
 * taken out for none.
 */
const isOpen = `(m.status <> 'PROPOSED' or (
  (select count(*) from transaction t where t.book_id = $1 and t.id in (m.from_id, m.to_id)) = 2 and not exists (
  select from transfer o where o.book_id = $1 and o.status = 'MATCHED'
     and (o.from_id in (m.from_id, m.to_id) or o.to_id in (m.from_id, m.to_id)))))`;

function transfersWhere(condition: string): string {
  return `
    select m.id, m.status, m.by_itself as "byItself", m.confidence as percent, m.reasons, f.row as "from", t.row as "to"
      from transfer m cross join lateral (${side('from')}) f cross join lateral (${side('to')}) t
     where m.book_id = $1 and ${condition}`;
}

/** Those of one kind behind `afterId`, in the order in which they were found. */
export async function readTransfers(
  sql: Sql,
  bookId: number,
  status: TransferStatus,
  afterId: number,
  count: number,
): Promise<TransferRow[]> {
  return sql.query<TransferRow>(`${transfersWhere(`m.status = $2 and m.id > $3 and ${isOpen}`)} order by m.id limit $4`, [
    bookId,
    status,
    afterId,
    count,
  ]);
}

/** Null where the book has none of this id. */
export async function readTransfer(sql: Sql, bookId: number, id: number): Promise<TransferRow | null> {
  const [row] = await sql.query<TransferRow>(transfersWhere('m.id = $2'), [bookId, id]);
  return row ?? null;
}

/** The transfer that each of these entries is; null for other entries. */
export async function readTransfersOf(sql: Sql, bookId: number, transactionIds: readonly string[]): Promise<(TransferRow | null)[]> {
  const rows = await sql.query<TransferRow>(transfersWhere(`m.from_id = any ($2::bigint[]) and m.status = 'MATCHED'`), [
    bookId,
    transactionIds,
  ]);
  const byEntry = new Map(rows.map((row) => [row.from.transactionId, row]));
  return transactionIds.map((id) => byEntry.get(id) ?? null);
}
