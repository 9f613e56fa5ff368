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

/** Warnings for opening entries, of this import or another, that are set aside now and were not before. */
export async function openingProblems(sql: Sql, bookId: number, importId: number, before: ReadonlySet<string>): Promise<Problem[]> {
  const rows = await sql.query<OpeningRow>(
    `select t.id, t.source_file as file, t.source_line as line, t.date, i.file_name as "fileName", t.import_id = $2 as "isOwn"
       from transaction t join import i on i.book_id = $1 and i.id = t.import_id
      where t.book_id = $1 and t.is_set_aside order by t.date, t.id`,
    [bookId, importId],
  );
  return rows.filter((row) => !before.has(row.id)).map(warningOf);
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
