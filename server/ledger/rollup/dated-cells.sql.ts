import { countUpTo } from '../count-up-to.ts';
import { Decimal } from '../decimal.ts';
import { earlierOf, type PlainDate } from '../plain-date.ts';
import type { Sql } from '../sql.ts';
import type { Valuation } from '../valuation.ts';
import { Valued } from '../valued.ts';
import { forms, soughtDays } from './branches.ts';
import { cellKey, readFirstUnpriced } from './first-unpriced.sql.ts';
import { type CellScope, everPeriod, nativeBranchKinds } from './node.ts';

/** Postings of one account, commodity and kind within a span. */
export interface DatedCell {
  readonly kind: number;
  readonly accountId: number;
  readonly commodityId: number;
  /** Index into the scope's spans. */
  readonly span: number;
  /** A day of the span, no later than any of them. */
  readonly on: PlainDate;
  readonly amount: Decimal;
  /** At the rates of the days. */
  readonly valued: Valued;
}

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
  const rows = await sql.query<Series>(statement, [
    bookId,
    kinds,
    spans[0]!.first ?? '-infinity',
    spans.at(-1)!.next ?? 'infinity',
    bounds,
    valuation.rateDays,
    valuation.currencyId,
    accounts.map(({ id }) => id),
    accounts.map(({ under }) => under),
    sought.map(({ id }) => id),
    sought.map(({ under }) => under),
    sought.map(({ form }) => form === forms.branch),
    sought.map(({ sign }) => sign),
    kinds.map((kind) => nativeBranchKinds.get(kind)!),
  ]);
  const cells = rows.flatMap((series) => cellsOf(series, bounds, valuation));
  const unpriced = cells.filter(({ valued }) => valued.leftOut.length > 0);
  if (unpriced.length === 0) return cells;
  // A branch less some of it has days on which only those have postings, and what was undone lies on days of its own until it is folded.
  const firstDays = await readFirstUnpriced(sql, bookId, unpriced, { spans, accounts }, valuation);
  return cells.map((cell) => ({ ...cell, valued: cell.valued.leftOutOn(firstDays.get(cellKey(cell)) ?? cell.on) }));
}

/** Sums of postings of one account, commodity and kind that share a span and, where they need a rate, all rates of their first day. */
interface Series {
  readonly kind: number;
  readonly accountId: number;
  readonly commodityId: number;
  readonly days: readonly PlainDate[];
  readonly amounts: readonly string[];
}

/** A span's sums, each valued by itself, as one. */
function cellsOf({ kind, accountId, commodityId, days, amounts }: Series, bounds: readonly PlainDate[], valuation: Valuation): DatedCell[] {
  const sums = new Map<number, { on: PlainDate; amounts: Decimal[]; values: Valued[] }>();
  for (const [i, on] of days.entries()) {
    const amount = Decimal.from(amounts[i]!);
    const valued = valuation.atOwnDate({ commodityId, amount, on });
    const span = countUpTo(bounds, on) - 1;
    const own = sums.get(span);
    if (!own) {
      sums.set(span, { on, amounts: [amount], values: [valued] });
      continue;
    }
    own.on = earlierOf(own.on, on);
    own.amounts.push(amount);
    own.values.push(valued);
  }
  return [...sums].map(([span, { on, amounts, values }]) => {
    return { kind, accountId, commodityId, span, on, amount: Decimal.sum(amounts), valued: Valued.sum(values) };
  });
}

const statement = `
    with asked as (
       select * from unnest($8::int[], $9::int[]) as asked (id, under)),
     sought as (
       select * from unnest($10::int[], $11::int[], $12::boolean[], $13::smallint[]) as sought (id, under, is_branch, sign)),
     kinds as (
       select * from unnest($2::smallint[], $14::smallint[]) as kinds (kind, branch_kind)),
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
        where delta.book_id = $1 and delta.kind = any ($2::smallint[]) and delta.date >= $3::date and delta.date < $4::date)
     select kind, account_id as "accountId", commodity_id as "commodityId",
            array_agg("on"::text) as days, array_agg(amount::text) as amounts
       from (select kind, account_id, commodity_id, min(date) as "on", sum(amount) as amount
               from day
              group by kind, account_id, commodity_id, width_bucket(date, $5::date[]),
                       case when commodity_id is distinct from $7::int then width_bucket(date, $6::date[]) end
             having sum(n) <> 0 or sum(amount) <> 0) x
      group by 1, 2, 3 order by 2, 3, 1`;
