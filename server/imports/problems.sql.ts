import type { Sql } from '../ledger/sql.ts';

/** A stored problem of an import, in the order in which it was found; `position` starts at 1. */
export interface ProblemRow {
  readonly position: number;
  readonly severity: 'ERROR' | 'WARNING';
  readonly file: string | null;
  readonly line: number | null;
  readonly code: string;
  readonly message: string;
  readonly text: string | null;
}

/** Those behind `after`, at most `count`. */
export async function readProblems(sql: Sql, bookId: number, importId: number, after: number, count: number): Promise<ProblemRow[]> {
  return sql.query<ProblemRow>(
    `select position, severity, file, line, code, message, text from import_problem
      where book_id = $1 and import_id = $2 and position > $3 order by position limit $4`,
    [bookId, importId, after, count],
  );
}

export async function countProblems(sql: Sql, bookId: number, importId: number): Promise<number> {
  const [row] = await sql.query<{ n: number }>('select count(*)::int as n from import_problem where book_id = $1 and import_id = $2', [
    bookId,
    importId,
  ]);
  return row!.n;
}
