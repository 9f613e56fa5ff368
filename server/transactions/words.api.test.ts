import { afterAll, beforeAll, expect, test } from 'vitest';
import { sqlOf } from '../store/sql-of.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';
import { onPostgres } from '../testing/test-store.ts';
import { gather } from './list/gather.sql.ts';
import { readListScope } from './list/list-scope.sql.ts';
import { lookUpWords } from './list/words.sql.ts';

const entriesCount = 8;
/** Longer than an index takes, in pieces that no compression makes short. */
const long = Array.from({ length: 2000 }, (_, i) => ((i * 7919) % 100_003).toString(36)).join('');
const longAndOthers = `Ärger ${'é'.repeat(299)}! ${long.slice(0, 400)} end`;
const payees = ['Café l´Or', 'ΣΊΣΥΦΟΣ', 'ﬁne\u00a0wine', 'Straße 50%', 'a_b\tc', 'REF-2025/0017', long, longAndOthers];
let app: TestApp;
let book: TestBook;

beforeAll(async () => {
  app = await createTestApp();
  // Another book's words must not decide what is found in this one.
  await app.book({}, journalOf(['zebra', 'refuge']));
  book = await app.book({}, journalOf(payees));
});

afterAll(() => app.close());

function journalOf(names: readonly string[]): string {
  return names.map((name) => `2026-01-01 ${name} | note  ; of ${name.length}\n    a  1 EUR\n    b`).join('\n\n');
}

async function found(text: string): Promise<string[]> {
  const sql = sqlOf(app.store.source.manager);
  const scope = await readListScope(sql, { id: book.bookId, transactionCount: entriesCount }, { text }, 'DATE_ASC');
  const rows = await gather(sql, await lookUpWords(sql, scope!), {
    after: null,
    before: null,
    inclusive: false,
    backward: false,
    limit: 50,
  });
  return rows.map(({ payee }) => payee!);
}

test.each([
  ['part of a word', 'ef-2025', ['REF-2025/0017']],
  ['without accents and case', 'CAFE', ['Café l´Or']],
  ['what folds into two words', 'l´or', ['Café l´Or']],
  ['a final sigma', 'σίσυφος', ['ΣΊΣΥΦΟΣ']],
  ['a ligature before a blank that does not break', 'fine', ['ﬁne\u00a0wine']],
  ['signs that stand for others in a pattern', '50%', ['Straße 50%']],
  ['such a sign in the middle', 'a_b', ['a_b\tc']],
  ['several words in any order', 'note strasse', ['Straße 50%']],
  ['a word of another book', 'zebra', []],
  ['any part of a word that is longer than an index takes', long.slice(4321, 4471), [long]],
  ['a part that is longer than its pieces', long.slice(500, 960), [long]],
  ['its beginning', long.slice(0, 150), [long, longAndOthers]],
  ['its end', long.slice(-150), [long]],
  ['what stands beside long words', 'arger end', [longAndOthers]],
  ['a word as long as a piece', `${'e'.repeat(149)}!`, [longAndOthers]],
  ['what folds into nothing', '\u0301', payees],
  ['no word at all', ' ', payees],
])('%s is found', async (_, text, expected) => {
  expect(await found(text)).toEqual(expected);
});

onPostgres(() => {
  test('what many words have is found in steps that grow by the words, and not by the words times the entries', async () => {
    const count = 3000;
    const references = await app.book({}, journalOf(Array.from({ length: count }, (_, i) => `ref${i}`)));
    const sql = sqlOf(app.store.source.manager);
    const scope = await readListScope(sql, { id: references.bookId, transactionCount: count }, { text: 'ref' }, 'DATE_ASC');
    const listed = await lookUpWords(sql, scope!);
    expect(listed.wordLists![0]).toHaveLength(count);
    const asked: string[] = [];
    const watched = {
      ...sql,
      query: <Row>(text: string, values: readonly unknown[] = []) => (asked.push(text), sql.query<Row>(text, values)),
    };
    const rows = await gather(watched, listed, { after: null, before: null, inclusive: false, backward: false, limit: count });
    expect(rows).toHaveLength(count);
    expect(asked.join()).toContain('array[listed.word]');
    // Too many to be looked up at all.
    expect((await lookUpWords(sql, scope!, { namedMax: 30, lookedUpMax: 2999 })).wordLists).toEqual([null]);
  });

  const wordsOf = async () =>
    (await sqlOf(app.store.source.manager).query<{ word: string }>('select word from book_word where book_id = $1', [book.bookId])).map(
      ({ word }) => word,
    );

  test('the words of entries that come one by one are listed too, and those of a changed text', async () => {
    const sql = sqlOf(app.store.source.manager);
    await sql.query(
      `insert into transaction (book_id, id, date, status, description, fingerprint, occurrence)
       values ($1, nextval('transaction_id'), '2026-01-02', 'UNMARKED', 'Xylophon lessons', '\\x00', 1)`,
      [book.bookId],
    );
    expect(await wordsOf()).toContain('xylophon');
    await sql.query(`update transaction set comment = 'Quartett' where book_id = $1 and fingerprint = '\\x00'`, [book.bookId]);
    expect(await wordsOf()).toContain('quartett');
    expect(await found('uarte')).toHaveLength(1);
  });
});
