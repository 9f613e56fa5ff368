import type { EntityManager } from 'typeorm';
import { confinedRole } from './confined-role.ts';

/** The schema of a view for each table that holds rows of books: what a snapshot reads where it names the table. */
export const viewSchema = 'one_book';

interface Table {
  readonly name: string;
  readonly bookColumn: string;
}

/**
 * Makes the views that are missing or lack a column. A view reads as the database's owner, whom the policy lets see all, and has
 * the book as a plain condition: a planner may then search an index by amount or by text, which it may not do under the policy of the
 * confined role, since comparing numbers and text could tell of rows that it hides. Here every comparison is our own.
 */
export async function ensureBookViews(manager: EntityManager): Promise<void> {
  if ((await tablesWithoutView(manager)).length === 0) return;
  await manager.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext('farthing row security'))");
    await tx.query(`create schema if not exists ${viewSchema}`);
    await tx.query(`grant usage on schema ${viewSchema} to ${confinedRole}`);
    const [{ schema }] = await tx.query('select quote_ident(current_schema()) as schema');
    for (const { name, bookColumn } of await tablesWithoutView(tx)) {
      const view = `${viewSchema}.${name}`;
      await tx.query(`drop view if exists ${view}`);
      await tx.query(`create view ${view} as select * from ${schema}.${name} where ${bookColumn} = current_setting('farthing.book')::int`);
      await tx.query(`grant select on ${view} to ${confinedRole}`);
    }
  });
}

/** Before tables change: a view holds fast the columns that it shows. While there is none, the table itself is read, under its policy. */
export async function dropBookViews(manager: EntityManager): Promise<void> {
  await manager.query(`drop schema if exists ${viewSchema} cascade`);
}

/** Only tables that the confined role may read whole: what it may see of people and keys stays as the grants say. */
async function tablesWithoutView(manager: EntityManager): Promise<Table[]> {
  return manager.query(
    `select t.relname as name, case when t.relname = 'book' then 'id' else 'book_id' end as "bookColumn"
       from pg_class t
      where t.relnamespace = current_schema()::regnamespace and t.relkind in ('r', 'p') and has_table_privilege('${confinedRole}', t.oid, 'select')
        and (t.relname = 'book'
             or exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'book_id' and not a.attisdropped))
        and (select array_agg(a.attname || ' ' || a.atttypid order by a.attname) from pg_attribute a
              where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped)
            is distinct from
            (select array_agg(a.attname || ' ' || a.atttypid order by a.attname) from pg_attribute a
              where a.attrelid = to_regclass('${viewSchema}.' || quote_ident(t.relname)) and a.attnum > 0 and not a.attisdropped)
      order by 1`,
  );
}
