import type { QueryRunner } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore } from '../testing/test-store.ts';
import { TextFolding202611230430 } from './migrations/202611230430-text-folding.ts';
import type { Store } from './open-store.ts';

let store: Store;

beforeAll(async () => {
  store = await openTestStore();
});

afterAll(() => store.close());

const texts: [string, string][] = [
  ['Café MÜLLER', 'cafe muller'],
  ['Cafe\u0301', 'cafe'],
  ['ΑΘΉΝΑΣ ταξίδις', 'αθηνασ ταξιδισ'],
  ['МОСКВА ЙОД', 'москва иод'],
  ['ŁÓDŹ ØRE Æther Œuvre ẞ ß İ ı', 'lodz ore aether oeuvre ss ss i i'],
  ['ＷＩＤＥ ﬁ 한글 が ❤️🙂', 'wide fi 한글 が ❤🙂'],
  ["100%_\\ ' $1", "100%_\\ ' $1"],
  ['', ''],
];

const folded = async (name: string, text: string) => (await store.source.query(`select ${name}($1) as folded`, [text]))[0].folded;

test.each(texts)('%j is found as %j', async (text, expected) => {
  expect(await folded('folded_text', text)).toBe(expected);
  expect(await folded('folded_text', expected)).toBe(expected);
});

test('every letter folds to what all steps make of it, alone, beside others and with a mark behind it', async () => {
  const [{ others }] = await store.source.query(
    `select array_agg(text) filter (where folded_text(text) is distinct from folded_letters(text)) as others
       from generate_series(1, 1114111) as code (point)
      cross join lateral unnest(array[chr(point), 'Straße ' || chr(point), 'aø' || chr(point) || E'\\u0301 Æ']) as text
      where point not between 55296 and 57343 and octet_length(text) <> char_length(text) and (point < 12000 or point % 97 = 0)`,
  );
  expect(others).toBeNull();
});

test('what indexes and columns are made of goes by no search path, as there is none while an index is made or a dump read back', async () => {
  const runner = store.source.createQueryRunner();
  await runner.startTransaction();
  try {
    const [{ schema }] = await runner.query('select quote_ident(current_schema()) as schema');
    // From PostgreSQL 17 on each of these looks into the functions without the session's path.
    for (const keys of ['entry_keys(book_id, folded, date)', 'entry_words(folded)'])
      await runner.query(`create index on transaction using gin ((${keys}) collate "C")`);
    await runner.query('analyze transaction');
    await runner.query("select set_config('search_path', '', true)");
    const long = 'é'.repeat(400);
    for (const text of ['Plain', 'Łódź', long])
      await runner.query(
        `select ${schema}.entry_keys(1, ${schema}.folded_text($1), '2026-11-30'), ${schema}.keys_of_days(1, '2026-01-01', '2026-11-30')`,
        [text],
      );
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
});

test('a database whose locales know only ASCII folds alike', async () => {
  const made: string[] = [];
  // Answers as such a database would, and keeps what the migration makes of it.
  const query = async (statement: string) => {
    if (statement.startsWith('create function folded_letters')) made.push(statement);
    return statement.includes('as works') ? [{ works: false }] : [];
  };
  await new TextFolding202611230430().up({ query } as unknown as QueryRunner);
  expect(made[0]).toContain('translate(lower(');
  await store.source.query(made[0]!.replace('folded_letters', 'folded_by_table'));
  for (const [text, expected] of texts.slice(0, 6)) expect(await folded('folded_by_table', text), text).toBe(expected);
});
