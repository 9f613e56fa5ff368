import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Entries are found by their whole words, of which one has about six; which words have what is looked for somewhere in them is asked of a
 * list of the book's words. Trigrams of each entry, some forty, took a quarter of an import, and three times the room.
 */
export class WordsOfEntries202611301420 implements MigrationInterface {
  name = 'WordsOfEntries2026113014200';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of made) await runner.query(statement);
    await runner.query(analyzing("('transaction_words', 'book_word_part')"));
    const [extension] = await runner.query(
      `select quote_ident(n.nspname) as schema from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm'`,
    );
    // Where there are no trigrams every entry is looked through, as before: the books of the embedded database are small.
    if (!extension) return;
    for (const statement of indexed) await runner.query(statement);
    await runner.query(`create index book_word_part on book_word using gin (word ${extension.schema}.gin_trgm_ops)`);
    await runner.query('analyze transaction, book_word');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(analyzing("('transaction_text')"));
    await runner.query('drop trigger if exists transaction_insert_worded on transaction');
    await runner.query('drop trigger if exists transaction_update_worded on transaction');
    await runner.query('drop index if exists transaction_words');
    await runner.query('drop table book_word');
    await runner.query('drop function note_words_of_entries, note_words_of_entry, entry_words, entry_pieces');
    const [extension] = await runner.query(
      `select quote_ident(n.nspname) as schema from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm'`,
    );
    if (extension)
      await runner.query(`create index transaction_text on transaction using gin (folded ${extension.schema}.gin_trgm_ops)
         with (gin_pending_list_limit = 65536)`);
  }
}

/** `analyze_tables`, which also sorts in what waits in these indexes. */
function analyzing(indexes: string): string {
  return `create or replace function analyze_tables(names text[]) returns void language plpgsql security definer set search_path from current as $$
     declare name text;
     begin
       foreach name in array names loop execute format('analyze %I', name); end loop;
       -- New words are sorted in now: otherwise each search would read all of them until the next vacuum.
       perform gin_clean_pending_list(oid::regclass) from pg_class
         where relname in ${indexes} and relkind = 'i' and relnamespace = current_schema()::regnamespace;
     end $$`;
}

/** No index takes a word of more than some 2,700 bytes. What is asked for may be half as long as a piece and is whole in one of them. */
const pieceLength = 300;
const pieceStep = 150;

const parted = "array_remove(string_to_array(translate(folded, E'\\n', ' '), ' '), '')";

const made = [
  // With bodies that are understood as they are made: whoever makes an index or looks at a table's contents goes by no search path, from
  // PostgreSQL 17 on.
  // Not taken into the statement that calls it, so that it may hold a query: only long texts pay for that.
  `create function entry_pieces(folded text) returns text[] language sql immutable parallel safe return (
     select coalesce(array_agg(distinct substr(word, start, ${pieceLength})), '{}')
       from unnest(${parted}) as word
      cross join lateral generate_series(1, greatest(1, char_length(word) - ${pieceStep}), ${pieceStep}) as start)`,
  // What stands between blanks and ends of lines. No word of a search has either in it.
  `create function entry_words(folded text) returns text[] language sql immutable parallel safe
     return case when char_length(folded) <= ${pieceLength} then ${parted} else entry_pieces(folded) end`,
  // Every word of the book's entries, and those of entries that are gone: one too many finds nothing, one too few hides an entry.
  `create table book_word (book_id int not null, word text collate "C" not null, primary key (book_id, word))`,
  // By the owner: the role of requests has its rights on the table only once all migrations are done, and servers work on meanwhile.
  // In order, so that two that bring the same words wait for one another and not in a ring.
  // An import that keeps the list itself says so by the setting; asked here, since a condition of the trigger is prepared anew each time.
  `create function note_words_of_entries() returns trigger language plpgsql
     security definer set search_path from current as $$ begin
     if current_setting('farthing.words', true) = 'later' then return null; end if;
     insert into book_word (book_id, word)
     select distinct came.book_id, word from came cross join lateral unnest(entry_words(came.folded)) as word order by 1, 2
     on conflict do nothing;
     return null;
   end $$`,
  `create function note_words_of_entry() returns trigger language plpgsql
     security definer set search_path from current as $$ begin
     insert into book_word (book_id, word) select distinct new.book_id, word from unnest(entry_words(new.folded)) as word order by 1, 2
     on conflict do nothing;
     return null;
   end $$`,
];

const indexed = [
  'drop index if exists transaction_text',
  `insert into book_word (book_id, word)
   select distinct t.book_id, word from transaction t cross join lateral unnest(entry_words(t.folded)) as word`,
  // Compared byte by byte, since no order of a language is wanted. New entries wait in a list until they are sorted in.
  `create index transaction_words on transaction using gin ((entry_words(folded)) collate "C") with (gin_pending_list_limit = 65536)`,
  `create trigger transaction_insert_worded after insert on transaction referencing new table as came for each statement
     execute function note_words_of_entries()`,
  `create trigger transaction_update_worded after update on transaction for each row
     when (old.folded is distinct from new.folded) execute function note_words_of_entry()`,
];
