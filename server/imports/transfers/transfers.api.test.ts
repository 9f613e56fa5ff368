import { afterAll, beforeAll, expect, it } from 'vitest';
import { figuresOf } from '../../testing/all-figures.ts';
import { createTestApp, type TestApp, type TestBook } from '../../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const table = (...rows: string[]) => `Date,Payee,Description,Amount\n${rows.join('\n')}\n`;
const load = (book: TestBook, account: string, currency: string, ...rows: string[]) =>
  book.load(table(...rows), { fileName: `${account.split(':').at(-1)}.csv`, bank: { account, currency } });
const checking = (book: TestBook, ...rows: string[]) => load(book, 'assets:checking', 'EUR', ...rows);
const savings = (book: TestBook, ...rows: string[]) => load(book, 'assets:savings', 'EUR', ...rows);

const entries = async (book: TestBook) =>
  (
    await book.ask(
      '{ transactions(first: 50, orderBy: DATE_ASC) { totalCount edges { node { id postings { date account { fullName } amount { amount currency } cost { amount currency } } } } } }',
    )
  ).transactions.edges.map(({ node }: any) => [
    node.id,
    ...node.postings.map(
      ({ date, account, amount, cost }: any) =>
        `${date} ${account.fullName} ${amount.amount} ${amount.currency}${cost ? ` @@ ${cost.amount} ${cost.currency}` : ''}`,
    ),
  ]);
const transfers = async (book: TestBook, status: string) =>
  (
    await book.ask(
      `query ($status: TransferStatus!) { transfers(status: $status) { edges { node {
         id status byItself confidence reasons transaction { id transfer { id } }
         from { date file line fingerprint account { fullName } amount { amount } import { fileName } transaction { id } }
         to { date file line fingerprint account { fullName } amount { amount } import { fileName } transaction { id } } } } } }`,
      { status },
    )
  ).transfers.edges.map(({ node }: any) => node);
const decide = async (book: TestBook, id: string, isTransfer: boolean | null) =>
  (
    await book.ask(
      'mutation ($input: DecideTransferInput!) { decideTransfer(input: $input) { transfer { status byItself } userErrors { code field } } }',
      { input: { id, isTransfer } },
    )
  ).decideTransfer;
const undo = async (book: TestBook, id: string) =>
  (await book.ask('mutation ($id: ID!) { undoImport(input: { id: $id }) { userErrors { code } } }', { id })).undoImport.userErrors;

const out = ['2026-01-04,Shop,food,-12.00', '2026-01-05,Me,Transfer to savings,-500.00'];
const into = ['2026-01-05,Me,Transfer from checking,500.00', '2026-01-31,Bank,interest,1.20'];

it('makes one entry of each two of a year of transfers, whose money is days on its way', async () => {
  const book = await app.book({ currency: 'EUR' });
  const days = Array.from({ length: 26 }, (_, index) => new Date(Date.UTC(2026, 0, 3 + index * 9)));
  const day = (date: Date, later = 0) => new Date(date.getTime() + later * 86_400_000).toISOString().slice(0, 10);
  const amount = (index: number) => `${100 + index * 37}.50`;
  await checking(
    book,
    ...days.flatMap((date, index) => [
      `${day(date)},Me,Transfer to savings,-${amount(index)}`,
      `${day(date, 1)},Shop,food,-${20 + index}.10`,
    ]),
  );
  const report = await savings(book, ...days.map((date, index) => `${day(date, index % 3)},Me,Transfer from checking,${amount(index)}`));
  expect(report.status).toBe('SUCCEEDED');
  const asked = '{ transfers(status: MATCHED, first: 50) { edges { node { transaction { postings { id } } } } } }';
  const { edges } = (await book.ask(asked)).transfers;
  expect(edges).toHaveLength(26);
  expect(new Set(edges.map(({ node }: any) => node.transaction.postings.length))).toEqual(new Set([2, 4]));
});

