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

/** What the book's deltas say, read once: after a large import there are a million. */
interface Pending {
  /** The first and the last day that they touch. */
  readonly first: string | null;
  readonly last: string | null;
  readonly entries: string;
  /** True where one takes postings away, so that a day may have none left, and nodes may be left on such days. */
  readonly takesAway: boolean;
}

/**
 * First and last day with a posting that counts, and the number of entries: from sums, not from postings. Returns whether a pending delta takes
 * postings away.
 */
export async function settleBookFacts(sql: Sql, bookId: number): Promise<boolean> {
  const [pending] = await sql.query<Pending>(
    `select min(date) filter (where kind in (0, 1)) as first, max(date) filter (where kind in (0, 1)) as last,
            coalesce(sum(n) filter (where kind = 6), 0)::text as entries, coalesce(bool_or(n < 0 and kind in (0, 1)), false) as "takesAway"
       from balance_delta where book_id = $1`,
    [bookId],
  );
  const { first, last, entries, takesAway } = pending!;
  await sql.query(
    `with facts as (
       select days.first_date, days.last_date,
              $2::bigint + (select coalesce(sum(n), 0) from balance_node where book_id = $1 and kind = 6 and level = 0) as transaction_count
         from (${takesAway ? daysCounted : daysAdded}) as days)
     update book b set first_date = f.first_date, last_date = f.last_date, transaction_count = f.transaction_count
       from facts f where b.id = $1
        and (b.first_date, b.last_date, b.transaction_count) is distinct from (f.first_date, f.last_date, f.transaction_count)`,
    takesAway ? [bookId, entries] : [bookId, entries, first, last],
  );
  return takesAway;
}

/** Where deltas only add, the ends are among those of the nodes and of the deltas. */
const daysAdded = `
  select min(date) as first_date, max(date) as last_date from (
    select unnest(array[
             (select min(period) from balance_node where book_id = $1 and kind = k and level = 3 and account_id = a.id),
             (select max(period) from balance_node where book_id = $1 and kind = k and level = 3 and account_id = a.id)]) as date
      from account a cross join unnest(array[0, 1]) as k where a.book_id = $1
    union all select unnest(array[$3::date, $4::date])) x`;

/** Else a day may have lost its last posting. */
const daysCounted = `
  select min(date) as first_date, max(date) as last_date from (
    select date from (
      select period as date, n from balance_node where book_id = $1 and kind in (0, 1) and level = 3
      union all
      select date, n from balance_delta where book_id = $1 and kind in (0, 1)) x
     group by date having sum(n) > 0) x`;
