import { Decimal } from '../decimal.ts';
import type { PlainDate } from '../plain-date.ts';
import type { Sql } from '../sql.ts';
import type { Valuation } from '../valuation.ts';
import { askedOf } from './cells.sql.ts';
import type { AskedAccount } from './node.ts';

/** Postings of one account, commodity and kind within a span and, where they need a rate, between two changes of rates. */
export interface DatedCell {
  readonly kind: number;
  readonly accountId: number;
  readonly commodityId: number;
  /** The earliest day in it; all of it shares this day's rates. */
  readonly on: PlainDate;
  readonly amount: Decimal;
}

export interface DatedScope {
  readonly kinds: readonly number[];
  /** First day, inclusive; null for the beginning of the books. */
  readonly from: PlainDate | null;
  /** Last day, inclusive. */
  readonly to: PlainDate;
  /** First days of spans, ascending: no cell reaches over one. */
  readonly bounds: readonly PlainDate[];
  readonly accounts: readonly AskedAccount[];
}

/**
 * As `readCells`, for a currency that nodes are not valued in: from the nodes of days, and as many cells as there are days on
 * which some rate begins. It costs more the longer the books are, but no more for more postings a day.
 */
export async function readDatedCells(sql: Sql, bookId: number, scope: DatedScope, valuation: Valuation): Promise<DatedCell[]> {
  const rows = await sql.query<Omit<DatedCell, 'amount' | 'on'> & { days: PlainDate[]; amounts: string[] }>(
    `with asked as (
       select * from unnest($8::int[], $9::int[], $10::boolean[]) as asked (id, under, is_worth)),
     day as (
       select node.kind, asked.under as account_id, node.commodity_id, node.period as date, node.amount, node.n
         from asked cross join unnest($2::smallint[]) as sought (kind)
        cross join lateral (
          select * from balance_node
           where book_id = $1 and kind = sought.kind and level = 3 and account_id = asked.id
             and period between coalesce($3, '-infinity'::date) and $4 offset 0) node
       union all
       select delta.kind, asked.under, delta.commodity_id, delta.date, delta.amount, delta.n
         from balance_delta delta join asked on asked.id = delta.account_id
        where delta.book_id = $1 and delta.kind = any ($2::smallint[]) and delta.date between coalesce($3, '-infinity'::date) and $4)
     select kind, account_id as "accountId", commodity_id as "commodityId",
            array_agg("on"::text) as days, array_agg(amount::text) as amounts
       from (select kind, account_id, commodity_id, min(date) as "on", sum(amount) as amount
               from day
              group by kind, account_id, commodity_id, width_bucket(date, $5::date[]),
                       case when commodity_id is distinct from $7::int then width_bucket(date, $6::date[]) end
             having sum(n) <> 0 or sum(amount) <> 0) x
      group by 1, 2, 3 order by 2, 3, 1`,
    [bookId, scope.kinds, scope.from, scope.to, scope.bounds, valuation.rateDays, valuation.currencyId, ...askedOf(scope.accounts)],
  );
  return rows.flatMap(({ kind, accountId, commodityId, days, amounts }) =>
    days.map((on, i) => ({ kind, accountId, commodityId, on, amount: Decimal.from(amounts[i]!) })),
  );
}
