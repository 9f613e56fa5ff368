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
    `with stale as (select * from unnest($2::int[], $3::date[], $4::date[]) as stale (commodity_id, first, next)),
     ${held('$5', 'select commodity_id from stale')},
     day as (
       select held.kind, held.account_id, held.commodity_id, node.period,
              (select rate from rate_step
                where book_id = $1 and commodity_id = held.commodity_id and from_date <= node.period order by from_date desc limit 1) as rate
         from held join stale on stale.commodity_id = held.commodity_id
        cross join lateral (
          select period from balance_node
           where book_id = $1 and kind = held.kind and level = 3 and account_id = held.account_id and commodity_id = held.commodity_id
             and period >= stale.first and period < stale.next offset 0) node)
     update balance_node node
        set value = coalesce(node.amount * day.rate, 0), unpriced = case when day.rate is null then node.amount else 0 end
       from day
      where node.book_id = $1 and node.level = 3 and node.kind = day.kind and node.account_id = day.account_id and node.period = day.period
        and node.commodity_id = day.commodity_id`,
    [
      bookId,
      windows.map(({ commodityId }) => commodityId),
      windows.map(({ from }) => from ?? '-infinity'),
      windows.map(({ next }) => next ?? 'infinity'),
      valuedKinds,
    ],
  );
  for (const coarser of coarserLevels) await sumUp(sql, bookId, windows, coarser);
  await sumWorth(sql, bookId, windows);
}

/** The accounts that hold the commodities, found by what they hold of them for ever: a book has few of those, and many days. */
const held = (kinds: string, commodities: string) =>
  `held as (
     select kind, account_id, commodity_id from balance_node
      where book_id = $1 and kind = any (${kinds}::smallint[]) and level = 0 and commodity_id in (${commodities}))`;

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
    `with ${held('$2', 'select unnest($4::int[])')},
     fresh as (
       select held.kind, ${coarser.period} as period, held.account_id, held.commodity_id, sum(fine.value) as value, sum(fine.unpriced) as unpriced
         from held
        cross join lateral (
          select * from balance_node
           where book_id = $1 and kind = held.kind and level = $3 and account_id = held.account_id and commodity_id = held.commodity_id
             and period >= date_trunc('year', $5::date)::date
             and period <= (date_trunc('year', $6::date) + interval '1 year - 1 day')::date offset 0) fine
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

/** The worth of accounts over all commodities, from the nodes of each, where a window touches them. */
async function sumWorth(sql: Sql, bookId: number, windows: readonly StaleWindow[]): Promise<void> {
  await sql.query(
    `with ${held('array[0, 2, 3]', 'select unnest($4::int[])')},
     fresh as (
       select worth.kind, node.level, held.account_id, node.period, sum(node.value) as value
         from (select distinct kind, account_id from held) held
         join (values (0, 7), (2, 8), (3, 9)) as worth (of, kind) on worth.of = held.kind
        cross join unnest(array[0, 1, 2]) as sought (level)
        cross join lateral (
          select * from balance_node
           where book_id = $1 and kind = held.kind and level = sought.level and account_id = held.account_id
             and (level = 0 or period between date_trunc('year', $2::date)::date and $3::date) offset 0) node
        group by 1, 2, 3, 4)
     update balance_node node set amount = fresh.value, value = fresh.value from fresh
      where node.book_id = $1 and node.kind = fresh.kind and node.level = fresh.level and node.account_id = fresh.account_id
        and node.period = fresh.period and node.value <> fresh.value`,
    [
      bookId,
      windows.map(({ from }) => from ?? '0001-01-01').sort()[0],
      windows
        .map(({ next }) => next ?? '9999-12-31')
        .sort()
        .at(-1),
      [...new Set(windows.map(({ commodityId }) => commodityId))],
    ],
  );
}
