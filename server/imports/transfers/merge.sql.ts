import { settleEntries } from '../../ledger/rollup/entry-columns.sql.ts';
import type { Sql } from '../../ledger/sql.ts';
import { copyToShelf, putBack, putPostingsBack, takeOut } from '../shelf/shelf.sql.ts';

/** A transfer that is to become one entry. */
export interface Merger {
  readonly transferId: number;
  readonly fromId: string;
  readonly toId: string;
  /** Where the money is between the days of the two lines; null where both are of one day. */
  readonly transitId: number | null;
}

/**
 * Makes one entry of each two. The line that the money left by keeps its entry, with its id, its import and its fingerprint; against
 * it now stands the other line's posting, as the other bank has it. Both entries lie on the shelf as they were. Where the days differ the
 * money is in transit between them, so that each account has what its bank says on every day, and the book balances.
 */
export async function mergeLines(sql: Sql, bookId: number, mergers: readonly Merger[]): Promise<void> {
  if (mergers.length === 0) return;
  const [froms, tos] = [mergers.map(({ fromId }) => fromId), mergers.map(({ toId }) => toId)];
  const transferIds = mergers.map(({ transferId }) => transferId);
  await copyToShelf(sql, bookId, [...froms, ...tos], { transferIds: [...transferIds, ...transferIds] });
  await sql.query('delete from posting where book_id = $1 and transaction_id = any ($2::bigint[]) and position = 2', [bookId, froms]);
  await sql.query(addOther, [bookId, froms, tos, mergers.map(({ transitId }) => transitId)]);
  await takeOut(sql, bookId, tos);
  await sql.query(
    `with largest as (
       select transaction_id as id, max(abs(amount)) as amount from posting where book_id = $1 and transaction_id = any ($2::bigint[]) group by 1),
     entries as (
       update transaction t set largest_amount = l.amount from largest l where t.book_id = $1 and t.id = l.id)
     update posting p set entry_largest = l.amount from largest l where p.book_id = $1 and p.transaction_id = l.id`,
    [bookId, froms],
  );
  await forgetSearched(sql, bookId, froms);
  await settleEntries(sql, bookId, froms);
}

/** In the place of the posting that went: into transit and out of it, and what came to the other account, at the cost of what left. */
const addOther = `
  insert into posting (book_id, transaction_id, position, account_id, date, commodity_id, amount, cost, cost_commodity_id, kind, status, comment, tags,
                       entry_date, entry_largest)
  select $1, own.transaction_id, line.position, line.account_id, line.date, line.commodity_id, line.amount, line.cost, line.cost_commodity_id,
         'REAL', other.status, line.comment, line.tags, own.entry_date, own.entry_largest
    from unnest($2::bigint[], $3::bigint[], $4::int[]) as pair (from_id, to_id, transit_id)
    join posting own on own.book_id = $1 and own.transaction_id = pair.from_id and own.position = 1
    join posting other on other.book_id = $1 and other.transaction_id = pair.to_id and other.position = 1
   cross join lateral (values
     (2, pair.transit_id, own.date, own.commodity_id, -own.amount, null::numeric, null::int, null::text, '[]'::jsonb),
     (3, pair.transit_id, other.date, own.commodity_id, own.amount, null, null, null, '[]'),
     (case when pair.transit_id is null then 2 else 4 end, other.account_id, other.date, other.commodity_id, other.amount,
      case when other.commodity_id <> own.commodity_id then -own.amount end,
      case when other.commodity_id <> own.commodity_id then own.commodity_id end, other.comment, other.tags)
   ) as line (position, account_id, date, commodity_id, amount, cost, cost_commodity_id, comment, tags)
   where line.account_id is not null`;

/** Gives both entries of these transfers back as they were. Whatever else was made of the one entry since, but for its postings, stays. */
export async function partLines(sql: Sql, bookId: number, transferIds: readonly number[]): Promise<void> {
  const rows = await sql.query<{ id: string; isThere: boolean }>(
    `select s.transaction_id as id, exists (select from transaction t where t.book_id = $1 and t.id = s.transaction_id) as "isThere"
       from shelved_entry s where s.book_id = $1 and s.transfer_id = any ($2::int[])`,
    [bookId, transferIds],
  );
  const kept = rows.filter(({ isThere }) => isThere).map(({ id }) => id);
  if (kept.length > 0) {
    await putPostingsBack(sql, bookId, kept);
    await forgetSearched(sql, bookId, kept);
  }
  await putBack(
    sql,
    bookId,
    rows.filter(({ isThere }) => !isThere).map(({ id }) => id),
  );
}

/** Search reads an entry anew whose accounts are others now. */
async function forgetSearched(sql: Sql, bookId: number, ids: readonly string[]): Promise<void> {
  await sql.query('delete from search_entry where book_id = $1 and transaction_id = any ($2::bigint[])', [bookId, ids]);
}
