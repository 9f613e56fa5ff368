import { Decimal } from '../../ledger/decimal.ts';
import type { PlainDate } from '../../ledger/plain-date.ts';
import type { Sql } from '../../ledger/sql.ts';
import type { Problem } from '../journal.ts';

/** A balance that a bank states, beside the one that the book comes to at the end of the same day. */
export interface StatedBalanceRow {
  readonly accountId: number;
  readonly account: string;
  readonly currency: string;
  readonly on: PlainDate;
  readonly stated: string;
  readonly booked: string;
  readonly importId: number;
  readonly file: string;
  readonly line: number;
}

/** Which of them, in the order of account, currency and day. */
interface Wanted {
  /** Of one import; null: of all. */
  readonly importId: number | null;
  /** Full name; its children are meant too. Null: any. */
  readonly account: string | null;
  /** True leaves out those that the book agrees with. */
  readonly differing: boolean;
  /** Account, currency and day of the one before. */
  readonly after: readonly [account: string, currency: string, on: string] | null;
  /** Null: all. */
  readonly count: number | null;
}

const all: Wanted = { importId: null, account: null, differing: false, after: null, count: null };

/** Balances that statements state; of several that are stated for one day, the last import's. */
export async function readStatedBalances(sql: Sql, bookId: number, given: Partial<Wanted>): Promise<StatedBalanceRow[]> {
  const { importId, account, differing, after, count } = { ...all, ...given };
  return sql.query<StatedBalanceRow>(
    `with stated as (
       select distinct on (account_id, commodity_id, on_date) * from stated_balance
        where book_id = $1 and ($2::int is null or import_id = $2)
        order by account_id, commodity_id, on_date, import_id desc),
     days as (
       select account_id, commodity_id, date, sum(amount) as amount from posting
        where book_id = $1 and account_id in (select account_id from stated) and is_counted group by 1, 2, 3),
     running as (
       select account_id, commodity_id, date, sum(amount) over (partition by account_id, commodity_id order by date) as balance from days),
     compared as (
       select s.account_id as "accountId", a.full_name as account, c.symbol as currency, s.on_date as on, s.amount as stated,
              coalesce((select r.balance from running r
                         where r.account_id = s.account_id and r.commodity_id = s.commodity_id and r.date <= s.on_date
                         order by r.date desc limit 1), 0) as booked,
              s.import_id as "importId", s.source_file as file, s.source_line as line
         from stated s
         join account a on a.book_id = $1 and a.id = s.account_id
         join commodity c on c.book_id = $1 and c.id = s.commodity_id
        where $3::text is null or a.full_name = $3 or starts_with(a.full_name, $3 || ':'))
     select * from compared x
      where (not $4::boolean or stated <> booked)
        and ($5::text is null or (account collate "C", currency collate "C", x.on) > ($5::text, $6::text, $7::date))
      order by account collate "C", currency collate "C", x.on limit $8::int`,
    [bookId, importId, account, differing, ...(after ?? [null, null, null]), count],
  );
}

/** Warnings where a bank states another balance than the book comes to: once, and again where the difference changes. */
export async function statedBalanceProblems(sql: Sql, bookId: number, importId: number): Promise<Problem[]> {
  const problems: Problem[] = [];
  let [of, difference] = ['', Decimal.zero];
  for (const row of await readStatedBalances(sql, bookId, { importId })) {
    const key = `${row.account}\n${row.currency}`;
    if (key !== of) [of, difference] = [key, Decimal.zero];
    const now = Decimal.from(row.stated).minus(Decimal.from(row.booked));
    if (now.equals(difference)) continue;
    const isFirst = difference.isZero;
    difference = now;
    problems.push(warningOf(row, now, isFirst));
  }
  return problems;
}

function warningOf(
  { account, currency, on, stated, booked, file, line }: StatedBalanceRow,
  difference: Decimal,
  isFirst: boolean,
): Problem {
  const facts = `On ${on} the bank states ${stated} ${currency} on ${account}, the book comes to ${booked}`;
  const remedy = difference.isZero
    ? 'From here on they agree.'
    : isFirst
      ? `The difference is ${difference}. Earlier statements or the opening balance may be missing in the book, or lines may be in it twice.`
      : `The difference is now ${difference}.`;
  return { severity: 'WARNING', place: { file, line }, code: 'BALANCE_DIFFERS', message: `${facts}. ${remedy}`, text: null };
}
