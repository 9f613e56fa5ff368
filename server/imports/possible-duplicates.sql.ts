import { possibleDuplicatesMax } from '../config/limits.ts';
import type { Sql } from '../ledger/sql.ts';
import type { Problem } from './journal.ts';

/**
 * Notes which entries of a bank's file may be in the book already under another identity: the same amount on the same
 * account on the same day, or within three days where the other one came from another kind of file. They are kept: equal
 * payments on one day are common, and a person decides. Reads what `gatherOwnLines` has gathered.
 */
export async function notePossibleDuplicates(sql: Sql, bookId: number, importId: number, format: string): Promise<void> {
  await sql.query(
    `with other as materialized (
       select p.transaction_id as id, p.date, p.account_id, p.commodity_id, p.amount, case when i.format = $3 then 0 else 3 end as days,
              row_number() over (partition by p.account_id, p.commodity_id, p.amount, p.date order by p.transaction_id) as n
         from (select distinct account_id from own_line) own_account
         join posting p on p.book_id = $1 and p.account_id = own_account.account_id and p.kind = 'REAL' and p.is_counted
          and p.date between (select min(date) - 3 from own_line) and (select max(date) + 3 from own_line)
        cross join lateral (select import_id from transaction where book_id = $1 and id = p.transaction_id offset 0) t
         left join import i on i.book_id = $1 and i.id = t.import_id
        where t.import_id is distinct from $2),
     pairs as (
       select distinct on (own.id) own.id, other.id as other_id
         from own_line own
         join other on other.account_id = own.account_id and other.commodity_id = own.commodity_id and other.amount = own.amount
        where abs(own.date - other.date) <= other.days
        order by own.id, abs(own.date - other.date), other.n, other.id)
     insert into possible_duplicate (book_id, transaction_id, other_id, import_id)
     select $1, id, other_id, $2 from pairs order by id limit $4`,
    [bookId, importId, format, possibleDuplicatesMax],
  );
}

/** How many an import has brought, but for those that have become part of a transfer. */
export async function countPossibleDuplicates(sql: Sql, bookId: number, importId: number): Promise<number> {
  const [row] = await sql.query<{ n: number }>(
    `select count(*)::int as n from possible_duplicate d where d.book_id = $1 and d.import_id = $2 and ${bothThere}`,
    [bookId, importId],
  );
  return row!.n;
}

/** An entry that has become part of a transfer is no entry of its own, and in no doubt while it is so. */
const bothThere = `exists (select from transaction t where t.book_id = d.book_id and t.id = d.transaction_id)
  and exists (select from transaction t where t.book_id = d.book_id and t.id = d.other_id)`;

export function possibleDuplicatesProblem(count: number): Problem {
  const what = count === 1 ? 'One entry has' : `${count.toLocaleString('en')} entries have`;
  const message = `${what} the day and amount of another in the book, from another file. They were added all the same, because equal payments happen; possibleDuplicates lists them, to keep or to take out.`;
  return { severity: 'WARNING', place: null, code: 'POSSIBLE_DUPLICATES', message, text: null };
}

export interface PossibleDuplicateRow {
  /** A bigint as text, as the next. */
  readonly transactionId: string;
  readonly otherId: string;
  readonly verdict: 'KEPT' | 'DUPLICATE' | null;
}

const columns = 'transaction_id as "transactionId", other_id as "otherId", verdict';

/** Those behind `afterId`, by the entry's id. */
export async function readPossibleDuplicates(
  sql: Sql,
  bookId: number,
  decided: boolean,
  afterId: string,
  count: number,
): Promise<PossibleDuplicateRow[]> {
  return sql.query<PossibleDuplicateRow>(
    `select ${columns} from possible_duplicate d
      where book_id = $1 and (verdict is not null) = $2 and transaction_id > $3::bigint and ${bothThere} order by transaction_id limit $4`,
    [bookId, decided, afterId, count],
  );
}

/** True where an entry has become one with another bank's line: to set it aside would set that aside, too. */
export async function isMatchedTransfer(sql: Sql, bookId: number, transactionId: string): Promise<boolean> {
  const rows = await sql.query("select from transfer where book_id = $1 and from_id = $2::bigint and status = 'MATCHED'", [
    bookId,
    transactionId,
  ]);
  return rows.length > 0;
}

/** Null where the entry is none of them. The caller settles the book, which sets duplicates aside. */
export async function decide(
  sql: Sql,
  bookId: number,
  transactionId: string,
  verdict: PossibleDuplicateRow['verdict'],
): Promise<PossibleDuplicateRow | null> {
  const [row] = await sql.query<PossibleDuplicateRow>(
    `update possible_duplicate set verdict = $3 where book_id = $1 and transaction_id = $2::bigint returning ${columns}`,
    [bookId, transactionId, verdict],
  );
  return row ?? null;
}
