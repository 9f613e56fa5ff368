import type { Sql } from '../sql.ts';
import { nodeKinds } from './node.ts';
import { addToNodes } from './nodes.sql.ts';

const allKinds = Object.values(nodeKinds);
const cashKinds: readonly number[] = [nodeKinds.paid, nodeKinds.received, nodeKinds.opening];

/** Kinds of deltas that share no node, so that each part can be folded by itself. The first is the larger by half. */
export const foldParts: readonly (readonly number[])[] = [allKinds.filter((kind) => !cashKinds.includes(kind)), cashKinds];

/**
 * Folds the book's deltas of these kinds into its nodes. Call it under the book's lock, with rates settled: nodes are valued by
 * `rate_step`. Nodes that nothing is left of are deleted.
 */
export async function foldDeltas(sql: Pick<Sql, 'query'>, bookId: number, kinds: readonly number[] = allKinds): Promise<void> {
  await addToNodes(
    sql,
    `gone as (
       delete from balance_delta where book_id = $1 and kind = any ($2::smallint[]) returning kind, account_id, commodity_id, date, amount, n),
     summed as (
       select kind, account_id, commodity_id, date, sum(amount) as amount, sum(n) as n from gone group by 1, 2, 3, 4
       having sum(amount) <> 0 or sum(n) <> 0),
     change as (
       select s.*, coalesce(s.amount * step.rate, 0) as value, case when step.rate is null then s.amount else 0 end as unpriced
         from summed s
         left join lateral (
           select rate from rate_step
            where book_id = $1 and commodity_id = s.commodity_id and from_date <= s.date order by from_date desc limit 1) step on true)`,
    [bookId, kinds],
  );
}

/** True where there are more deltas than a report should read. */
export async function isFoldDue(sql: Pick<Sql, 'query'>, bookId: number, pileMax: number): Promise<boolean> {
  const [row] = await sql.query<{ due: boolean }>(
    'select count(*) > $2 as due from (select from balance_delta where book_id = $1 limit $2 + 1) x',
    [bookId, pileMax],
  );
  return row!.due;
}
