import { readBookSettings } from '../ledger/frame.sql.ts';
import { readOpenings } from '../ledger/settle/openings.sql.ts';
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
  const openings = await readOpenings(sql, bookId, (await readBookSettings(sql, bookId))!);
  const odd = openings.filter((opening) => opening.importId === importId && opening.addsUp).map(({ id }) => id);
  if (odd.length === 0) return [];
  return sql.query<OpeningRow>(
    `select id, source_file as file, source_line as line, date, '' as "fileName", true as "isOwn"
       from transaction where book_id = $1 and id = any ($2::bigint[]) order by date, id`,
    [bookId, odd],
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
