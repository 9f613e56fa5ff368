import type { Sql } from '../../ledger/sql.ts';
import type { PastEntry } from './learn.ts';

/** The newest entries with two postings, one of them on income or expenses: what their payee or words were for. */
export async function readPastEntries(sql: Sql, bookId: number, count: number): Promise<PastEntry[]> {
  return sql.query<PastEntry>(
    `select t.id as "transactionId", t.payee, t.description as text, min(a.full_name) filter (where a.type in ('REVENUE', 'EXPENSE')) as "counterAccount"
       from (select id, date, payee, description from transaction where book_id = $1 and not is_set_aside order by date desc, id desc limit $2) t
       join posting p on p.book_id = $1 and p.transaction_id = t.id
       join account a on a.book_id = $1 and a.id = p.account_id
      group by t.id, t.date, t.payee, t.description
     having count(*) = 2 and count(*) filter (where a.type in ('REVENUE', 'EXPENSE')) = 1
      order by t.date desc, t.id desc`,
    [bookId, count],
  );
}
