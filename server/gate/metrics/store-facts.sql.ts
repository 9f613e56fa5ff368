import type { Sql } from '../../ledger/sql.ts';

/** What the database says of itself and of what is under way in it. */
export interface StoreFacts {
  readonly importsReading: number;
  /** Seconds since the oldest unfinished import began; 0 where there is none. */
  readonly oldestImportSeconds: number;
  /** Deltas of the book that has most of them. */
  readonly deltaPile: number;
  readonly databaseBytes: number;
}

export async function readStoreFacts(sql: Pick<Sql, 'query'>, now: Date): Promise<StoreFacts> {
  const [facts] = await sql.query<StoreFacts>(
    `select (select count(*)::int from import where status in ('READING', 'QUEUED')) as "importsReading",
            coalesce((select extract(epoch from $1::timestamptz - min(created_at))::float8 from import
                       where status in ('READING', 'QUEUED')), 0) as "oldestImportSeconds",
            coalesce((select max(n)::int from (select count(*) as n from balance_delta group by book_id) pile), 0) as "deltaPile",
            pg_database_size(current_database())::float8 as "databaseBytes"`,
    [now],
  );
  return facts!;
}

/** What a database server of its own says of itself. */
export interface ServerFacts {
  /** Sessions on the whole server, and how many it takes. */
  readonly sessions: number;
  readonly sessionsMax: number;
  /** 1 where the last piece of its log could not be archived, so that a restore to now would fall short. */
  readonly archiveFailing: number;
}

export async function readServerFacts(sql: Pick<Sql, 'query'>): Promise<ServerFacts> {
  const [facts] = await sql.query<ServerFacts>(
    `select (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as sessions,
            current_setting('max_connections')::int as "sessionsMax",
            (select (current_setting('archive_mode') <> 'off'
                     and coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false))::int from pg_stat_archiver)
              as "archiveFailing"`,
  );
  return facts!;
}
