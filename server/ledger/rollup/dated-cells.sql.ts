import { daysBetween, type PlainDate } from '../plain-date.ts';
import { plannedOnce, type Sql } from '../sql.ts';
import type { Valuation } from '../valuation.ts';
import { forms, soughtDays } from './branches.ts';
import { dayNumber, dayRatesOf } from './day-rates.ts';
import { cellsOf, type DatedCell, type DayAmounts } from './day-values.ts';
import { cellKey, readFirstUnpriced } from './first-unpriced.sql.ts';
import { type CellScope, everPeriod, nativeBranchKinds } from './node.ts';

/**
 * As `readCells`, for a currency that nodes are not valued in: from the nodes of days, as many sums as there are days on which
 * some rate begins. It costs more the longer the books are, but no more for more postings a day or accounts in a branch.
 */
export async function readDatedCells(
  sql: Sql,
  bookId: number,
  { kinds, spans, accounts, chart }: Required<CellScope>,
  valuation: Valuation,
): Promise<DatedCell[]> {
  const sought = soughtDays(accounts, chart);
  const bounds = spans.map(({ first }) => first ?? everPeriod);
  const parameters = [
    bookId,
    kinds,
    spans[0]!.first ?? '-infinity',
    spans.at(-1)!.next ?? 'infinity',
    accounts.map(({ id }) => id),
    accounts.map(({ under }) => under),
    sought.map(({ id }) => id),
    sought.map(({ under }) => under),
    sought.map(({ form }) => form === forms.branch),
    sought.map(({ sign }) => sign),
    kinds.map((kind) => nativeBranchKinds.get(kind)!),
  ];
  const rows = await (areFewSteps(valuation.rateDays)
    ? sql.query<DayAmounts>(byStep, [...parameters, bounds, valuation.rateDays, valuation.currencyId])
    : sql.query<DayAmounts>(byDay, [...parameters, sought.some(({ sign }) => sign === -1)]));
  const cells = cellsOf(rows, Int32Array.from(bounds, dayNumber), dayRatesOf(valuation));
  const unpriced = cells.filter(({ valued }) => valued.leftOut.length > 0);
  if (unpriced.length === 0) return cells;
  // A branch less some of it has days on which only those have postings, and what was undone lies on days of its own until it is folded.
  const firstDays = await readFirstUnpriced(sql, bookId, unpriced, { spans, accounts }, valuation);
  return cells.map((cell) => ({ ...cell, valued: cell.valued.leftOutOn(firstDays.get(cellKey(cell)) ?? cell.on) }));
}

/** Where rates begin every few days it costs more to sum what shares them than to give out each day. */
const daysPerStepMin = 5;

function areFewSteps(days: readonly PlainDate[]): boolean {
  return days.length < 2 || daysBetween(days[0]!, days.at(-1)!) >= daysPerStepMin * days.length;
}

const scope = `
    with asked as (
       select * from unnest($5::int[], $6::int[]) as asked (id, under)),
     sought as (
       select * from unnest($7::int[], $8::int[], $9::boolean[], $10::smallint[]) as sought (id, under, is_branch, sign)),
     kinds as (
       select * from unnest($2::smallint[], $11::smallint[]) as kinds (kind, branch_kind))`;

const nodes = `balance_node
           where book_id = $1 and kind = case when sought.is_branch then kinds.branch_kind else kinds.kind end and level = 3
             and account_id = sought.id and period >= $3::date and period < $4::date`;

const deltas = `balance_delta delta join asked on asked.id = delta.account_id
        where delta.book_id = $1 and delta.kind = any ($2::smallint[]) and delta.date >= $3::date and delta.date < $4::date`;

/** Days as `dayNumber` counts them. */
const lists = (date: string) => `string_agg((${date} - date '0001-01-01')::text, ',') as days, string_agg(amount::text, ',') as amounts`;

/**
 * The days of each account are made a list by themselves, as the index gives them out: to sort those of all took a third of the time. Counts
 * are of use only where something is taken away: of nodes that are subtracted, and of what has not been folded yet.
 */
const byDay = plannedOnce(`${scope}
     select kinds.kind, sought.under as "accountId", node.commodity_id as "commodityId", sought.sign, days, amounts, counts
       from sought cross join kinds
      cross join lateral (
        select commodity_id, ${lists('period')},
               string_agg(n::text, ',') filter (where (select $12::boolean or exists (select from balance_delta where book_id = $1))) as counts
          from ${nodes}
         group by commodity_id offset 0) node
     union all
     select delta.kind, asked.under, delta.commodity_id, 1, ${lists('delta.date')}, string_agg(n::text, ',')
       from ${deltas}
      group by 1, 2, 3
      order by 2, 3, 1`);

const byStep = plannedOnce(`${scope},
     day as (
       select kinds.kind, sought.under as account_id, node.commodity_id, node.period as date,
              case when sought.sign = 1 then node.amount else -node.amount end as amount, sought.sign * node.n as n
         from sought cross join kinds
        cross join lateral (select * from ${nodes} offset 0) node
       union all
       select delta.kind, asked.under, delta.commodity_id, delta.date, delta.amount, delta.n from ${deltas}),
     step as (
       select kind, account_id, commodity_id, min(date) as date, sum(amount) as amount, sum(n) as n
         from day
        group by kind, account_id, commodity_id, width_bucket(date, $12::date[]),
                 case when commodity_id is distinct from $14::int then width_bucket(date, $13::date[]) end
       having sum(n) <> 0 or sum(amount) <> 0)
     select kind, account_id as "accountId", commodity_id as "commodityId", 1 as sign, ${lists('date')}, string_agg(n::text, ',') as counts
       from step
      group by 1, 2, 3 order by 2, 3, 1`);
