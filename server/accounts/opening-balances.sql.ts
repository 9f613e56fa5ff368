import { Decimal } from '../ledger/decimal.ts';
import { BalancesBefore } from '../ledger/rollup/balances-before.ts';
import { readCells } from '../ledger/rollup/cells.sql.ts';
import type { Extent } from '../ledger/rollup/cover.ts';
import { alone, nodeKinds, spansBetween } from '../ledger/rollup/node.ts';
import type { Sql } from '../ledger/sql.ts';
import type { PageRow } from './register.sql.ts';

/** Names what a page opens with. */
export function openingKey({ asked, commodityId }: Pick<PageRow, 'asked' | 'commodityId'>): string {
  return `${asked} ${commodityId}`;
}

/**
 * What each of these postings' accounts held of its commodity right before it: the balance of the day before, from
 * sums, and the postings of the same day that come first. Two statements, however many accounts.
 */
export async function readOpeningBalances(
  sql: Sql,
  book: Extent & { readonly id: number },
  withChildren: boolean,
  oldest: readonly PageRow[],
): Promise<Map<string, Decimal>> {
  if (oldest.length === 0) return new Map();
  const members = await readSameDay(sql, book.id, withChildren, oldest);
  const days = [...new Set(oldest.map(({ date }) => date))].sort();
  const spans = spansBetween({ first: null, next: days.at(-1)! }, days);
  const accounts = alone(members.map(({ accountId }) => accountId));
  const cells = await readCells(sql, book.id, { kinds: [nodeKinds.plain, nodeKinds.closing], spans, accounts }, book);
  const before = new BalancesBefore(spans, cells);
  return new Map(
    oldest.map((row) => {
      const own = members.filter(({ asked, commodityId }) => asked === row.asked && commodityId === row.commodityId);
      const held = own.map(({ accountId, amount }) => before.in(accountId, row.commodityId, row.date).plus(Decimal.from(amount)));
      return [openingKey(row), Decimal.sum(held)];
    }),
  );
}

interface SameDay {
  readonly asked: number;
  readonly accountId: number;
  readonly commodityId: number;
  readonly amount: string;
}

/** For each account of the families, what it has on the posting's day before the posting. */
function readSameDay(sql: Sql, bookId: number, withChildren: boolean, oldest: readonly PageRow[]): Promise<SameDay[]> {
  return sql.query<SameDay>(
    `select o.asked, a.id as "accountId", o.commodity_id as "commodityId", coalesce(sum(p.amount), 0) as amount
       from unnest($2::int[], $3::int[], $4::date[], $5::bigint[], $6::int[]) as o (asked, commodity_id, date, transaction_id, position)
       join account a on a.book_id = $1 and ${withChildren ? 'a.path @> array[o.asked]' : 'a.id = o.asked'}
       left join posting p on p.book_id = $1 and p.account_id = a.id and p.date = o.date and p.is_counted
        and p.commodity_id = o.commodity_id and (p.transaction_id, p.position) < (o.transaction_id, o.position)
      group by 1, 2, 3`,
    [
      bookId,
      oldest.map(({ asked }) => asked),
      oldest.map(({ commodityId }) => commodityId),
      oldest.map(({ date }) => date),
      oldest.map(({ transactionId }) => transactionId),
      oldest.map(({ position }) => position),
    ],
  );
}
