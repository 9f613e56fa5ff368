import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';
import type { BankOptions } from './bank.ts';
import { requireBankOptions } from './bank-options.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const sample = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, 'formats', name)));
const bank = { account: 'assets:bank:usd', currency: 'USD' };

const ofxOf = (...lines: readonly string[]) =>
  `OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>USD<BANKACCTFROM><ACCTID>77</BANKACCTFROM><BANKTRANLIST>\n${lines
    .map((line) => {
      const [id, date, amount, name] = line.split(' ');
      return `<STMTTRN><DTPOSTED>${date}<TRNAMT>${amount}<FITID>${id}<NAME>${name}</STMTTRN>`;
    })
    .join('\n')}\n</BANKTRANLIST></STMTRS></OFX>\n`;

const registerOf = async (book: TestBook, account: string): Promise<string[]> => {
  const { account: found } = await book.ask(
    `query ($name: String!) { account(fullName: $name) { register(first: 100) { edges { node { date amount { amount currency } transaction { payee } } } } } }`,
    { name: account },
  );
  return (found?.register.edges ?? [])
    .map(({ node }: any) => `${node.date} ${node.amount.amount} ${node.amount.currency} ${node.transaction.payee}`)
    .toReversed();
};

describe('a statement', () => {
  it('goes to the account that is named, and earlier numbers are remembered', async () => {
    const book = await app.book();
    const first = await book.load(ofxOf('1 20260105 -12.50 Baker'), { bank: { account: 'assets:checking' } });
    expect(first).toMatchObject({ status: 'SUCCEEDED', format: 'ofx', transactionsAdded: 1 });
    await book.load(ofxOf('2 20260106 -2.50 Baker'));
    expect(await registerOf(book, 'assets:checking')).toEqual(['2026-01-05 -12.50 USD Baker', '2026-01-06 -2.50 USD Baker']);
  });

  it('once more adds nothing; what overlaps adds what is new; equal payments all stay', async () => {
    const book = await app.book();
    const lines = [
      '1 20260105 -12.50 Baker',
      '2 20260105 -12.50 Baker',
      '3 20260106 -1.00 Bus',
      '0 20260107 -1.00 Bus',
      '0 20260107 -1.00 Bus',
    ];
    expect(await book.load(ofxOf(...lines), { bank })).toMatchObject({ transactionsAdded: 5, duplicatesSkipped: 0, problems: [] });
    expect(await book.load(ofxOf(...lines), { bank })).toMatchObject({ transactionsAdded: 0, duplicatesSkipped: 5, problems: [] });
    const later = [...lines.slice(2), '4 20260108 -3.00 Bus', '0 20260107 -1.00 Bus'];
    expect(await book.load(ofxOf(...later), { bank })).toMatchObject({ transactionsAdded: 2, duplicatesSkipped: 3 });
  });

  it('with an id that came before for another day or amount is no duplicate', async () => {
    const book = await app.book();
    await book.load(ofxOf('1 20260105 -12.50 Baker'), { bank });
    expect(await book.load(ofxOf('1 20260105 -12.51 Baker', '1 20260106 -12.50 Baker'), { bank })).toMatchObject({ transactionsAdded: 2 });
  });

  it('that another kind of file told already is kept, and said to be doubtful', async () => {
    const book = await app.book({}, '2026-01-04 Baker\n    expenses:bread    12.50 USD\n    assets:bank:usd\n');
    const report = await book.load(ofxOf('1 20260105 -12.50 BAKER', '2 20260105 -3.00 Bus'), { bank });
    expect(report).toMatchObject({ transactionsAdded: 2, problems: [{ severity: 'WARNING', code: 'POSSIBLE_DUPLICATES' }] });
  });

  it('of which one entry is found to be a duplicate counts without it, until that is taken back', async () => {
    const book = await app.book({}, '2026-01-04 Baker\n    expenses:bread    12.50 USD\n    assets:bank:usd\n');
    const file = ofxOf('1 20260105 -12.50 BAKER');
    await book.load(file, { bank });
    const list =
      'query ($decided: Boolean!) { possibleDuplicates(decided: $decided) { edges { node { isDuplicate transaction { id date } other { date } } } } }';
    const [{ node }] = (await book.ask(list, { decided: false })).possibleDuplicates.edges;
    expect(node).toMatchObject({ isDuplicate: null, transaction: { date: '2026-01-05' }, other: { date: '2026-01-04' } });
    const decide = (isDuplicate: boolean | null) =>
      book.ask('mutation ($input: DecidePossibleDuplicateInput!) { decidePossibleDuplicate(input: $input) { userErrors { code } } }', {
        input: { transactionId: node.transaction.id, isDuplicate },
      });
    const balance = async () =>
      (await book.ask('{ account(fullName: "assets:bank:usd") { balance { native { amount } } } }')).account.balance.native[0].amount;
    await decide(true);
    expect(await balance()).toBe('-12.50');
    expect((await book.ask(list, { decided: true })).possibleDuplicates.edges[0].node.isDuplicate).toBe(true);
    expect(await book.load(file, { bank })).toMatchObject({ transactionsAdded: 0, duplicatesSkipped: 1 });
    await decide(null);
    expect(await balance()).toBe('-25.00');
  });

  it('stays a duplicate where its journal is synced, and is doubtful again where that is undone and comes in again', async () => {
    const journal = (words: string) => `2026-01-04 ${words}\n    expenses:bread    12.50 USD\n    assets:bank:usd\n`;
    const book = await app.book();
    const load = (words: string, sync: boolean) => book.load(journal(words), { fileName: 'mine.journal', sync });
    const first = await load('Baker', false);
    await book.load(ofxOf('1 20260105 -12.50 BAKER'), { bank });
    const pairs = async (decided: boolean) =>
      (
        await book.ask(
          'query ($decided: Boolean!) { possibleDuplicates(decided: $decided) { edges { node { isDuplicate transaction { id } other { description } } } } }',
          { decided },
        )
      ).possibleDuplicates.edges.map(({ node }: any) => node);
    const decide = (transactionId: string) =>
      book.ask('mutation ($input: DecidePossibleDuplicateInput!) { decidePossibleDuplicate(input: $input) { userErrors { code } } }', {
        input: { transactionId, isDuplicate: true },
      });
    const undo = (id: string) => book.ask('mutation ($id: ID!) { undoImport(input: { id: $id }) { userErrors { code } } }', { id });
    const counted = async () => (await registerOf(book, 'assets:bank:usd')).length;
    const [{ transaction }] = await pairs(false);
    await decide(transaction.id);
    const sync = await load('Corner baker', true);
    expect(sync.transactionsRemoved + sync.transactionsChanged).toBe(1);
    expect(await pairs(true)).toMatchObject([{ isDuplicate: true, other: { description: 'Corner baker' } }]);
    const before = await counted();
    await undo(sync.id);
    expect(await pairs(true)).toMatchObject([{ isDuplicate: true, other: { description: 'Baker' } }]);
    expect(await counted()).toBe(before);
    await undo(first.id);
    expect([await pairs(true), await pairs(false)]).toEqual([[], []]);
    expect((await load('Baker', false)).problems).toContainEqual(expect.objectContaining({ code: 'POSSIBLE_DUPLICATES' }));
    expect(await pairs(false)).toMatchObject([{ isDuplicate: null, transaction: { id: transaction.id } }]);
  });

  it('is held against the book, and a difference is told once', async () => {
    const book = await app.book();
    const report = await book.load(sample('ofx.sample.ofx'));
    expect(report.problems).toEqual([]);
    const short = await book.load('Date,Amount,Balance,Text\n2026-02-01,5.00,880.00,x\n2026-02-02,5.00,885.00,y\n', {
      bank: { account: 'assets:bank:4400127781' },
    });
    expect(short.problems.map(({ code }) => code)).toEqual(['COLUMNS_GUESSED', 'BALANCE_DIFFERS']);
    expect(short.problems[1]!.message).toContain('The difference is 100.00');
  });

  it('is undone with all that it left, and comes in again', async () => {
    const book = await app.book();
    const report = await book.load(sample('ofx.sample.ofx'));
    await book.ask('mutation ($id: ID!) { undoImport(input: { id: $id }) { userErrors { code } } }', { id: report.id });
    for (const table of ['transaction', 'posting', 'account', 'bank_account', 'csv_mapping', 'stated_balance', 'possible_duplicate']) {
      const [{ n }] = await app.store.source.query(`select count(*)::int as n from ${table} where book_id = $1`, [book.bookId]);
      expect([table, n]).toEqual([table, 0]);
    }
    expect(await book.load(sample('ofx.sample.ofx'))).toMatchObject({ transactionsAdded: 5 });
  });

  it('is undone without what others have told of its account', async () => {
    const book = await app.book({ currency: 'USD' });
    const { csv } = requireBankOptions({ csv: { date: 'when', amount: 'x', payee: 'who', dateFormat: 'DD/MM/YYYY', invert: true } });
    const card = (row: string, given: Partial<BankOptions> = {}) =>
      book.load(`when,x,who\n${row}\n`, { fileName: 'card.csv', bank: { account: 'liabilities:card', currency: 'USD', ...given } });
    const undo = (id: string) => book.ask('mutation ($id: ID!) { undoImport(input: { id: $id }) { userErrors { code } } }', { id });
    await card('01/02/2026,5.25,Shop', { csv });
    await undo((await card('02/02/2026,6.00,Shop')).id);
    await card('03/02/2026,7.00,Shop');
    expect(await registerOf(book, 'liabilities:card')).toEqual(['2026-02-01 -5.25 USD Shop', '2026-02-03 -7.00 USD Shop']);

    const first = await book.load(ofxOf('1 20260105 -12.50 Baker'), { bank: { account: 'assets:mine' } });
    await book.load(ofxOf('2 20260106 -2.50 Baker'));
    await undo(first.id);
    await book.load(ofxOf('3 20260107 -3.50 Baker'));
    expect(await registerOf(book, 'assets:mine')).toEqual(['2026-01-06 -2.50 USD Baker', '2026-01-07 -3.50 USD Baker']);
  });

  it('of which one line is broken changes nothing', async () => {
    const book = await app.book();
    expect(await book.load(ofxOf('1 20260105 -12.50 Baker', '2 20260199 -12.50 Baker'), { bank })).toMatchObject({
      status: 'FAILED',
      transactionsAdded: 0,
    });
    expect(await registerOf(book, 'assets:bank:usd')).toEqual([]);
  });
});

