import { daysBetween, type PlainDate } from '../plain-date.ts';
import { plannedOnce, type Sql } from '../sql.ts';
import type { Valuation } from '../valuation.ts';
import { forms, soughtDays } from './branches.ts';
import { cellsOf, type DatedCell, type DayAmounts, dayNumber, dayRatesOf } from './day-values.ts';
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
    : sql.query<DayAmounts>(byDay, parameters));
  const [firsts, rates] = [Int32Array.from(bounds, dayNumber), dayRatesOf(valuation)];
  const cells = rows.flatMap((series) => cellsOf(series, firsts, rates));
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

const day = `
    with asked as (
       select * from unnest($5::int[], $6::int[]) as asked (id, under)),
     sought as (
       select * from unnest($7::int[], $8::int[], $9::boolean[], $10::smallint[]) as sought (id, under, is_branch, sign)),
     kinds as (
       select * from unnest($2::smallint[], $11::smallint[]) as kinds (kind, branch_kind)),
     day as (
       select kinds.kind, sought.under as account_id, node.commodity_id, node.period as date,
              case when sought.sign = 1 then node.amount else -node.amount end as amount, sought.sign * node.n as n
         from sought cross join kinds
        cross join lateral (
          select * from balance_node
           where book_id = $1 and kind = case when sought.is_branch then kinds.branch_kind else kinds.kind end and level = 3
             and account_id = sought.id and period >= $3::date and period < $4::date offset 0) node
       union all
       select delta.kind, asked.under, delta.commodity_id, delta.date, delta.amount, delta.n
         from balance_delta delta join asked on asked.id = delta.account_id
        where delta.book_id = $1 and delta.kind = any ($2::smallint[]) and delta.date >= $3::date and delta.date < $4::date)`;

/** Days as `dayNumber` counts them. */
const lists = (from: string) => `
     select kind, account_id as "accountId", commodity_id as "commodityId", string_agg((date - date '0001-01-01')::text, ',') as days,
            string_agg(amount::text, ',') as amounts, string_agg(n::text, ',') as counts
       from ${from}
      group by 1, 2, 3 order by 2, 3, 1`;

const byDay = plannedOnce(`${day}${lists('day')}`);

const byStep = plannedOnce(
  `${day}${lists(`(
       select kind, account_id, commodity_id, min(date) as date, sum(amount) as amount, sum(n) as n
         from day
        group by kind, account_id, commodity_id, width_bucket(date, $12::date[]),
                 case when commodity_id is distinct from $14::int then width_bucket(date, $13::date[]) end
       having sum(n) <> 0 or sum(amount) <> 0) step`)}`,
);
