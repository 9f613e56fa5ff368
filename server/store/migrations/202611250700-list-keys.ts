import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An index for each filter of a list of entries, in the order of the list. Postings repeat their entry's day and largest
 * amount: only so can an index give the entries of one account in the list's order, however rare they are in the book.
 * An order by amount has no index within a filter: it would cost each import more than it is worth.
 */
export class ListKeys202611250700 implements MigrationInterface {
  name = 'ListKeys2026112507000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of columns) await runner.query(statement);
    for (const statement of indexes) await runner.query(statement);
    await addTextIndex(runner);
    await runner.query('analyze transaction, posting');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('create index transaction_import on transaction (book_id, import_id)');
    await runner.query('drop index if exists transaction_text');
    await runner.query(`drop index ${indexes.slice(1).map(nameOf).join(', ')}`);
    await runner.query('alter table posting drop column entry_date, drop column entry_largest');
  }
}

const columns = [
  'alter table posting add column entry_date date, add column entry_largest numeric',
  // No sum changes and nobody's view of the books does, so that nothing is to be noted.
  'alter table posting disable trigger user',
  `update posting p set entry_date = t.date, entry_largest = t.largest_amount
     from transaction t where t.book_id = p.book_id and t.id = p.transaction_id`,
  'alter table posting enable trigger user',
  'alter table posting alter column entry_date set not null, alter column entry_largest set not null',
];

const indexes = [
  'drop index transaction_import',
  'create index transaction_import_date on transaction (book_id, import_id, date, id)',
  'create index transaction_status_date on transaction (book_id, status, date, id)',
  'create index posting_entry_date on posting (book_id, account_id, commodity_id, entry_date, transaction_id) include (amount)',
  // An entry's largest amount stands with the entry: only the lesser ones, which most entries have none of, are looked for here.
  `create index posting_lesser_amount on posting (book_id, abs(amount), entry_largest, entry_date, transaction_id)
     include (amount) where abs(amount) < entry_largest`,
  // Most entries have no tags, and cost nothing here.
  `create index transaction_tags on transaction using gin (tags jsonb_path_ops) where tags <> '[]'`,
  `create index posting_tags on posting using gin (tags jsonb_path_ops) where tags <> '[]'`,
];

function nameOf(statement: string): string {
  return statement.split(' ')[2]!;
}

/**
 * The embedded database and some servers have no trigrams, or do not let us have them: then words are looked for in every entry, which is
 * slower and right. New entries wait in a list of up to 64 MiB before they are sorted into the index: an import pays half for it.
 */
async function addTextIndex(runner: QueryRunner): Promise<void> {
  await runner.query('do $$ begin create extension if not exists pg_trgm; exception when others then null; end $$');
  const [extension] = await runner.query(
    `select quote_ident(n.nspname) as schema from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm'`,
  );
  if (extension)
    await runner.query(`create index transaction_text on transaction using gin (folded ${extension.schema}.gin_trgm_ops)
       with (gin_pending_list_limit = 65536)`);
}
