import type { DataSource } from 'typeorm';
import { deadRowsMin, deadRowsShareMin } from '../config/limits.ts';

/**
 * What autovacuum does for a server nobody does for the embedded database: rows that were deleted stay in their tables, and each question
 * steps over them. Deltas that an import has left and that were folded since took half the time of a report. Call it after a write,
 * outside of any transaction. What fails is left to the next write.
 */
export function vacuumIfDue(source: DataSource): Promise<void> {
  return vacuum(source).catch(() => undefined);
}

async function vacuum(source: DataSource): Promise<void> {
  // What was counted is told to others once a second at most.
  await source.query('select pg_stat_force_next_flush()');
  const due: { name: string }[] = await source.query(
    `select quote_ident(s.relname) as name
       from pg_stat_user_tables s join pg_class c on c.oid = s.relid
      where s.n_dead_tup > $1 + $2::float8 * greatest(c.reltuples, 0)`,
    [deadRowsMin, deadRowsShareMin],
  );
  if (due.length > 0) await source.query(`vacuum ${due.map(({ name }) => name).join(', ')}`);
}
