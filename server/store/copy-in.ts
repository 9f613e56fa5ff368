import type { PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Copy } from '../ledger/sql.ts';
import { CopyStatement, copyingFrom } from './copy-statement.ts';
import { EmbeddedConnection } from './embedded-driver.ts';

/** Tables whose triggers hold what is copied against the book of the transaction. */
const held = new Set(['transaction', 'posting', 'residue', 'account', 'price', 'balance_delta']);

const bypassing = new WeakMap<DataSource, Promise<boolean>>();

/**
 * Copies rows into tables over the runner's own connection, hence inside the transaction that runs there. PostgreSQL
 * refuses COPY to whom row-level security applies, so a confined transaction steps out of its role for the time of it, where
 * the database's user is one whom policies do not bind; triggers refuse rows of another book.
 * Where policies bind even that user, or no trigger looks, they go by way of a temporary table.
 */
export async function copyIn(runner: QueryRunner, copies: readonly Copy[]): Promise<void> {
  if (copies.length === 0) return;
  const { role, temporary } = await readStanding(
    runner,
    copies.map(({ table }) => table),
  );
  const isFree = role !== 'none' && (await mayBypass(runner));
  const isAllowed = ({ table }: Copy) => role === 'none' || temporary.includes(table) || (held.has(table) && isFree);
  if (copies.every(isAllowed)) await copy(runner, copies, isFree ? role : null);
  else for (const each of copies) await (isAllowed(each) ? copy(runner, [each], isFree ? role : null) : copyByStage(runner, each));
}

/** Who a transaction is, and which of some tables are its own. */
interface CopyStanding {
  readonly role: string;
  readonly temporary: readonly string[];
}

/** By the tables' names. A runner is for one transaction, which keeps its role and its temporary tables. */
const standings = new WeakMap<QueryRunner, Map<string, CopyStanding>>();

async function readStanding(runner: QueryRunner, tables: readonly string[]): Promise<CopyStanding> {
  const known = standings.get(runner) ?? new Map<string, CopyStanding>();
  standings.set(runner, known);
  const before = known.get(tables.join());
  if (before) return before;
  const [standing] = await runner.query(
    `select current_setting('role') as role,
            array(select oid::regclass::text from pg_class where oid in (select unnest($1::text[])::regclass) and relpersistence = 't') as temporary`,
    [tables],
  );
  known.set(tables.join(), standing);
  return standing;
}

async function copyByStage(runner: QueryRunner, { table, columns, rows }: Copy): Promise<void> {
  const list = columns.join(', ');
  const stage = `stage_of_${table}`;
  // With all columns of the table: another copy may have others of them.
  await runner.query(`create temporary table if not exists ${stage} on commit drop as select * from ${table} with no data`);
  await copyIn(runner, [{ table: stage, columns, rows }]);
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

/** `role`: who to be again afterwards; null: nobody else has to copy. */
async function copy(runner: QueryRunner, copies: readonly Copy[], role: string | null): Promise<void> {
  const connection = (await runner.connect()) as PoolClient | EmbeddedConnection;
  for (const each of copies) runner.dataSource.logger.logQuery(copyingFrom(each, 'STDIN'), [], runner);
  // After a failure the transaction is over, and its role with it.
  const [before, after] = role === null ? ['', ''] : ['set local role none;', `set local role ${role};`];
  if (connection instanceof EmbeddedConnection) {
    if (before !== '') await runner.query(before);
    for (const each of copies) await connection.copyIn(each);
    if (after !== '') await runner.query(after);
  } else await connection.query(new CopyStatement(copies, before, after)).done;
}
