import type { Sql } from '../sql.ts';

/** The commodity that most postings of the first import use: the book's currency where nobody chose one. */
export async function settleCurrency(sql: Sql, bookId: number): Promise<void> {
  await sql.query(
    `with first as (
       select (select main_commodity from import where book_id = $1 and status = 'SUCCEEDED' and not dry_run
                  and main_commodity is not null order by id limit 1) as commodity)
     update book b set inferred_currency = first.commodity from first
      where b.id = $1 and b.inferred_currency is distinct from first.commodity`,
    [bookId],
  );
}

/** First and last day with a posting that counts, and the number of entries: from sums, not from postings. */
export async function settleBookFacts(sql: Sql, bookId: number): Promise<void> {
  await sql.query(
    `with facts as (
       select days.first_date, days.last_date,
              (select coalesce(sum(n), 0) from (
                 select n from balance_node where book_id = $1 and kind = 6 and level = 0
                 union all
                 select n from balance_delta where book_id = $1 and kind = 6) x) as transaction_count
         from (${(await isSomethingTakenAway(sql, bookId)) ? daysCounted : daysAdded}) as days)
     update book b set first_date = f.first_date, last_date = f.last_date, transaction_count = f.transaction_count
       from facts f where b.id = $1
        and (b.first_date, b.last_date, b.transaction_count) is distinct from (f.first_date, f.last_date, f.transaction_count)`,
    [bookId],
  );
}

/** True where a pending delta takes postings away, so that nodes may be left on days that have none any more. */
export async function isSomethingTakenAway(sql: Sql, bookId: number): Promise<boolean> {
  const [row] = await sql.query<{ is: boolean }>(
    'select exists (select from balance_delta where book_id = $1 and kind in (0, 1) and n < 0) as is',
    [bookId],
  );
  return row!.is;
}

/** Where deltas only add, the ends are among those of the nodes and of the deltas. */
const daysAdded = `
  select min(date) as first_date, max(date) as last_date from (
    select unnest(array[
             (select min(period) from balance_node where book_id = $1 and kind = k and level = 3 and account_id = a.id),
             (select max(period) from balance_node where book_id = $1 and kind = k and level = 3 and account_id = a.id)]) as date
      from account a cross join unnest(array[0, 1]) as k where a.book_id = $1
    union all select min(date) from balance_delta where book_id = $1 and kind in (0, 1)
    union all select max(date) from balance_delta where book_id = $1 and kind in (0, 1)) x`;

/** Else a day may have lost its last posting. */
const daysCounted = `
  select min(date) as first_date, max(date) as last_date from (
    select date from (
      select period as date, n from balance_node where book_id = $1 and kind in (0, 1) and level = 3
      union all
      select date, n from balance_delta where book_id = $1 and kind in (0, 1)) x
     group by date having sum(n) > 0) x`;
