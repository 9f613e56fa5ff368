import { once } from 'node:events';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Copy } from '../ledger/sql.ts';
import { EmbeddedConnection } from './embedded-driver.ts';

/** Tables whose triggers hold what is copied against the book of the transaction. */
const noted = new Set(['transaction', 'posting', 'residue', 'account', 'price']);

const bypassing = new WeakMap<DataSource, Promise<boolean>>();

/**
 * Copies lines into tables over the runner's own connection, hence inside the transaction that runs there. PostgreSQL
 * refuses COPY to whom row-level security applies, so a confined transaction steps out of its role for the time of it, where
 * the database's user is one whom policies do not bind; the triggers that note each change refuse rows of another book.
 * Where they bind even that user, or nothing notes the change, the lines go by way of a temporary table.
 */
export async function copyIn(runner: QueryRunner, copies: readonly Copy[]): Promise<void> {
  const [{ role, temporary }] = await runner.query(
    `select current_setting('role') as role,
            array(select oid::regclass::text from pg_class where oid in (select unnest($1::text[])::regclass) and relpersistence = 't') as temporary`,
    [copies.map(({ table }) => table)],
  );
  const isFree = role !== 'none' && (await mayBypass(runner));
  let isOut = false;
  const step = async (out: boolean) => {
    if (isOut !== out) await runner.query(`set local role ${out ? 'none' : role}`);
    isOut = out;
  };
  for (const { table, columns, lines } of copies) {
    const isOwn = temporary.includes(table);
    const isAllowed = role === 'none' || isOwn || (noted.has(table) && isFree);
    await step(role !== 'none' && isFree && isAllowed);
    if (isAllowed) await copy(runner, table, columns, lines);
    else await copyByStage(runner, { table, columns, lines });
  }
  // After a failure the transaction is over, and its role with it.
  await step(false);
}

async function copyByStage(runner: QueryRunner, { table, columns, lines }: Copy): Promise<void> {
  const list = columns.join(', ');
  const stage = `stage_of_${table}`;
  await runner.query(`create temporary table if not exists ${stage} on commit drop as select ${list} from ${table} with no data`);
  await copyIn(runner, [{ table: stage, columns, lines }]);
  await runner.query(`insert into ${table} (${list}) select ${list} from ${stage}`);
  await runner.query(`truncate ${stage}`);
}

/** Whether policies bind the user that signed in; the same for all connections of a store. */
function mayBypass(runner: QueryRunner): Promise<boolean> {
  const known = bypassing.get(runner.dataSource);
  if (known) return known;
  const asked = runner
    .query('select rolsuper or rolbypassrls as free from pg_roles where rolname = session_user')
    .then(([row]: { free: boolean }[]) => row?.free === true);
  bypassing.set(runner.dataSource, asked);
  return asked;
}

async function copy(runner: QueryRunner, table: string, columns: readonly string[], lines: string): Promise<void> {
  const connection = (await runner.connect()) as PoolClient | EmbeddedConnection;
  const target = `${table} (${columns.join(', ')})`;
  runner.dataSource.logger.logQuery(`COPY ${target}`, [], runner);
  if (connection instanceof EmbeddedConnection) return connection.copyIn(target, lines);
  const stream = connection.query(copyFrom(`COPY ${target} FROM STDIN`));
  stream.end(Buffer.from(lines, 'utf8'));
  // An error of the database arrives as the stream's, and `once` throws it.
  await once(stream, 'finish');
}
