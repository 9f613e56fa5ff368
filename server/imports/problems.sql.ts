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

/** Some problems of one import, and how many it has in all. */
interface ProblemSpan {
  readonly rows: readonly ProblemRow[];
  readonly totalCount: number;
}

/** Of each import, the problems behind position `after`, at most `count`: two statements, however many imports. */
export async function readProblems(
  sql: Sql,
  bookId: number,
  importIds: readonly number[],
  after: number,
  count: number,
): Promise<ProblemSpan[]> {
  const rows = await sql.query<ProblemRow & { importId: number }>(
    `select asked.id as "importId", x.* from unnest($2::int[]) as asked (id)
      cross join lateral (
        select position, severity, file, line, code, message, text from import_problem
         where book_id = $1 and import_id = asked.id and position > $3 order by position limit $4) x
      order by asked.id, x.position`,
    [bookId, importIds, after, count],
  );
  const counts = await sql.query<{ importId: number; n: number }>(
    `select import_id as "importId", count(*)::int as n from import_problem
      where book_id = $1 and import_id = any ($2::int[]) group by 1`,
    [bookId, importIds],
  );
  return importIds.map((id) => ({
    rows: rows.filter((row) => row.importId === id).map(({ importId: _, ...row }) => row),
    totalCount: counts.find((row) => row.importId === id)?.n ?? 0,
  }));
}
