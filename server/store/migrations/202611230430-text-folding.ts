import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `folded_text` makes text comparable without case and accents: what a search compares is `strpos(folded_text(x), folded_text(y))`.
 * It needs no extension, since neither the embedded database nor every server has unaccent, and it is immutable, so that
 * an index may stand on it. A new commodity no longer moves the ledger's version: nothing counts it yet.
 */
export class TextFolding202611230430 implements MigrationInterface {
  name = 'TextFolding2026112304300';

  async up(runner: QueryRunner): Promise<void> {
    const lower = await lowerCase(runner);
    // Plain ASCII, which most books mostly are, takes the short way.
    await runner.query(
      `create function folded_letters(t text) returns text language sql immutable strict parallel safe as $$
         select normalize(replace(replace(replace(replace(translate(${lower(`regexp_replace(normalize(t, NFKD), '[${marks}]', '', 'g')`)},
                '${singleLetters[0]}', '${singleLetters[1]}'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), NFC) $$`,
    );
    await runner.query(
      `create function folded_text(t text) returns text language sql immutable strict parallel safe as $$
         select case when octet_length(t) = char_length(t) then lower(t collate "C") else folded_letters(t) end $$`,
    );
    await runner.query('drop trigger commodity_insert_noted on commodity');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function folded_text(text), folded_letters(text)');
    await runner.query(
      `create trigger commodity_insert_noted after insert on commodity referencing new table as changed
         for each statement execute function note_change('LEDGER')`,
    );
  }
}

/** Accents and the like that stand apart once a letter is taken to pieces; vowel signs of other scripts are letters and stay. */
export const marks =
  '\\u0300-\\u036f\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670' +
  '\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe00-\\ufe0f\\ufe20-\\ufe2f';

/** Letters whose accent is a part of them, and the two small sigmas. */
export const singleLetters = ['øłđðħıŧς', 'olddhitσ'] as const;

/** Lower case where the database's own locale may know only ASCII: some collation that knows better, else a table. */
export async function lowerCase(runner: QueryRunner): Promise<(text: string) => string> {
  const collations: { name: string }[] = await runner.query(
    `select quote_ident(collname) as name from pg_collation
      where collname in ('C.utf8', 'C.UTF-8', 'pg_c_utf8', 'und-x-icu', 'en_US.utf8')
        and collencoding in (-1, (select encoding from pg_database where datname = current_database()))`,
  );
  for (const collate of ['', ...collations.map(({ name }) => ` collate ${name}`)]) {
    const [{ works }] = await runner.query(`select lower('ÄΣЖ'${collate}) = 'äσж' as works`);
    if (works) return (text) => `lower((${text})${collate})`;
  }
  const [upper, small] = caseTable();
  return (text) => `translate(lower(${text}), '${upper}', '${small}')`;
}

/** Every capital beyond ASCII that is one letter in both cases. */
function caseTable(): [string, string] {
  let [upper, small] = ['', ''];
  for (let code = 0x80; code <= 0x10ffff; code += 1) {
    const letter = String.fromCodePoint(code);
    const lower = letter.toLowerCase();
    if (lower === letter || [...lower].length > 1 || letter.normalize('NFKD') !== letter) continue;
    upper += letter;
    small += lower;
  }
  return [upper, small];
}