it('makes one entry of the two lines of a sure transfer, and both again when it is taken back', async () => {
  const book = await app.book({ currency: 'EUR' });
  await checking(book, ...out);
  const [, alone] = await entries(book);
  const apart = await app.book({ currency: 'EUR' });
  await savings(apart, ...into);
  const report = await savings(book, ...into);
  expect(report.transactionsAdded).toBe(2);
  expect(report.problems).toContainEqual(expect.objectContaining({ code: 'TRANSFERS_MATCHED' }));
  expect(await entries(book)).toEqual([
    expect.anything(),
    [alone[0], '2026-01-05 assets:checking -500.00 EUR', '2026-01-05 assets:savings 500.00 EUR'],
    expect.anything(),
  ]);
  const [transfer] = await transfers(book, 'MATCHED');
  expect(transfer).toMatchObject({
    byItself: true,
    transaction: { id: alone[0], transfer: { id: transfer.id } },
    from: { file: 'checking.csv', line: 3, account: { fullName: 'assets:checking' }, import: { fileName: 'checking.csv' } },
    to: { file: 'savings.csv', line: 2, account: { fullName: 'assets:savings' }, import: { fileName: 'savings.csv' }, transaction: null },
  });
  expect(transfer.from.fingerprint).not.toBe(transfer.to.fingerprint);

  // Neither file brings its line in again.
  expect(await savings(book, ...into)).toMatchObject({ transactionsAdded: 0, duplicatesSkipped: 2 });
  expect(await checking(book, ...out)).toMatchObject({ transactionsAdded: 0, duplicatesSkipped: 2 });

  expect(await decide(book, transfer.id, false)).toEqual({ transfer: { status: 'DECLINED', byItself: false }, userErrors: [] });
  expect((await entries(book)).map(([, ...postings]: string[]) => postings)).toContainEqual([
    '2026-01-05 assets:savings 500.00 EUR',
    '2026-01-05 income:unknown -500.00 EUR',
  ]);
  expect(await entries(book)).toHaveLength(4);
  expect(await savings(book, ...into)).toMatchObject({ transactionsAdded: 0, duplicatesSkipped: 2 });
  expect(await transfers(book, 'PROPOSED')).toEqual([]);
  expect((await decide(book, transfer.id, true)).transfer.status).toBe('MATCHED');
  expect(await entries(book)).toHaveLength(3);
});

it('undoes either import exactly', async () => {
  for (const undone of ['checking', 'savings'] as const) {
    const rest = await app.book({ currency: 'EUR' });
    if (undone === 'checking') await savings(rest, ...into);
    else await checking(rest, ...out);
    const book = await app.book({ currency: 'EUR' });
    const reports = { checking: await checking(book, ...out), savings: await savings(book, ...into) };
    expect(await transfers(book, 'MATCHED')).toHaveLength(1);
    expect(await undo(book, reports[undone].id)).toEqual([]);
    expect(await figuresOf(book)).toEqual(await figuresOf(rest));
    expect(await transfers(book, 'MATCHED')).toEqual([]);
    // And in again: it is matched again.
    await (undone === 'checking' ? checking(book, ...out) : savings(book, ...into));
    expect(await transfers(book, 'MATCHED')).toHaveLength(1);
  }
});

it('keeps money in transit between two days, so that the book balances and each account has what its bank says', async () => {
  const book = await app.book({ currency: 'EUR' });
  await checking(book, '2026-01-05,Me,Transfer to savings,-500.00');
  await savings(book, '2026-01-07,Me,Transfer from checking,500.00');
  expect(await entries(book)).toEqual([
    [
      expect.any(String),
      '2026-01-05 assets:checking -500.00 EUR',
      '2026-01-05 assets:cash:in transit 500.00 EUR',
      '2026-01-07 assets:cash:in transit -500.00 EUR',
      '2026-01-07 assets:savings 500.00 EUR',
    ],
  ]);
  const sheet =
    '{ balanceSheet(asOf: "2026-01-06") { imbalance { amount } assets { total { amount } } } kpis(period: { range: { from: "2026-01-01", to: "2026-01-06" } }, keys: [NET_BURN]) { kpis { value } } }';
  expect(await book.ask(sheet)).toEqual({
    balanceSheet: { imbalance: [], assets: { total: { amount: '0.00' } } },
    kpis: { kpis: [{ value: '0.00' }] },
  });
});

it('proposes what is not sure, and a decision can be taken back', async () => {
  const book = await app.book({ currency: 'EUR' }, 'P 2026-01-01 EUR 1.08 USD\n');
  await checking(book, '2026-01-05,Broker,online,-100.00');
  const report = await load(book, 'assets:dollars', 'USD', '2026-01-05,Transfer,incoming,108.20');
  expect(report.problems).toContainEqual(expect.objectContaining({ code: 'TRANSFERS_PROPOSED' }));
  const before = await figuresOf(book);
  const [proposal] = await transfers(book, 'PROPOSED');
  expect(proposal).toMatchObject({ confidence: 0.8, transaction: null });
  await decide(book, proposal.id, true);
  expect(await entries(book)).toEqual([
    [expect.any(String), '2026-01-05 assets:checking -100.00 EUR', '2026-01-05 assets:dollars 108.20 USD @@ 100.00 EUR'],
  ]);
  expect(await decide(book, proposal.id, null)).toEqual({ transfer: { status: 'PROPOSED', byItself: false }, userErrors: [] });
  expect(await figuresOf(book)).toEqual(before);
  expect(await transfers(book, 'PROPOSED')).toHaveLength(1);
  expect(await decide(book, '999999', true)).toEqual({ transfer: null, userErrors: [{ code: 'NOT_FOUND', field: ['input', 'id'] }] });
});

