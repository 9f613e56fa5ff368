import { possibleDuplicatesMax } from '../config/limits.ts';
import type { Sql } from '../ledger/sql.ts';
import { bankFormats } from './bank-formats.ts';
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

/**
 * The other way round: which lines of banks may be in a journal that came in after them, or again. They are the import's of the line, as
 * they would be had the journal been there first. Returns how many are new.
 */
export async function noteDoubtfulLines(sql: Sql, bookId: number, importId: number): Promise<number> {
  // Most books have no bank's lines, and a large journal has many postings to look through.
  const [bank] = await sql.query('select from statement_account where book_id = $1 limit 1', [bookId]);
  if (!bank) return 0;
  const rows = await sql.query(
    `with own as materialized (
       select p.transaction_id as id, p.date, p.account_id, p.commodity_id, p.amount
         from transaction t join posting p on p.book_id = $1 and p.transaction_id = t.id and p.kind = 'REAL' and p.is_counted
        where t.book_id = $1 and t.import_id = $2
          and p.account_id in (select account_id from statement_account where book_id = $1)),
     line as materialized (
       select p.transaction_id as id, p.date, p.account_id, p.commodity_id, p.amount, i.id as import_id
         from (select distinct account_id from own) own_account
         join posting p on p.book_id = $1 and p.account_id = own_account.account_id and p.position = 1 and p.kind = 'REAL' and p.is_counted
          and p.date between (select min(date) - 3 from own) and (select max(date) + 3 from own)
         join transaction t on t.book_id = $1 and t.id = p.transaction_id
         join import i on i.book_id = $1 and i.id = t.import_id and i.format = any ($3::text[]) and i.id <> $2
        where not exists (select from possible_duplicate d where d.book_id = $1 and d.transaction_id = p.transaction_id)
          and not exists (select from transfer m where m.book_id = $1 and m.from_id = p.transaction_id and m.status = 'MATCHED'))
     insert into possible_duplicate (book_id, transaction_id, other_id, import_id)
     select distinct on (line.id) $1::int, line.id, own.id, line.import_id
       from line
       join own on own.account_id = line.account_id and own.commodity_id = line.commodity_id and own.amount = line.amount
        and abs(own.date - line.date) <= 3
      order by line.id, abs(own.date - line.date), own.id limit $4 returning transaction_id`,
    [bookId, importId, bankFormats, possibleDuplicatesMax],
  );
  return rows.length;
}

/** Where a sync (`importId`) has brought an entry anew that it takes out, what was decided of a bank's line beside it goes on to hold. */
export async function handOnDuplicates(sql: Sql, bookId: number, importId: number, gone: readonly string[]): Promise<void> {
  await sql.query(
    `with heir as (
       select distinct on (d.transaction_id) d.transaction_id, now.transaction_id as other_id
         from possible_duplicate d
         join posting line on line.book_id = $1 and line.transaction_id = d.transaction_id and line.position = 1
         join posting was on was.book_id = $1 and was.transaction_id = d.other_id
          and was.account_id = line.account_id and was.commodity_id = line.commodity_id and was.amount = line.amount
         join posting now on now.book_id = $1 and now.account_id = was.account_id and now.date = was.date
          and now.commodity_id = was.commodity_id and now.amount = was.amount
         join transaction t on t.book_id = $1 and t.id = now.transaction_id and t.import_id = $2
        where d.book_id = $1 and d.other_id = any ($3::bigint[]) and d.transaction_id <> all ($3::bigint[])
        order by d.transaction_id, now.transaction_id)
     update possible_duplicate d set other_id = heir.other_id from heir where d.book_id = $1 and d.transaction_id = heir.transaction_id`,
    [bookId, importId, gone],
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
