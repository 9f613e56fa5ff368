import type { PlainDate } from '../plain-date.ts';
import type { Sql } from '../sql.ts';
import type { Valuation } from '../valuation.ts';
import { askedOf } from './cells.sql.ts';
import type { CellScope, DaySpan } from './node.ts';

/** Which cell of a scope is meant. */
export interface CellPlace {
  readonly kind: number;
  readonly accountId: number;
  readonly commodityId: number;
  /** Index into the scope's spans. */
  readonly span: number;
}

/** Names a cell within its scope. */
export function cellKey({ kind, accountId, commodityId, span }: CellPlace): string {
  return `${kind} ${accountId} ${commodityId} ${span}`;
}

/** Days on which a commodity has no rate. */
interface RateGap extends DaySpan {
  readonly commodityId: number;
}

/** When each of the commodities has no rate in the currency of the valuation. */
function gapsOf(valuation: Valuation, commodityIds: readonly number[]): RateGap[] {
  const days = [null, ...valuation.rateDays];
  const gaps: { commodityId: number; first: PlainDate | null; next: PlainDate | null }[] = [];
  for (const commodityId of commodityIds) {
    for (const [i, first] of days.entries()) {
      if (first !== null && valuation.rate(commodityId, first)) continue;
      const [before, next] = [gaps.at(-1), days[i + 1] ?? null];
      if (first !== null && before?.commodityId === commodityId && before.next === first) before.next = next;
      else gaps.push({ commodityId, first, next });
    }
  }
  return gaps;
}

/**
 * The first day, of each of these cells, on which something had no rate in the currency of the valuation; in the one that nodes are
 * valued in where none is given. Looked up apart, because nearly all books have a rate for everything; only days on which one of the
 * commodities lacks a rate are read. What cancels within a day of its account is not there, whether it has been folded or not.
 */
export async function readFirstUnpriced(
  sql: Sql,
  bookId: number,
  cells: readonly CellPlace[],
  { spans, accounts }: Pick<CellScope, 'spans' | 'accounts'>,
  valuation: Valuation | null = null,
): Promise<Map<string, PlainDate>> {
  const commodityIds = [...new Set(cells.map(({ commodityId }) => commodityId))];
  const gaps = valuation && gapsOf(valuation, commodityIds);
  const rows = await sql.query<CellPlace & { on: PlainDate }>(gaps ? statement(givenGaps, 'amount') : statement(gapsOfSteps, 'unpriced'), [
    bookId,
    [...new Set(cells.map(({ kind }) => kind))],
    spans.map(({ first }) => first ?? '-infinity'),
    spans.map(({ next }) => next ?? 'infinity'),
    ...askedOf(accounts).slice(0, 2),
    [...new Set(cells.map(({ accountId }) => accountId))],
    gaps ? gaps.map(({ commodityId }) => commodityId) : commodityIds,
    ...(gaps ? [gaps.map(({ first }) => first ?? '-infinity'), gaps.map(({ next }) => next ?? 'infinity')] : []),
  ]);
  return new Map(rows.map((row) => [cellKey(row), row.on]));
}

const givenGaps = `
     gap as (select * from unnest($8::int[], $9::date[], $10::date[]) as gap (commodity_id, first, next))`;

const gapsOfSteps = `
     lacking as (select unnest($8::int[]) as commodity_id),
     step as (
       select commodity_id, from_date, rate, lead(from_date) over (partition by commodity_id order by from_date) as next
         from rate_step where book_id = $1 and commodity_id in (select commodity_id from lacking)),
     gap as (
       select commodity_id, from_date as first, coalesce(next, 'infinity') as next from step where rate is null
       union all
       select commodity_id, '-infinity', coalesce((select min(from_date) from step where step.commodity_id = lacking.commodity_id), 'infinity')
         from lacking)`;

const statement = (gap: string, column: 'amount' | 'unpriced') => `
    with asked as (
       select * from unnest($5::int[], $6::int[]) as asked (id, under) where under = any ($7::int[])),${gap},
     held as (
       select node.kind, asked.id, asked.under, node.commodity_id, node.period as date, node.${column} as amount
         from gap cross join asked
         join balance_node node on node.book_id = $1 and node.kind = any ($2::smallint[]) and node.level = 3 and node.${column} <> 0
          and node.account_id = asked.id and node.period >= gap.first and node.period < gap.next
          and node.period >= ($3::date[])[1] and node.period < ($4::date[])[cardinality($4::date[])] and node.commodity_id = gap.commodity_id
       union all
       select delta.kind, asked.id, asked.under, delta.commodity_id, delta.date, delta.amount
         from gap cross join asked
         join balance_delta delta on delta.account_id = asked.id and delta.book_id = $1 and delta.kind = any ($2::smallint[])
          and delta.date >= gap.first and delta.date < gap.next
          and delta.date >= ($3::date[])[1] and delta.date < ($4::date[])[cardinality($4::date[])] and delta.commodity_id = gap.commodity_id),
     day as (
       select kind, under as account_id, commodity_id, date from held group by kind, id, under, commodity_id, date having sum(amount) <> 0)
     select day.kind, day.account_id as "accountId", day.commodity_id as "commodityId", (span.number - 1)::int as span, min(day.date) as on
       from day join unnest($3::date[], $4::date[]) with ordinality as span (first, next, number)
         on day.date >= span.first and day.date < span.next
      group by 1, 2, 3, 4`;
