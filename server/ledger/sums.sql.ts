import type { AccountSum } from './account-sum.ts';
import { Decimal } from './decimal.ts';
import type { AccountType } from './nouns.ts';
import type { PlainDate } from './plain-date.ts';
import type { Sql } from './sql.ts';
import type { Valuation } from './valuation.ts';

export type { AccountSum };

export interface SumScope {
  /** First day, inclusive; null for the beginning of the books. */
  readonly from: PlainDate | null;
  /** Last day, inclusive. */
  readonly to: PlainDate;
  /** First days of spans, in any order: no sum has postings from both sides of one, so `on` says which span it belongs to. */
  readonly bounds: readonly PlainDate[];
  /** Only accounts of these types. */
  readonly types: readonly AccountType[];
  /** Of these types, sums in foreign commodities do not reach over a day on which a rate begins. */
  readonly dated: readonly AccountType[];
}

/**
 * The postings that count, summed as coarsely as the scope allows: one statement, and as many rows as accounts,
 * commodities and spans have (times days with a new rate, for foreign amounts that are valued at posting dates).
 */
export async function readSums(sql: Sql, bookId: number, scope: SumScope, valuation: Valuation): Promise<AccountSum[]> {
  const rows = await sql.query<Series>(
    `select account_id as "accountId", commodity_id as "commodityId", is_closing as "isClosing",
            array_agg("on"::text order by "on") as days, array_agg(amount::text order by "on") as amounts
       from (select p.account_id, p.commodity_id, p.is_closing, min(p.date) as "on", sum(p.amount) as amount
               from posting p
               join account a on a.book_id = $1 and a.id = p.account_id and a.type = any ($6::text[])
              where p.book_id = $1 and p.is_counted and p.date between coalesce($2, '-infinity'::date) and $3
              group by p.account_id, p.commodity_id, p.is_closing, width_bucket(p.date, $4::date[]),
                       case when a.type = any ($7::text[]) and p.commodity_id is distinct from $8::int
                            then width_bucket(p.date, $5::date[]) end) x
      group by 1, 2, 3 order by 1, 2, 3`,
    [bookId, scope.from, scope.to, [...scope.bounds].sort(), valuation.rateDays, scope.types, scope.dated, valuation.currencyId],
  );
  return rows.flatMap(sumsOf);
}

/** The sums of one account and commodity over time. As two arrays they take half the time that rows of their own would. */
interface Series {
  readonly accountId: number;
  readonly commodityId: number;
  readonly isClosing: boolean;
  readonly days: PlainDate[];
  readonly amounts: string[];
}

function sumsOf({ accountId, commodityId, isClosing, days, amounts }: Series): AccountSum[] {
  return days.map((on, i) => ({ accountId, commodityId, isClosing, on, amount: Decimal.from(amounts[i]!) }));
}
