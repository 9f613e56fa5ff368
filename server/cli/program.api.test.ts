import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { runProgram } from './program.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** What a command line says, and its exit code. */
async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  return runWith('', ...argv);
}

async function runWith(stdin: string, ...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const io = {
    cwd: '.',
    now: () => app.now,
    stdin: async () => stdin,
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
  };
  const newBook = { currency: null, fiscalYearStartMonth: 1, timeZone: 'UTC' };
  const code = await runProgram(argv, { io, newBook, publicUrl: 'https://books.test', directory: null, store: async () => app.store });
  return { code, out, err };
}

const bookNamed = async (name: string) => {
  const { out } = await run('book', 'list', '--json');
  return JSON.parse(out).find((book: { name: string }) => book.name === name);
};

describe('book', () => {
  it('create makes a book with its settings', async () => {
    expect(
      await run('book', 'create', ' Bakery ', '--currency', 'EUR', '--fiscal-year-start', '4', '--time-zone', 'Europe/Vienna'),
    ).toMatchObject({
      code: 0,
      err: '',
    });
    expect(await bookNamed('Bakery')).toMatchObject({ currency: 'EUR', fiscalYearStartMonth: 4, timeZone: 'Europe/Vienna' });
  });

  it.each([
    [['create', 'BAKERY'], 'There is a book named "BAKERY" already.'],
    [['create', ' '], 'The name: A book needs a name.'],
    [['create', 'x'.repeat(201)], 'The name: '],
    [['create', 'New', '--fiscal-year-start', '13'], '--fiscal-year-start: '],
    [['create', 'New', '--fiscal-year-start', 'May'], '--fiscal-year-start May: '],
    [['create', 'New', '--time-zone', '+02:00'], '--time-zone: '],
    [['set', 'Bakery'], 'Say what to change'],
    [['set', 'Nobody', '--name', 'Somebody'], 'There is no book "Nobody".'],
    [['delete', 'Bakery'], 'Say --yes to do it.'],
  ])('%j is refused', async (argv, reason) => {
    expect(await run('book', ...argv)).toMatchObject({ code: 1, out: '', err: expect.stringContaining(reason) });
  });

  it('set changes what is named and nothing else, and its data version tells', async () => {
    const book = await app.book({ name: 'Shop', timeZone: 'Asia/Tokyo' });
    const version = async () => (await book.ask('{ book { dataVersion } }')).book.dataVersion;
    const before = await version();
    expect(await run('book', 'set', 'shop', '--name', 'Shops', '--default')).toMatchObject({ code: 0, err: '' });
    expect(await bookNamed('Shops')).toMatchObject({ id: book.id, timeZone: 'Asia/Tokyo', isDefault: true });
    expect(await version()).not.toBe(before);
  });

  it('delete leaves nothing of a book and all of the others', async () => {
    const [book, other] = [await app.book({ name: 'Old' }, journal), await app.book({}, journal)];
    expect(await run('book', 'delete', 'Old', '--yes')).toMatchObject({ code: 0, err: '' });
    const tables = await app.store.source.query("select table_name as name from information_schema.columns where column_name = 'book_id'");
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) {
      const [{ n }] = await app.store.source.query(`select count(*)::int as n from ${name} where book_id = $1`, [book.bookId]);
      expect([name, n]).toEqual([name, 0]);
    }
    expect((await other.ask('{ book { transactionCount } }')).book.transactionCount).toBe(1);
  });
});

const journal = '2026-01-01 Opening\n    assets:bank  100 EUR\n    equity:opening\n';

describe('export', () => {
  it('prints the book as a journal or a table', async () => {
    await app.book({ name: 'Out' }, journal);
    expect(await run('export', '--book', 'Out')).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('    assets:bank  100 EUR\n'),
    });
    expect((await run('export', '--book', 'Out', '--format', 'csv')).out.split('\r\n')).toHaveLength(4);
    expect(await run('export', '--book', 'Out', '--format', 'pdf')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('--format pdf'),
    });
  });
});

describe('undo', () => {
  it.each(['imp_1_99999999999', 'acc_1_1', 'nothing'])('%s is refused', async (id) => {
    await app.book({}, journal);
    expect(await run('undo', id)).toMatchObject({ code: 1, out: '', err: expect.stringContaining(id) });
  });
});
