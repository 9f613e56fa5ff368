import type { PlainDate } from '../plain-date.ts';
import type { Sql } from '../sql.ts';
import { askedOf, type Cell } from './cells.sql.ts';
import type { CellScope } from './node.ts';

/** Names a cell within its scope. */
export function cellKey(cell: Pick<Cell, 'kind' | 'accountId' | 'commodityId' | 'span'>): string {
  return `${cell.kind} ${cell.accountId} ${cell.commodityId} ${cell.span}`;
}

/**
 * The first day, of each of these cells, on which something had no rate. Looked up apart, because nearly all books have
 * a rate for everything; only days on which one of the commodities lacks a rate are read.
 */
export async function readFirstUnpriced(
  sql: Sql,
  bookId: number,
  cells: readonly Cell[],
  { spans, accounts }: Pick<CellScope, 'spans' | 'accounts'>,
): Promise<Map<string, PlainDate>> {
  const rows = await sql.query<Pick<Cell, 'kind' | 'accountId' | 'commodityId' | 'span'> & { on: PlainDate }>(
    `with lacking as (select unnest($2::int[]) as commodity_id),
     asked as (
       select * from unnest($6::int[], $7::int[], $8::boolean[]) as asked (id, under, is_worth) where under = any ($9::int[])),
     step as (
       select commodity_id, from_date, rate, lead(from_date) over (partition by commodity_id order by from_date) as next
         from rate_step where book_id = $1 and commodity_id in (select commodity_id from lacking)),
     gap as (
       select commodity_id, from_date as first, coalesce(next, 'infinity') as next from step where rate is null
       union all
       select commodity_id, '-infinity', coalesce((select min(from_date) from step where step.commodity_id = lacking.commodity_id), 'infinity')
         from lacking),
     day as (
       select node.kind, asked.under as account_id, node.commodity_id, node.period as date
         from gap cross join asked
         join balance_node node on node.book_id = $1 and node.kind = any ($3::smallint[]) and node.level = 3 and node.unpriced <> 0
          and node.account_id = asked.id and node.period >= gap.first and node.period < gap.next and node.commodity_id = gap.commodity_id
       union all
       select delta.kind, asked.under, delta.commodity_id, delta.date
         from gap cross join asked
         join balance_delta delta on delta.account_id = asked.id and delta.book_id = $1 and delta.kind = any ($3::smallint[])
          and delta.date >= gap.first and delta.date < gap.next and delta.commodity_id = gap.commodity_id
        where delta.amount <> 0)
     select day.kind, day.account_id as "accountId", day.commodity_id as "commodityId", (span.number - 1)::int as span, min(day.date) as on
       from day join unnest($4::date[], $5::date[]) with ordinality as span (first, next, number)
         on day.date >= span.first and day.date < span.next
      group by 1, 2, 3, 4`,
    [
      bookId,
      [...new Set(cells.map(({ commodityId }) => commodityId))],
      [...new Set(cells.map(({ kind }) => kind))],
      spans.map(({ first }) => first ?? '-infinity'),
      spans.map(({ next }) => next ?? 'infinity'),
      ...askedOf(accounts),
      [...new Set(cells.map(({ accountId }) => accountId))],
    ],
  );
  return new Map(rows.map((row) => [cellKey(row), row.on]));
}
