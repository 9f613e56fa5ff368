import { readOpenings } from '../ledger/settle.sql.ts';
import type { Sql } from '../ledger/sql.ts';
import type { Problem } from './journal.ts';

interface OpeningRow {
  readonly id: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly date: string;
  readonly fileName: string;
  readonly isOwn: boolean;
}

/** The ids of opening entries that the book sets aside at this moment. */
export async function readSetAside(sql: Sql, bookId: number): Promise<Set<string>> {
  const rows = await sql.query<{ id: string }>('select id from transaction where book_id = $1 and is_set_aside', [bookId]);
  return new Set(rows.map((row) => row.id));
}

/** Warnings for opening entries, of this import or another, that are set aside now and were not before, or look doubtful. */
export async function openingProblems(sql: Sql, bookId: number, importId: number, before: ReadonlySet<string>): Promise<Problem[]> {
  const rows = await sql.query<OpeningRow>(
    `select t.id, t.source_file as file, t.source_line as line, t.date, i.file_name as "fileName", t.import_id = $2 as "isOwn"
       from transaction t join import i on i.book_id = $1 and i.id = t.import_id
      where t.book_id = $1 and t.is_set_aside order by t.date, t.id`,
    [bookId, importId],
  );
  const repeated = rows.filter((row) => !before.has(row.id)).map(warningOf);
  return [...repeated, ...(await readOddOpenings(sql, bookId, importId)).map(oddityOf)];
}

/** Opening entries of this import that open accounts on which other files had already left another balance. */
async function readOddOpenings(sql: Sql, bookId: number, importId: number): Promise<OpeningRow[]> {
  return sql.query<OpeningRow>(
    `select distinct t.id, t.source_file as file, t.source_line as line, t.date, '' as "fileName", true as "isOwn"
       from transaction t
       join posting p on p.book_id = $1 and p.transaction_id = t.id
       join account a on a.book_id = $1 and a.id = p.account_id and a.type in ('ASSET', 'LIABILITY')
      where t.book_id = $1 and t.import_id = $2 and not t.is_set_aside and t.id = any ($3::bigint[])
        and (select sum(o.amount) from posting o join transaction ot on ot.book_id = $1 and ot.id = o.transaction_id
              where o.book_id = $1 and o.account_id = p.account_id and o.commodity_id = p.commodity_id and o.date < t.date
                and o.is_counted and ot.import_id is distinct from $2) <> 0`,
    [bookId, importId, await readOpenings(sql, bookId)],
  );
}

function oddityOf(row: OpeningRow): Problem {
  return {
    severity: 'WARNING',
    place: row.file !== null && row.line !== null ? { file: row.file, line: row.line } : null,
    code: 'OPENING_ADDS_UP',
    message:
      'This opening entry opens an account on which other files have left a balance already, another one than it states. It is added up. If it was meant to carry that balance on, correct one of the files, undo this import and import again.',
    text: null,
  };
}

function warningOf(row: OpeningRow): Problem {
  const whose = row.isOwn ? 'This opening entry' : `The opening entry of ${row.date} in ${row.fileName}`;
  return {
    severity: 'WARNING',
    place: row.isOwn && row.file !== null && row.line !== null ? { file: row.file, line: row.line } : null,
    code: 'OPENING_REPEATED',
    message: `${whose} repeats the closing state of another file, so it is kept aside and not added up. Nothing needs to be done.`,
    text: null,
  };
}
