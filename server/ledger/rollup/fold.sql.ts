import type { Sql } from '../sql.ts';

/**
 * Folds the book's deltas into its nodes. Call it under the book's lock, with rates settled: nodes are valued by
 * `rate_step`. Nodes that nothing is left of are deleted.
 */
export async function foldDeltas(sql: Pick<Sql, 'query'>, bookId: number): Promise<void> {
  const empty = await sql.query<NodeKey>(
    `with gone as (
       delete from balance_delta where book_id = $1 returning kind, account_id, commodity_id, date, amount, n),
     summed as (
       select kind, account_id, commodity_id, date, sum(amount) as amount, sum(n) as n from gone group by 1, 2, 3, 4
       having sum(amount) <> 0 or sum(n) <> 0),
     day as (
       select s.*, coalesce(s.amount * step.rate, 0) as value, case when step.rate is null then s.amount else 0 end as unpriced
         from summed s
         left join lateral (
           select rate from rate_step
            where book_id = $1 and commodity_id = s.commodity_id and from_date <= s.date order by from_date desc limit 1) step on true),
     cell as materialized (
       select kind, 3 as level, date as period, account_id, commodity_id, amount, value, unpriced, n from day
       union all
       select kind, x.level, x.period, account_id, commodity_id, sum(amount), sum(value), sum(unpriced), sum(n)
         from day
        cross join lateral (values (2, date_trunc('month', date)::date), (1, date_trunc('year', date)::date), (0, date '0001-01-01'))
                        as x (level, period)
        group by 1, 2, 3, 4, 5
       union all
       -- The worth of all commodities of an account together (see worthKinds): what has no rate is worth nothing here.
       select worth.kind, x.level, x.period, account_id, 0, sum(value), sum(value), 0, sum(n)
         from day
         join (values (0, 7), (2, 8), (3, 9)) as worth (of, kind) on worth.of = day.kind
        cross join lateral (values (2, date_trunc('month', date)::date), (1, date_trunc('year', date)::date), (0, date '0001-01-01'))
                        as x (level, period)
        group by 1, 2, 3, 4),
     -- Not ON CONFLICT, which takes twice the time for nodes that are new: under the lock nobody else makes any.
     known as (
       update balance_node node
          set amount = node.amount + cell.amount, value = node.value + cell.value, unpriced = node.unpriced + cell.unpriced,
              n = node.n + cell.n
         from cell
        where node.book_id = $1 and node.kind = cell.kind and node.level = cell.level and node.period = cell.period
          and node.account_id = cell.account_id and node.commodity_id = cell.commodity_id
       returning node.kind, node.level, node.period, node.account_id, node.commodity_id, node.amount, node.n),
     made as (
       insert into balance_node (book_id, kind, level, period, account_id, commodity_id, amount, value, unpriced, n)
       select $1, kind, level, period, account_id, commodity_id, amount, value, unpriced, n from cell
        where not exists (
          select from balance_node node
           where node.book_id = $1 and node.kind = cell.kind and node.level = cell.level and node.period = cell.period
             and node.account_id = cell.account_id and node.commodity_id = cell.commodity_id)
        order by kind, level, account_id, period, commodity_id)
     select kind, level, period, account_id as "accountId", commodity_id as "commodityId" from known where n = 0 and amount = 0`,
    [bookId],
  );
  if (empty.length > 0) await deleteNodes(sql, bookId, empty);
}

interface NodeKey {
  readonly kind: number;
  readonly level: number;
  readonly period: string;
  readonly accountId: number;
  readonly commodityId: number;
}

async function deleteNodes(sql: Pick<Sql, 'query'>, bookId: number, keys: readonly NodeKey[]): Promise<void> {
  await sql.query(
    `delete from balance_node node
      using unnest($2::smallint[], $3::smallint[], $4::date[], $5::int[], $6::int[]) as key (kind, level, period, account_id, commodity_id)
      where node.book_id = $1 and node.kind = key.kind and node.level = key.level and node.period = key.period
        and node.account_id = key.account_id and node.commodity_id = key.commodity_id`,
    [
      bookId,
      keys.map((key) => key.kind),
      keys.map((key) => key.level),
      keys.map((key) => key.period),
      keys.map((key) => key.accountId),
      keys.map((key) => key.commodityId),
    ],
  );
}

/** True where the deltas are more than a report should read, or take something away, so that nodes may be empty. */
export async function isFoldDue(sql: Sql, bookId: number, pileMax: number): Promise<boolean> {
  const [row] = await sql.query<{ due: boolean }>(
    `select count(*) > $2 or coalesce(bool_or(n < 0), false) as due
       from (select n from balance_delta where book_id = $1 limit $2 + 1) x`,
    [bookId, pileMax],
  );
  return row!.due;
}
