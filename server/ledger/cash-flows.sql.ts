import { CashFlows, type CounterSum, cashAccountsOf } from './cash-flows.ts';
import type { Chart } from './chart.ts';
import { Decimal } from './decimal.ts';
import type { DateRange } from './period.ts';
import type { PlainDate } from './plain-date.ts';
import { boundsOf, hullOf } from './spans.ts';
import type { Sql } from './sql.ts';
import type { Valuation } from './valuation.ts';

/** The cash flows of all the ranges, which may overlap: one statement. */
export async function readCashFlows(
  sql: Sql,
  bookId: number,
  chart: Chart,
  ranges: readonly DateRange[],
  valuation: Valuation,
): Promise<CashFlows> {
  const bounds = boundsOf(ranges);
  const sums = await readCounterSums(sql, bookId, chart, { ...hullOf(ranges), bounds }, valuation);
  return new CashFlows(chart, sums, valuation, bounds);
}

/** Which days, and the first days of spans that no sum reaches over. */
interface CounterScope extends DateRange {
  readonly bounds: readonly PlainDate[];
}

/**
 * Counter-postings of the entries that touch cash within the scope, summed within spans and, where they need a rate,
 * within days of one rate. An entry's day is the day its cash moved. Virtual postings outside the balance take no part:
 * nothing stands against them.
 */
export async function readCounterSums(
  sql: Sql,
  bookId: number,
  chart: Chart,
  scope: CounterScope,
  valuation: Valuation,
): Promise<CounterSum[]> {
  const accounts = cashAccountsOf(chart);
  const rows = await sql.query<Record<'amount' | 'paid' | 'received', string> & Omit<CounterSum, 'amount' | 'paid' | 'received'>>(
    `with moved as (
       select p.transaction_id, min(p.date) as date
         from posting p
        where p.book_id = $1 and p.account_id = any ($2::int[]) and p.date <= $4 and p.is_counted and p.kind <> 'UNBALANCED_VIRTUAL'
        group by p.transaction_id
       having min(p.date) between $3 and $4),
     counter as (
       select p.transaction_id, m.date, p.account_id, coalesce(p.cost_commodity_id, p.commodity_id) as commodity_id,
              coalesce(p.cost, p.amount) as amount
         from moved m
         join posting p on p.book_id = $1 and p.transaction_id = m.transaction_id
        where p.account_id <> all ($2::int[]) and p.account_id <> all ($5::int[]) and p.kind <> 'UNBALANCED_VIRTUAL'),
     opening as (
       select c.transaction_id
         from counter c join account a on a.book_id = $1 and a.id = c.account_id
        group by c.transaction_id
       having bool_or(c.account_id = any ($6::int[])) and bool_and(a.type in ('ASSET', 'LIABILITY', 'EQUITY')))
     select c.account_id as "accountId", c.commodity_id as "commodityId", o.transaction_id is not null as "isOpening",
            min(c.date) as "on", sum(c.amount) as amount,
            sum(greatest(c.amount, 0)) as paid, sum(least(c.amount, 0)) as received
       from counter c left join opening o on o.transaction_id = c.transaction_id
      group by 1, 2, 3, width_bucket(c.date, $7::date[]),
               case when c.commodity_id is distinct from $9::int then width_bucket(c.date, $8::date[]) end
      order by c.account_id, c.commodity_id, min(c.date)`,
    [
      bookId,
      accounts.cash,
      scope.from,
      scope.to,
      accounts.conversions,
      accounts.openings,
      scope.bounds,
      valuation.rateDays,
      valuation.currencyId,
    ],
  );
  return rows.map((row) => ({
    ...row,
    amount: Decimal.from(row.amount),
    paid: Decimal.from(row.paid),
    received: Decimal.from(row.received),
  }));
}
