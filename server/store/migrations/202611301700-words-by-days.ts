import type { MigrationInterface, QueryRunner } from 'typeorm';
import { lowerCase, marks, singleLetters } from './202611230430-text-folding.ts';

/**
 * The index of words also has the days that an entry lies in, so that it finds those of a word within some days without going through all that
 * have the word: of 20,000 among four million it took 7 ms, and takes half of one. And texts with accents are folded in less than half the time,
 * a twentieth of an import: what is plain ASCII once accents are gone needs no more letters looked for in it. Its results are the same.
 *
 * All functions that an index or a column is made of now name what they call for good, whatever the search path: from PostgreSQL 17 on there is
 * none for whoever makes an index or looks at a table's contents, and none for whoever reads a dump back.
 */
export class WordsByDays202611301700 implements MigrationInterface {
  name = 'WordsByDays2026113017000';

  async up(runner: QueryRunner): Promise<void> {
    await this.foldCheaply(runner);
    await runner.query(entryPieces);
    await runner.query(entryWords("replace(folded, E'\\n', ' ')"));
    for (const statement of keys) await runner.query(statement);
    await indexBy(runner, 'entry_keys(book_id, folded, date)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await indexBy(runner, 'entry_words(folded)');
    await runner.query('drop function keys_of_days, entry_keys');
    await runner.query(entryWords("translate(folded, E'\\n', ' ')"));
    await runner.query(foldedText('folded_letters'));
    await runner.query('drop function folded_accents(text), folded_other_letters(text)');
  }

  private async foldCheaply(runner: QueryRunner): Promise<void> {
    const [{ schema }] = await runner.query('select quote_ident(current_schema()) as schema');
    const lower = await lowerCase(runner);
    // The rest of `folded_letters`, for a text whose accents are gone.
    await runner.query(
      `create function folded_other_letters(t text) returns text language sql immutable strict parallel safe as $$
         select normalize(replace(replace(replace(replace(translate(${lower('t')},
                '${singleLetters[0]}', '${singleLetters[1]}'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), NFC) $$`,
    );
    await runner.query(foldedAccents(schema));
    await runner.query(foldedText('folded_accents'));
  }
}

// The letters that are replaced first are no letters with an accent, and common where they are used at all.
const foldedAccents = (
  schema: string,
) => `create function folded_accents(t text) returns text language plpgsql immutable strict parallel safe as $$
  declare plain text := regexp_replace(normalize(replace(replace(replace(t, 'ß', 'ss'), 'ø', 'o'), 'æ', 'ae'), NFKD), '[${marks}]', '', 'g');
  begin
    if octet_length(plain) = char_length(plain) then return lower(plain collate "C"); end if;
    return ${schema}.folded_other_letters(plain);
  end $$`;

/** Plain ASCII takes the short way; what folds all else is named. */
function foldedText(other: string): string {
  return `create or replace function folded_text(t text) returns text language sql immutable parallel safe
    return case when octet_length(t) = char_length(t) then lower(t collate "C") else ${other}(t) end`;
}

/** The words of a text that is folded, as in the migration `words-of-entries`: `blanks` is the text with blanks in place of ends of lines. */
function entryWords(blanks: string): string {
  return `create or replace function entry_words(folded text) returns text[] language sql immutable parallel safe return ${wordsOf(blanks)}`;
}

/** As in that migration: pieces of words that are longer than an index takes. */
const entryPieces = `create or replace function entry_pieces(folded text) returns text[] language sql immutable parallel safe return (
  select coalesce(array_agg(distinct substr(word, start, 300)), '{}')
    from unnest(array_remove(string_to_array(translate(folded, E'\\n', ' '), ' '), '')) as word
   cross join lateral generate_series(1, greatest(1, char_length(word) - 150), 150) as start)`;

/** `more`: one more word, a text without blanks, with what stands before it. */
function wordsOf(blanks: string, more?: string): string {
  const [within, behind] = more === undefined ? ['', ''] : [` || ' ' || ${more}`, ` || ${more}`];
  return `case when char_length(folded) <= 300 then array_remove(string_to_array(${blanks}${within}, ' '), '') else entry_pieces(folded)${behind} end`;
}

/** Of 32 days of a book all have one key, counted from here on; those around this day, on both sides, share theirs. A calendar has fewer than 2^18. */
const stretchOf = (day: string) => `book_id::bigint * 262144 + (${day} - date '2000-01-01') / 32`;

const keys = [
  // A word has no end of a line in it, so the days of an entry are none of its words. They are those of its book: words are found in all books.
  `create function entry_keys(book_id int, folded text, date date) returns text[] language sql immutable parallel safe
     return ${wordsOf("replace(folded, E'\\n', ' ')", `(E'\\n' || (${stretchOf('date')})::text)`)}`,
  // What the book's entries of these days have one of; others of the book may have it, too.
  `create function keys_of_days(book_id int, first date, last date) returns text[] language sql immutable parallel safe return
     array(select E'\\n' || stretch::text from generate_series(${stretchOf('first')}, ${stretchOf('last')}) as stretch)`,
];

/**
 * Made beside the one before, which is read meanwhile: whoever drops an index keeps all readers out until the end. It has the same name in the
 * end: servers of the version before look at it to see whether words are listed. Where there are no trigrams every entry is looked through, and
 * there is no such index.
 */
async function indexBy(runner: QueryRunner, expression: string): Promise<void> {
  const [{ has }] = await runner.query(`select to_regclass('transaction_words') is not null as has`);
  if (!has) return;
  await runner.query(
    `create index transaction_words_next on transaction using gin ((${expression}) collate "C") with (gin_pending_list_limit = 65536)`,
  );
  await runner.query('analyze transaction');
  await runner.query('drop index transaction_words');
  await runner.query('alter index transaction_words_next rename to transaction_words');
}
