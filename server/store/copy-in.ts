import { once } from 'node:events';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { QueryRunner } from 'typeorm';
import { EmbeddedConnection } from './embedded-driver.ts';

/** Copies lines into a table over the runner's own connection, hence inside the transaction that runs there. */
export async function copyIn(runner: QueryRunner, table: string, columns: readonly string[], lines: string): Promise<void> {
  const connection = (await runner.connect()) as PoolClient | EmbeddedConnection;
  const target = `${table} (${columns.join(', ')})`;
  runner.dataSource.logger.logQuery(`COPY ${target}`, [], runner);
  if (connection instanceof EmbeddedConnection) return connection.copyIn(target, lines);
  const stream = connection.query(copyFrom(`COPY ${target} FROM STDIN`));
  stream.end(Buffer.from(lines, 'utf8'));
  // An error of the database arrives as the stream's, and `once` throws it.
  await once(stream, 'finish');
}
