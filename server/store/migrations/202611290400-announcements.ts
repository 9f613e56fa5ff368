import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every commit that changes a book says so to all servers, whoever wrote: with the state that the commit left, once for each
 * book, and in the order of the commits. Imports say that their record has moved, each time it does.
 */
export class Announcements202611290400 implements MigrationInterface {
  name = 'Announcements2026112904000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger import_announced on import');
    await runner.query('drop trigger book_change_announced on book_change');
    await runner.query('drop function announce_import, announce_change');
  }
}

const statements = [
  // Of the many changes of a transaction the first to get here speaks for all: by then the transaction is at its end.
  `create function announce_change() returns trigger language plpgsql as $$
     declare version text;
     begin
       if current_setting('farthing.announced', true) = new.book_id::text then return null; end if;
       perform set_config('farthing.announced', new.book_id::text, true);
       select string_agg(sum::text, ' ' order by domain) into version
         from (select d.domain, coalesce((select folded from book_version v where v.book_id = new.book_id and v.domain = d.domain), 0)
                              + (select count(*) from book_change c where c.book_id = new.book_id and c.domain = d.domain) as sum
                 from (values ('LEDGER'), ('RATES')) d (domain)) parts;
       perform pg_notify('farthing', 'book ' || new.book_id || ' ' || version);
       return null;
     end $$`,
  `create constraint trigger book_change_announced after insert on book_change deferrable initially deferred
     for each row execute function announce_change()`,
  `create function announce_import() returns trigger language plpgsql as $$ begin
     perform pg_notify('farthing', 'import ' || new.book_id || ' ' || new.id);
     return null;
   end $$`,
  'create trigger import_announced after insert or update on import for each row execute function announce_import()',
];
