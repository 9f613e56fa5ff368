import { afterAll, beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

const journal = `
account expenses:food

2026-01-01 one
    expenses:unknown          1.00 EUR
    expenses:unknown          2.00 EUR
    assets:bank

2026-01-02 two
    expenses:unknown          4.00 EUR
    assets:bank

2026-01-03 three
    expenses:food             8.00 EUR
    assets:bank
`;

let app: TestApp;
let book: TestBook;
let ids: string[];

beforeEach(async () => {
  app ??= await createTestApp();
  book = await app.book({}, journal);
  const { transactions } = await book.ask('{ transactions(orderBy: DATE_ASC) { edges { node { id } } } }');
  ids = transactions.edges.map((edge: { node: { id: string } }) => edge.node.id);
});

afterAll(() => app.close());

const balances = `{ food: account(fullName: "expenses:food") { balance { native { amount } } }
  unknown: account(fullName: "expenses:unknown") { balance { native { amount } } } book { dataVersion } }`;

async function move(input: object, over: TestBook = book) {
  const answer = await over.ask(
    `mutation ($input: MoveTransactionsInput!) { moveTransactions(input: $input) {
       transactions { id postings { account { fullName } amount { amount } } } userErrors { code message field } dataVersion
       query { book { dataVersion } } } }`,
    { input: { fromAccount: 'expenses:unknown', toAccount: 'expenses:food', ...input } },
  );
  return answer.moveTransactions;
}

test('moves the postings on the account and nothing else', async () => {
  const before = await book.ask(balances);
  expect(before).toMatchObject({
    food: { balance: { native: [{ amount: '8.00' }] } },
    unknown: { balance: { native: [{ amount: '7.00' }] } },
  });
  const moved = await move({ transactionIds: [ids[1], ids[0], ids[1]] });
  expect(moved.userErrors).toEqual([]);
  expect(moved.transactions.map((entry: { id: string }) => entry.id)).toEqual([ids[1], ids[0]]);
  expect(moved.transactions[1].postings).toEqual([
    { account: { fullName: 'expenses:food' }, amount: { amount: '1.00' } },
    { account: { fullName: 'expenses:food' }, amount: { amount: '2.00' } },
    { account: { fullName: 'assets:bank' }, amount: { amount: '-3.00' } },
  ]);
  const after = await book.ask(balances);
  expect(after.food).toEqual({ balance: { native: [{ amount: '15.00' }] } });
  // Nothing is left that made the other account.
  expect(after.unknown).toBeNull();
  expect(moved.dataVersion).toBe(after.book.dataVersion);
  expect(moved.query.book.dataVersion).toBe(after.book.dataVersion);
  const [ledger, rates] = after.book.dataVersion.split('.');
  expect(before.book.dataVersion.split('.')).toEqual([expect.not.stringMatching(`^${ledger}$`), rates]);
});

test('reading the same file again adds nothing and moves nothing back', async () => {
  await move({ transactionIds: ids.slice(0, 2) });
  expect(await book.load(journal)).toMatchObject({ status: 'SUCCEEDED', transactionsAdded: 0 });
  expect((await book.ask(balances)).food).toEqual({ balance: { native: [{ amount: '15.00' }] } });
});

test('all or nothing: one wrong thing keeps all where it is', async () => {
  const other = await app.book({}, journal);
  const foreign = (await other.ask('{ transactions(first: 1) { edges { node { id } } } }')).transactions.edges[0].node.id;
  const before = await book.ask(balances);
  const codesOf = async (input: object) => {
    const { transactions, userErrors, dataVersion } = await move(input);
    expect([transactions, dataVersion]).toEqual([[], null]);
    return userErrors.map((error: { code: string; field: string[] }) => [error.code, ...error.field]);
  };
  expect(await codesOf({ transactionIds: [ids[0], foreign] })).toEqual([['TRANSACTION_NOT_FOUND', 'input', 'transactionIds', '1']]);
  expect(await codesOf({ transactionIds: ['nonsense', ids[0], `${ids[0]}0`] })).toEqual([
    ['TRANSACTION_NOT_FOUND', 'input', 'transactionIds', '0'],
    ['TRANSACTION_NOT_FOUND', 'input', 'transactionIds', '2'],
  ]);
  expect(await codesOf({ transactionIds: [ids[0], ids[2]] })).toEqual([['NOT_ON_ACCOUNT', 'input', 'transactionIds', '1']]);
  expect(await codesOf({ transactionIds: [ids[0]], toAccount: 'expenses:new' })).toEqual([['ACCOUNT_NOT_FOUND', 'input', 'toAccount']]);
  expect(await codesOf({ transactionIds: [ids[0]], fromAccount: 'nowhere' })).toEqual([['ACCOUNT_NOT_FOUND', 'input', 'fromAccount']]);
  expect(await codesOf({ transactionIds: [ids[0]], toAccount: 'expenses:unknown' })).toEqual([['SAME_ACCOUNT', 'input', 'toAccount']]);
  expect(await codesOf({ transactionIds: [] })).toEqual([['EMPTY', 'input', 'transactionIds']]);
  expect(await book.ask(balances)).toEqual(before);
});

test('more than 100 transactions are refused', async () => {
  const { errors } = await book.answer(
    'mutation ($ids: [ID!]!) { moveTransactions(input: { transactionIds: $ids, fromAccount: "a", toAccount: "b" }) { dataVersion } }',
    { ids: Array.from({ length: 101 }, () => ids[0]) },
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['input', 'transactionIds'] });
});

test('asked for twice at once, it happens once', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => move({ transactionIds: [ids[1]] })));
  const codes = answers.map((answer) => answer.userErrors[0]?.code ?? 'moved');
  expect(codes.sort()).toEqual(['NOT_ON_ACCOUNT', 'NOT_ON_ACCOUNT', 'moved']);
  expect((await book.ask(balances)).food).toEqual({ balance: { native: [{ amount: '12.00' }] } });
});
