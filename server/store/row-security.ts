import type { EntityManager } from 'typeorm';
import { ensureBookViews } from './book-views.ts';
import { confinedRole } from './confined-role.ts';
import { StoreFault } from './store-fault.ts';

interface Table {
  readonly name: string;
  readonly bookColumn: string | null;
}

/**
 * Puts row-level security on every table that lacks it, and gives the confined role what requests need. Runs whenever a
 * store is opened: a table that a later migration makes is protected before anybody reads it, and a database that was
 * restored on another server gets the role that its policies name. Does nothing where all is in place.
 */
export async function ensureRowSecurity(manager: EntityManager): Promise<void> {
  const [{ missing }] = await manager.query(`select not exists (select from pg_roles where rolname = '${confinedRole}') as missing`);
  const open = await openTables(manager);
  if (missing || open.length > 0)
    await manager.transaction(async (tx) => {
      await tx.query("select pg_advisory_xact_lock(hashtext('farthing row security'))");
      await ensureRole(tx);
      for (const table of await openTables(tx)) await protect(tx, table);
    });
  await ensureBookViews(manager);
}

/** Tables without a forced policy. `book_id` says which book a row is of, `id` in the table of books itself. */
async function openTables(manager: EntityManager): Promise<Table[]> {
  return manager.query(
    `select c.relname as name,
            case when c.relname = 'book' then 'id'
                 when c.relname = 'audit_entry' then 'about_book'
                 when exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'book_id' and not a.attisdropped)
                 then 'book_id' end as "bookColumn"
       from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
        and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
      order by 1`,
  );
}

/** Asked for once in each statement, so that planners see a constant; without a book it fails rather than answers. */
const currentBook = "(select current_setting('farthing.book')::int)";

/** What the confined role may do where it is not everything. Secrets and the log of changes are not for reading. */
const rights: Readonly<Record<string, readonly string[]>> = {
  person: ['select (id, email, last_seen_at)'],
  membership: ['select', 'delete'],
  api_key: [
    'select (book_id, id, name, prefix, scopes, created_at, expires_at, last_used_at, revoked_at)',
    'insert',
    'update (revoked_at)',
    'delete',
  ],
  audit_entry: ['insert'],
};

async function protect(tx: EntityManager, { name, bookColumn }: Table): Promise<void> {
  await tx.query(`alter table ${name} enable row level security`);
  await tx.query(`alter table ${name} force row level security`);
  // Migrations, the command line and the check of credentials are about all books.
  await tx.query(`drop policy if exists of_the_owner on ${name}`);
  await tx.query(`create policy of_the_owner on ${name} to current_user using (true) with check (true)`);
  const condition = bookColumn ? `${bookColumn} = ${currentBook}` : conditions[name];
  if (!condition) return;
  await tx.query(`drop policy if exists of_one_book on ${name}`);
  await tx.query(`create policy of_one_book on ${name} to ${confinedRole} using (${condition}) with check (${condition})`);
  for (const right of rights[name] ?? ['select', 'insert', 'update', 'delete']) {
    await tx.query(`grant ${right} on ${name} to ${confinedRole}`);
  }
  await tx.query(`grant usage on all sequences in schema ${await schemaOf(tx)} to ${confinedRole}`);
}

/** Of tables that are of no one book. */
const conditions: Readonly<Record<string, string>> = {
  // Under the policy of membership itself: the members of the one book.
  person: 'exists (select from membership m where m.person_id = person.id)',
};

async function schemaOf(tx: EntityManager): Promise<string> {
  const [{ schema }] = await tx.query('select quote_ident(current_schema()) as schema');
  return schema;
}

async function ensureRole(tx: EntityManager): Promise<void> {
  try {
    // Roles belong to the whole server: another database of it may make the same one at the same time.
    await tx.query(`do $$ begin
      if not exists (select from pg_roles where rolname = '${confinedRole}') then create role ${confinedRole} nologin noinherit; end if;
      exception when duplicate_object or unique_violation then null; end $$`);
    const [{ isMember }] = await tx.query(`select pg_has_role('${confinedRole}', 'member') as "isMember"`);
    if (!isMember) await tx.query(`grant ${confinedRole} to current_user`);
    await tx.query(`grant usage on schema ${await schemaOf(tx)} to ${confinedRole}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new StoreFault(
      `DATABASE_URL: its user may not make the role that keeps books apart. Let an administrator of the server run, once: ` +
        `create role ${confinedRole} nologin; grant ${confinedRole} to <the user of DATABASE_URL>;`,
    );
  }
}
