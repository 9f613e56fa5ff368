import type { Sql } from '../sql.ts';
import { nodeKinds } from './node.ts';
import type { RateWindow } from './rate-steps.ts';

/** Days on which a commodity is worth something else than its nodes say. */
export interface StaleWindow extends RateWindow {
  readonly commodityId: number;
}

/**
 * Values the nodes of these days anew by `rate_step`: first the days, whose postings share one rate, then what the months,
 * years and all time hold of them.
 */
export async function revalueNodes(sql: Sql, bookId: number, windows: readonly StaleWindow[]): Promise<void> {
  if (windows.length === 0) return;
  await sql.query(
    `update balance_node node
        set (value, unpriced) = (
              select coalesce(node.amount * x.rate, 0), case when x.rate is null then node.amount else 0 end
                from (select (select rate from rate_step
                               where book_id = $1 and commodity_id = node.commodity_id and from_date <= node.period
                               order by from_date desc limit 1) as rate) x)
       from unnest($2::int[], $3::date[], $4::date[]) as stale (commodity_id, first, next)
      where node.book_id = $1 and node.kind = any ($5::smallint[]) and node.level = 3
        and node.commodity_id = stale.commodity_id and node.period >= stale.first and node.period < stale.next`,
    [
      bookId,
      windows.map(({ commodityId }) => commodityId),
      windows.map(({ from }) => from ?? '-infinity'),
      windows.map(({ next }) => next ?? 'infinity'),
      valuedKinds,
    ],
  );
  for (const coarser of coarserLevels) await sumUp(sql, bookId, windows, coarser);
}

const { atCost: _, entries: __, ...valued } = nodeKinds;
const valuedKinds = Object.values(valued);

/** From fine to coarse; `unit` is what the period of the next finer level is cut to. */
const coarserLevels = [
  { level: 2, period: "date_trunc('month', fine.period)::date" },
  { level: 1, period: "date_trunc('year', fine.period)::date" },
  { level: 0, period: "date '0001-01-01'" },
] as const;

/** The nodes of one level from those of the next finer one, where a window touches them. */
async function sumUp(sql: Sql, bookId: number, windows: readonly StaleWindow[], coarser: (typeof coarserLevels)[number]): Promise<void> {
  const starts = windows.map(({ from }) => from ?? '0001-01-01');
  const ends = windows.map(({ next }) => next ?? '9999-12-31');
  await sql.query(
    `with fresh as (
       select fine.kind, ${coarser.period} as period, fine.account_id, fine.commodity_id, sum(fine.value) as value, sum(fine.unpriced) as unpriced
         from balance_node fine
        where fine.book_id = $1 and fine.kind = any ($2::smallint[]) and fine.level = $3 and fine.commodity_id = any ($4::int[])
          and fine.period >= date_trunc('year', $5::date)::date and fine.period <= (date_trunc('year', $6::date) + interval '1 year - 1 day')::date
        group by 1, 2, 3, 4)
     update balance_node node set value = fresh.value, unpriced = fresh.unpriced from fresh
      where node.book_id = $1 and node.kind = fresh.kind and node.level = $7 and node.period = fresh.period
        and node.account_id = fresh.account_id and node.commodity_id = fresh.commodity_id
        and (node.value, node.unpriced) is distinct from (fresh.value, fresh.unpriced)`,
    [
      bookId,
      valuedKinds,
      coarser.level + 1,
      [...new Set(windows.map(({ commodityId }) => commodityId))],
      coarser.level === 0 ? '0001-01-01' : starts.sort()[0],
      coarser.level === 0 ? '9999-12-31' : ends.sort().at(-1),
      coarser.level,
    ],
  );
}
