import type { Sql } from '../sql.ts';
import { nodeKinds } from './node.ts';
import { addToNodes } from './nodes.sql.ts';
import type { RateWindow } from './rate-steps.ts';

/** Days on which a commodity is worth something else than its nodes say. */
export interface StaleWindow extends RateWindow {
  readonly commodityId: number;
}

/**
 * Values the nodes of these days anew by `rate_step`: what the worth of each day changes by is added to all that sums it.
 */
export async function revalueNodes(sql: Sql, bookId: number, windows: readonly StaleWindow[]): Promise<void> {
  if (windows.length === 0) return;
  await addToNodes(
    sql,
    `stale as (select * from unnest($3::int[], $4::date[], $5::date[]) as stale (commodity_id, first, next)),
     -- The accounts that hold the commodities, found by what they hold of them for ever: a book has few of those, and many days.
     held as (
       select kind, account_id, commodity_id from balance_node
        where book_id = $1 and kind = any ($2::smallint[]) and level = 0 and commodity_id in (select commodity_id from stale)),
     valued as (
       select held.kind, held.account_id, held.commodity_id, node.period as date, node.value, node.unpriced,
              coalesce(node.amount * step.rate, 0) as new_value, case when step.rate is null then node.amount else 0 end as new_unpriced
         from held join stale on stale.commodity_id = held.commodity_id
        cross join lateral (
          select * from balance_node
           where book_id = $1 and kind = held.kind and level = 3 and account_id = held.account_id and commodity_id = held.commodity_id
             and period >= stale.first and period < stale.next offset 0) node
         left join lateral (
           select rate from rate_step
            where book_id = $1 and commodity_id = held.commodity_id and from_date <= node.period order by from_date desc limit 1) step on true),
     change as (
       select kind, account_id, commodity_id, date, 0::numeric as amount, new_value - value as value, new_unpriced - unpriced as unpriced, 0 as n
         from valued where new_value <> value or new_unpriced <> unpriced)`,
    [
      bookId,
      valuedKinds,
      windows.map(({ commodityId }) => commodityId),
      windows.map(({ from }) => from ?? '-infinity'),
      windows.map(({ next }) => next ?? 'infinity'),
    ],
  );
}

const { atCost: _, entries: __, ...valued } = nodeKinds;
const valuedKinds = Object.values(valued);