describe('a table', () => {
  const table = 'when,x,who\n01/02/2026,5.25,Shop\n02/02/2026,-1.00,Shop\n';
  const csv = { date: 'when', amount: 'x', payee: 'who', description: [], dateFormat: 'DD/MM/YYYY', invert: true };
  const importText = `mutation ($input: ImportTextInput!) { importText(input: $input) { import { status transactionsAdded } userErrors { code message field } } }`;
  const input = (options: unknown) => ({
    input: { idempotencyKey: JSON.stringify(options), fileName: 'card.csv', content: table, options },
  });

  it('is read as it is told, and the next one of its account the same way', async () => {
    const book = await app.book();
    const options = { account: 'liabilities:card', counterAccount: 'expenses:cards', currency: 'EUR', csv };
    expect((await book.ask(importText, input(options))).importText).toMatchObject({ import: { transactionsAdded: 2 }, userErrors: [] });
    const next = await book.load(`${table}03/02/2026,7.00,Shop\n`, { bank: { account: 'liabilities:card' } });
    expect(next).toMatchObject({ transactionsAdded: 1, duplicatesSkipped: 2, problems: [] });
    expect(await registerOf(book, 'liabilities:card')).toEqual([
      '2026-02-01 -5.25 EUR Shop',
      '2026-02-02 1.00 EUR Shop',
      '2026-02-03 -7.00 EUR Shop',
    ]);
  });

  it.each([
    [{ account: 'assets::bank' }, ['input', 'options', 'account']],
    [{ csv: { ...csv, dateFormat: 'soon' } }, ['input', 'options', 'csv', 'dateFormat']],
    [{ csv: { ...csv, delimiter: 'ab' } }, ['input', 'options', 'csv', 'delimiter']],
  ])('with options %j is refused', async (options, field) => {
    const book = await app.book();
    expect((await book.ask(importText, input(options))).importText).toMatchObject({
      import: null,
      userErrors: [{ code: 'BAD_OPTION', field }],
    });
  });
});
