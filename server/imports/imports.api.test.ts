import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlOf } from '../store/sql-of.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { onPostgres } from '../testing/test-store.ts';
import { importFile } from './import-file.ts';
import { failInterruptedImports, startImport } from './import-record.sql.ts';
import { readReport } from './report.sql.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const journal = `
account assets:bank  ; type:C
account liabilities:loan  ; role: debt-long

P 2026-01-01 EUR 1.10 USD

2026-01-01 Opening
    assets:bank      1000.00 USD
    equity:opening

2026-01-05 Coffee
    expenses:food      4.50 USD
    assets:bank

2026-01-05 Coffee
    expenses:food      4.50 USD
    assets:bank
`;

const importText = `mutation ($input: ImportTextInput!) {
  importText(input: $input) {
    import { id status format transactionsAdded duplicatesSkipped pricesAdded problems { totalCount edges { node { severity line code message } } } }
    userErrors { code field } dataVersion query { import(id: "imp_0_0") { id } }
  }
}`;

const rows = (table: string, bookId: number) =>
  app.store.source.query(`select count(*)::int as n from ${table} where book_id = $1`, [bookId]).then(([row]) => row.n as number);

describe('importing a text', () => {
  it('adds every entry once, equal legitimate ones included, and nothing the second time', async () => {
    const book = await app.book();
    const first = await book.ask(importText, { input: { idempotencyKey: 'a', fileName: 'a.journal', content: journal } });
    expect(first.importText).toMatchObject({
      import: { status: 'SUCCEEDED', format: 'hledger', transactionsAdded: 3, duplicatesSkipped: 0, pricesAdded: 1 },
      userErrors: [],
      query: { import: null },
    });
    const second = await book.ask(importText, { input: { idempotencyKey: 'b', fileName: 'a.journal', content: journal } });
    expect(second.importText.import).toMatchObject({ status: 'SUCCEEDED', transactionsAdded: 0, duplicatesSkipped: 3, pricesAdded: 0 });
    expect(await rows('posting', book.bookId)).toBe(6);
  });

  it('gives the first answer to the same idempotency key, and refuses the key with other content', async () => {
    const book = await app.book();
    const input = { idempotencyKey: 'k', fileName: 'a.journal', content: journal };
    const first = await book.ask(importText, { input });
    const again = await book.ask(importText, { input });
    expect(again.importText.import.id).toBe(first.importText.import.id);
    const other = await book.ask(importText, { input: { ...input, content: `${journal}\n` } });
    expect(other.importText).toMatchObject({
      import: null,
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: ['input', 'idempotencyKey'] }],
    });
  });

  it('refuses the key of a dry run for the import itself, as for any other option', async () => {
    const book = await app.book();
    const input = { idempotencyKey: 'k', fileName: 'a.journal', content: journal, dryRun: true };
    const tried = await book.ask(importText, { input });
    const again = await book.ask(importText, { input: { ...input, format: null, options: {} } });
    expect(again.importText.import.id).toBe(tried.importText.import.id);
    for (const other of [{ dryRun: false }, { format: 'ledger' }, { options: { account: 'assets:giro' } }])
      expect((await book.ask(importText, { input: { ...input, ...other } })).importText).toMatchObject({
        import: null,
        userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: ['input', 'idempotencyKey'] }],
      });
  });

  it('gives the first answer of a file that nothing could read, too', async () => {
    const book = await app.book();
    const input = { idempotencyKey: 'k', fileName: 'a.txt', content: 'Dear Sir or Madam,\nplease find our books attached.\n' };
    const first = await book.ask(importText, { input });
    expect(first.importText.import.status).toBe('FAILED');
    const again = await book.ask(importText, { input });
    expect(again.importText).toMatchObject({ import: { id: first.importText.import.id }, userErrors: [] });
  });

  it('imports once where the same key comes several times at once', async () => {
    const book = await app.book();
    const input = { idempotencyKey: 'k', fileName: 'a.journal', content: journal };
    const answers = await Promise.all([1, 2, 3].map(() => book.ask(importText, { input })));
    expect(new Set(answers.map((answer) => answer.importText.import.id)).size).toBe(1);
    expect(await rows('import', book.bookId)).toBe(1);
  });

  it('keeps a file with an error out, whole, and names the line', async () => {
    const book = await app.book();
    const report = await book.load(`${journal}\n2026-02-01 Wrong\n    expenses:food  5 USD\n    assets:bank  -4 USD\n`);
    expect(report.status).toBe('FAILED');
    expect(report.problems).toEqual([expect.objectContaining({ severity: 'ERROR', line: 19 })]);
    for (const table of ['transaction', 'posting', 'account', 'price']) expect([table, await rows(table, book.bookId)]).toEqual([table, 0]);
  });

  it('only tries in a dry run', async () => {
    const book = await app.book();
    const report = await book.load(journal, { dryRun: true });
    expect(report).toMatchObject({ status: 'SUCCEEDED', dryRun: true, transactionsAdded: 3 });
    expect(await rows('transaction', book.bookId)).toBe(0);
  });

  it('refuses the demo company', async () => {
    const book = await app.book({ isDemo: true });
    const answer = await book.ask(importText, { input: { idempotencyKey: 'a', fileName: 'a.journal', content: journal } });
    expect(answer.importText).toMatchObject({ import: null, userErrors: [{ code: 'DEMO_BOOK' }] });
  });
});

describe('an import that is cut off', () => {
  const what = { fileName: 'a.journal', format: 'hledger', dryRun: false, bytesTotal: null, idempotencyKey: null };
  const interrupt = () => failInterruptedImports(sqlOf(app.store.source.manager), app.now);

  it('is said to have failed at the next start', async () => {
    const book = await app.book();
    const { importDesk } = book.access;
    const id = await startImport(importDesk, book.bookId, what, app.now);
    await interrupt();
    expect(await readReport(importDesk, book.bookId, id)).toMatchObject({ status: 'FAILED', problems: [{ code: 'INTERRUPTED' }] });
  });

  onPostgres(() => {
    it('is not one that another process is still at', async () => {
      const book = await app.book();
      const { importDesk } = book.access;
      const id = await startImport(importDesk, book.bookId, what, app.now);
      await importDesk.lockedTransaction(interrupt);
      expect(await readReport(importDesk, book.bookId, id)).toMatchObject({ status: 'QUEUED', problems: [] });
    });
  });

  it('has failed where its file cannot be opened', async () => {
    const book = await app.book();
    const { importDesk } = book.access;
    const request = {
      ...what,
      open: () => {
        throw new Error('gone');
      },
      include: async () => 'nothing',
    };
    await expect(importFile(importDesk, book.bookId, request, () => app.now)).rejects.toThrow('gone');
    const [{ id }] = await app.store.source.query('select id from import where book_id = $1', [book.bookId]);
    expect(await readReport(importDesk, book.bookId, id)).toMatchObject({ status: 'FAILED', problems: [{ code: 'INTERRUPTED' }] });
  });
});

describe('the data version', () => {
  const version = (book: Awaited<ReturnType<TestApp['book']>>) =>
    app.store.source.query(
      `select (select coalesce(sum(folded), 0) from book_version where book_id = $1 and domain = 'LEDGER')
            + (select count(*) from book_change where book_id = $1 and domain = 'LEDGER') as ledger`,
      [book.bookId],
    );

  it('moves with an import that adds something and rests with one that adds nothing', async () => {
    const book = await app.book({}, journal);
    const before = await version(book);
    await book.load(journal);
    expect(await version(book)).toEqual(before);
    await book.load('2026-03-01 More\n    expenses:food  1 USD\n    assets:bank\n');
    expect(await version(book)).not.toEqual(before);
  });
});

describe('undoing an import', () => {
  const undo = 'mutation ($id: ID!) { undoImport(input: { id: $id }) { import { status undoneAt } userErrors { code } } }';

  it('takes out all that it added, and lets the file come in again', async () => {
    const book = await app.book();
    const report = await book.load(journal);
    const undone = await book.ask(undo, { id: report.id });
    expect(undone.undoImport).toMatchObject({ import: { status: 'UNDONE' }, userErrors: [] });
    for (const table of ['transaction', 'posting', 'account', 'price']) expect([table, await rows(table, book.bookId)]).toEqual([table, 0]);
    expect(await book.load(journal)).toMatchObject({ transactionsAdded: 3 });
  });

  it('refuses an import of another book as it refuses one that does not exist', async () => {
    const [mine, theirs] = [await app.book(), await app.book()];
    const report = await theirs.load(journal);
    const foreign = await mine.ask(undo, { id: report.id });
    const absent = await mine.ask(undo, { id: 'imp_1_99999999' });
    expect(foreign).toEqual(absent);
    expect(foreign.undoImport.userErrors).toEqual([{ code: 'NOTHING_TO_UNDO' }]);
  });
});

describe('an opening entry that repeats another file', () => {
  const first =
    '2025-01-01 Opening\n    assets:bank  100 USD\n    equity:opening\n\n2025-06-01 Pay\n    assets:bank  50 USD\n    income:pay\n';
  const second =
    '2026-01-01 Opening\n    assets:bank  150 USD\n    equity:opening\n\n2026-02-01 Pay\n    assets:bank  7 USD\n    income:pay\n';
  const bank = async (bookId: number) =>
    (
      await app.store.source.query(
        "select sum(p.amount) as sum from posting p join account a on a.book_id = p.book_id and a.id = p.account_id where p.book_id = $1 and a.full_name = 'assets:bank' and p.is_counted",
        [bookId],
      )
    )[0].sum;

  it('is flagged and not added up, in whatever order the files come', async () => {
    const forwards = await app.book({}, first);
    const report = await forwards.load(second);
    expect(report.problems).toEqual([expect.objectContaining({ severity: 'WARNING', code: 'OPENING_REPEATED', line: 1 })]);
    const backwards = await app.book({}, second, first);
    expect([await bank(forwards.bookId), await bank(backwards.bookId)]).toEqual(['157', '157']);
  });

  it('is added up, with a warning, where it states another balance than other files left', async () => {
    const book = await app.book({}, first);
    const report = await book.load(second.replace('150', '149'));
    expect(report.problems).toEqual([expect.objectContaining({ severity: 'WARNING', code: 'OPENING_ADDS_UP', line: 1 })]);
    expect(await bank(book.bookId)).toBe('306');
  });

  it('counts again when the other file is undone', async () => {
    const book = await app.book();
    const earlier = await book.load(first);
    await book.load(second);
    await book.ask('mutation ($id: ID!) { undoImport(input: { id: $id }) { userErrors { code } } }', { id: earlier.id });
    expect(await bank(book.bookId)).toBe('157');
  });
});

describe('a rate that is upside down', () => {
  const rates = [
    'P 2026-01-01 GBP 1.30 USD',
    'P 2026-01-02 GBP 0.77 USD',
    'P 2026-01-03 GBP 1.31 USD',
    'P 2026-01-01 JPY 0.0065 USD',
    'P 2026-01-02 JPY 0.0080 USD',
  ];

  it('is warned of, with its line; a rate that only moves is not', async () => {
    const book = await app.book();
    const report = await book.load(`${rates.join('\n')}\n${journal}`);
    expect(report.problems).toEqual([
      expect.objectContaining({
        code: 'RATE_LOOKS_INVERTED',
        severity: 'WARNING',
        line: 2,
        message: expect.stringContaining('1 GBP = 0.77 USD'),
      }),
    ]);
  });
});