it('a synced statement that still has its line changes nothing, and one that lost it parts the transfer', async () => {
  const book = await app.book({ currency: 'EUR' });
  await checking(book, ...out);
  await savings(book, ...into);
  const sync = (...rows: string[]) =>
    book.load(table(...rows), { fileName: 'savings.csv', sync: true, bank: { account: 'assets:savings', currency: 'EUR' } });
  expect(await sync(...into)).toMatchObject({ transactionsAdded: 0, transactionsRemoved: 0 });
  expect(await transfers(book, 'MATCHED')).toHaveLength(1);
  const before = await figuresOf(book);
  const lost = await sync(into[1]!);
  expect(lost).toMatchObject({ transactionsAdded: 0, transactionsRemoved: 1 });
  expect(await transfers(book, 'MATCHED')).toEqual([]);
  expect(await entries(book)).toHaveLength(3);
  await undo(book, lost.id);
  const [again] = await transfers(book, 'MATCHED');
  expect(again).toBeDefined();
  expect(await figuresOf(book)).toEqual(before);
});

const move = async (book: TestBook, transactionId: string, fromAccount: string, toAccount: string) =>
  (
    await book.ask('mutation ($input: MoveTransactionsInput!) { moveTransactions(input: $input) { userErrors { code } } }', {
      input: { transactionIds: [transactionId], fromAccount, toAccount },
    })
  ).moveTransactions.userErrors;

it("lists a matched transfer whose entry was moved off the account of one of its lines, the account's last", async () => {
  const book = await app.book({ currency: 'EUR' });
  const journal = await book.load('2026-01-01 x\n  assets:pot  1 EUR\n  equity:x  -1 EUR\n');
  await checking(book, ...out);
  await savings(book, ...into);
  const [{ id }] = await transfers(book, 'MATCHED');
  await decide(book, id, null);
  const [{ to }] = await transfers(book, 'PROPOSED');
  expect(await move(book, to.transaction.id, 'assets:savings', 'assets:pot')).toEqual([]);
  expect(await decide(book, id, true)).toMatchObject({ userErrors: [] });
  expect(await undo(book, journal.id)).toEqual([]);
  const [{ transaction }] = await transfers(book, 'MATCHED');
  expect(await move(book, transaction.id, 'assets:pot', 'assets:savings')).toEqual([]);
  const [moved] = await transfers(book, 'MATCHED');
  expect(moved.to.account).toEqual({ fullName: 'assets:pot' });
  await decide(book, id, false);
  expect((await entries(book)).flatMap(([, ...postings]: string[]) => postings)).toContain('2026-01-05 assets:pot 500.00 EUR');
});

it('proposes no transfer whose line a sync took out, nor shows a declined one whose account went with it', async () => {
  const book = await app.book({ currency: 'EUR' }, 'P 2026-01-01 EUR 1.08 USD\n');
  const journal = await book.load('2026-01-01 x\n  assets:pot  1 EUR\n  equity:x  -1 EUR\n');
  await checking(book, '2026-01-05,Broker,online,-100.00');
  await load(book, 'assets:dollars', 'USD', '2026-01-05,Transfer,incoming,108.20');
  const [proposal] = await transfers(book, 'PROPOSED');
  expect(await move(book, proposal.from.transaction.id, 'assets:checking', 'assets:pot')).toEqual([]);
  await undo(book, journal.id);
  const lost = await book.load(table('2026-01-06,Shop,food,-1.00'), {
    fileName: 'checking.csv',
    sync: true,
    bank: { account: 'assets:checking', currency: 'EUR' },
  });
  expect(lost.transactionsRemoved).toBe(1);
  expect(await transfers(book, 'PROPOSED')).toEqual([]);
  expect(await transfers(book, 'DECLINED')).toEqual([]);
  await undo(book, lost.id);
  expect(await transfers(book, 'PROPOSED')).toMatchObject([{ id: proposal.id, from: { account: { fullName: 'assets:pot' } } }]);
  await decide(book, proposal.id, false);
  const again = await book.load(table('2026-01-07,Shop,food,-2.00'), {
    fileName: 'checking.csv',
    sync: true,
    bank: { account: 'assets:checking', currency: 'EUR' },
  });
  expect(again.transactionsRemoved).toBe(1);
  expect(await transfers(book, 'DECLINED')).toEqual([]);
});

it('sets no entry aside as a duplicate while it is a matched transfer', async () => {
  const book = await app.book({ currency: 'EUR' });
  await book.load('2026-01-05 Me\n  assets:checking  -500.00 EUR\n  equity:x\n');
  await checking(book, out[1]!);
  await savings(book, into[0]!);
  const [{ id }] = await transfers(book, 'PROPOSED');
  await decide(book, id, true);
  const [{ transaction }] = await transfers(book, 'MATCHED');
  const judge = async () =>
    (
      await book.ask(
        'mutation ($input: DecidePossibleDuplicateInput!) { decidePossibleDuplicate(input: $input) { userErrors { code field } } }',
        { input: { transactionId: transaction.id, isDuplicate: true } },
      )
    ).decidePossibleDuplicate.userErrors;
  expect(await judge()).toEqual([{ code: 'MATCHED_TRANSFER', field: ['input', 'transactionId'] }]);
  await decide(book, id, false);
  expect(await judge()).toEqual([]);
  const counted = '{ account(fullName: "assets:savings") { balance { native { amount } } } }';
  expect((await book.ask(counted)).account.balance.native).toEqual([{ amount: '500.00' }]);
});
