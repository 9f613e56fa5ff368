import { addDays, type PlainDate } from '../plain-date.ts';
import { BalancesBefore } from '../rollup/balances-before.ts';
import { readCells } from '../rollup/cells.sql.ts';
import type { Extent } from '../rollup/cover.ts';
import { alone, nodeKinds, spansBetween } from '../rollup/node.ts';
import type { Sql } from '../sql.ts';

/**
 * A closing entry is one tagged clopen, retain or close, or one whose postings are only income, expenses and equity,
 * that touches at least two income or expense accounts and brings each of them to exactly zero as of its date.
 */
export async function settleClosingEntries(sql: Sql, bookId: number, extent: Extent): Promise<void> {
  const closing = [...(await readEmptying(sql, bookId, extent)), ...(await readTagged(sql, bookId))];
  await sql.query(
    `with changed as (
       update transaction t set is_closing = not t.is_closing
        where t.book_id = $1 and t.id in (
          select id from transaction where book_id = $1 and is_closing and id <> all ($2::bigint[])
          union all
          select id from transaction where book_id = $1 and id = any ($2::bigint[]) and not is_closing)
       returning t.id, t.is_closing)
     update posting p set is_closing = c.is_closing from changed c where p.book_id = $1 and p.transaction_id = c.id`,
    [bookId, closing],
  );
}

async function readTagged(sql: Sql, bookId: number): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    // As the index says it, so that it is used.
    `select id from transaction
      where book_id = $1 and tags @? '$[*].name ? (@ == "clopen" || @ == "retain" || @ == "close")'`,
    [bookId],
  );
  return rows.map(({ id }) => id);
}

interface Emptied {
  readonly id: string;
  readonly accountId: number;
  readonly date: PlainDate;
}

/** Entries of the shape that leave nothing on any income or expense account that they touch. */
async function readEmptying(sql: Sql, bookId: number, extent: Extent): Promise<Set<string>> {
  const touched = await sql.query<Emptied>(
    `select distinct p.transaction_id as id, p.account_id as "accountId", p.date
       from posting p join account a on a.book_id = $1 and a.id = p.account_id and a.type in ('REVENUE', 'EXPENSE')
      where p.book_id = $1 and p.is_closing_shape and p.is_counted`,
    [bookId],
  );
  if (touched.length === 0) return new Set();
  const days = [...new Set(touched.map(({ date }) => addDays(date, 1)))].sort();
  const spans = spansBetween({ first: null, next: days.at(-1)! }, days);
  const kinds = [nodeKinds.plain, nodeKinds.closing];
  const accounts = alone(touched.map(({ accountId }) => accountId));
  const balances = new BalancesBefore(spans, await readCells(sql, bookId, { kinds, spans, accounts }, extent));
  const leftOver = touched.filter(({ accountId, date }) => balances.of(accountId, addDays(date, 1)).some(({ amount }) => !amount.isZero));
  const unemptied = new Set(leftOver.map(({ id }) => id));
  return new Set(touched.map(({ id }) => id).filter((id) => !unemptied.has(id)));
}
