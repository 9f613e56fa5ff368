import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a commit has changed is told after it, by whoever committed. PostgreSQL lets one commit at a time announce something, so
 * that eight writers of one book, each told of within its own transaction, got less than a third as much done.
 */
export class AnnouncedAfter202611291300 implements MigrationInterface {
  name = 'AnnouncedAfter2026112913000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger book_change_announced on book_change');
    await runner.query('drop function announce_change');
    // Each row of it locked the book's, which all that write to the book then wrote down together.
    await runner.query('alter table book_change drop constraint book_change_book_id_fkey');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table book_change add foreign key (book_id) references book');
    await runner.query(announceChange);
    await runner.query(
      `create constraint trigger book_change_announced after insert on book_change deferrable initially deferred
         for each row execute function announce_change()`,
    );
  }
}

const announceChange = `create function announce_change() returns trigger language plpgsql as $$
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
     end $$`;
