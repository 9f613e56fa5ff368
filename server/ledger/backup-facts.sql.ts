import type { Sql } from './sql.ts';

/** What a copy of the database holds. */
export interface BackupFacts {
  readonly books: number;
  readonly entries: number;
  /** The last migration that it has. */
  readonly migration: string;
}

export async function readBackupFacts(sql: Pick<Sql, 'query'>): Promise<BackupFacts> {
  const [facts] = await sql.query<BackupFacts>(
    `select (select count(*)::int from book) as books, (select count(*)::int from transaction) as entries,
            (select name from migration order by id desc limit 1) as migration`,
  );
  return facts!;
}
