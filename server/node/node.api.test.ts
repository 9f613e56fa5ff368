import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

const journal = '2026-01-01 lunch\n    expenses:food  1.00 EUR\n    assets:cash\n';

let app: TestApp;
let book: TestBook;
let other: TestBook;

beforeAll(async () => {
  app = await createTestApp();
  book = await app.book({}, journal);
  other = await app.book({}, journal);
});

afterAll(() => app.close());

const all = `{ viewer { id } book { id } accounts { edges { node { id } } } imports { edges { node { id } } }
  transactions { edges { node { id postings { id } } } } }`;

async function idsOf(asked: TestBook): Promise<string[]> {
  const text = JSON.stringify(await asked.ask(all));
  return [...text.matchAll(/"id":"([^"]+)"/g)].map((match) => match[1]!);
}

test('everything that has an id is found by it, as what it is', async () => {
  const ids = await idsOf(book);
  const { nodes } = await book.ask(
    `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Viewer { name } ... on Book { transactionCount } ... on Account { fullName parent { fullName } }
       ... on Import { fileName status } ... on Transaction { description postings { amount { amount } } } ... on Posting { transaction { description } runningBalance { amount } } } }`,
    { ids },
  );
  expect(nodes.map((node: { id: string }) => node.id)).toEqual(ids);
  const types = nodes.map((node: { __typename: string }) => node.__typename);
  expect(types).toEqual(['Viewer', 'Book', 'Account', 'Account', 'Account', 'Account', 'Import', 'Transaction', 'Posting', 'Posting']);
  expect(nodes[3]).toMatchObject({ fullName: 'assets:cash', parent: { fullName: 'assets' } });
  expect(nodes[7]).toMatchObject({ description: 'lunch', postings: [{ amount: { amount: '1.00' } }, { amount: { amount: '-1.00' } }] });
  expect(nodes[8]).toMatchObject({ transaction: { description: 'lunch' }, runningBalance: null });
  for (const id of ids) expect((await book.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).node).toEqual({ id });
});

test('ids of another book and ids of nothing are null, each in its place', async () => {
  const [own] = await idsOf(book);
  const foreign = await idsOf(other);
  const disguised = foreign.map((id) => id.replace(`_${other.bookId}`, `_${book.bookId}`)).filter((id) => /^(acc|imp|txn|pst)_/.test(id));
  const strange = ['', 'x', 'acc', 'acc_', 'acc_1', `acc_${book.bookId}_0`, `acc_${book.bookId}_01`, `acc_${book.bookId}_4294967296`];
  const numbers = [
    `txn_${book.bookId}_999999999999999999`,
    `txn_${book.bookId}_9999999999999999999`,
    `pst_${book.bookId}_1_3`,
    `pst_${book.bookId}_1`,
  ];
  const ids = [...foreign, ...disguised, ...strange, ...numbers, 'acc_1_1; drop table account', 'acc_1_1\u0000', own!];
  const { nodes } = await book.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
  expect(nodes).toEqual([...ids.slice(0, -1).map(() => null), { id: own }]);
  for (const id of ids.slice(0, -1)) expect((await book.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).node, id).toBeNull();
});

test('more than 100 at once are refused', async () => {
  const ids = Array.from({ length: 101 }, () => 'acc_1_1');
  const { data, errors } = await book.answer('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
  expect(data).toBeNull();
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['ids'] });
  expect((await book.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ids.slice(1) })).nodes).toHaveLength(100);
});

test('two books of one database never see one another', async () => {
  const [mine, theirs] = [await idsOf(book), await idsOf(other)];
  expect(mine).toHaveLength(theirs.length);
  expect(mine.filter((id) => theirs.includes(id))).toEqual([]);
  const { transactions } = await book.ask(
    'query ($importId: ID) { transactions(filter: { importId: $importId }) { totalCount edges { cursor } } }',
    {
      importId: theirs.find((id) => id.startsWith('imp_')),
    },
  );
  expect(transactions).toEqual({ totalCount: 0, edges: [] });
  await other.load('2026-02-01 only there\n    secret:place  5 XYZ\n    secret:other\n\nP 2026-01-01 XYZ 2 EUR\n');
  const seen = JSON.stringify(
    await book.ask(
      '{ book { currencies transactionCount } accounts { edges { node { fullName } } } prices { edges { node { currency } } } account(fullName: "secret:place") { id } }',
    ),
  );
  expect(seen).not.toMatch(/XYZ|secret/);
  await book.ask('mutation { moveTransactions(input: { transactionIds: [], fromAccount: "a", toAccount: "b" }) { dataVersion } }');
  expect((await book.ask('{ transactions(filter: { accounts: ["secret"] }) { totalCount } }')).transactions.totalCount).toBe(0);
});
