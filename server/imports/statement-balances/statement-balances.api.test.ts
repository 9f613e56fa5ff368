import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const statement = (number: number, opening: string, amount: string, closing: string, day: string) =>
  [
    ':20:X',
    ':25:12345678',
    `:28C:${number}`,
    `:60F:C2601${day}EUR${opening}`,
    `:61:2601${day}${amount}NMSCref${number}`,
    ':86:words',
    `:62F:C2601${day}EUR${closing}`,
    '',
  ].join('\n');
const question = `query ($only: Boolean!, $after: String, $account: String) {
  statementBalances(first: 2, after: $after, onlyDifferences: $only, account: $account) {
    edges { node { on isMet stated { amount currency } booked { amount } difference { amount } account { fullName } file line import { fileName } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

it('holds what banks state against the book as it is', async () => {
  const book = await app.book({ currency: 'EUR' });
  await book.load(statement(1, '0,00', 'C100,00', '100,00', '05'), { fileName: 'a.sta' });
  await book.load(statement(2, '100,00', 'C10,00', '110,00', '06'), { fileName: 'b.sta' });
  // One statement is missing between them.
  await book.load(statement(4, '115,00', 'D5,00', '110,00', '08'), { fileName: 'c.sta' });
  const ask = async (variables: object) => (await book.ask(question, { only: false, ...variables })).statementBalances;
  const first = await ask({});
  expect(first.edges.map(({ node }: any) => [node.on, node.stated.amount, node.booked.amount, node.isMet])).toEqual([
    ['2026-01-05', '100.00', '100.00', true],
    ['2026-01-06', '110.00', '110.00', true],
  ]);
  const rest = await ask({ after: first.pageInfo.endCursor });
  const missing = {
    on: '2026-01-08',
    isMet: false,
    stated: { amount: '110.00', currency: 'EUR' },
    booked: { amount: '105.00' },
    difference: { amount: '5.00' },
    account: { fullName: 'assets:bank:12345678' },
    file: 'c.sta',
    line: expect.any(Number),
    import: { fileName: 'c.sta' },
  };
  expect(rest.edges).toEqual([{ node: missing }]);
  expect((await ask({ only: true })).edges).toEqual([{ node: missing }]);
  expect((await ask({ account: 'assets:other' })).edges).toEqual([]);
});

it('has those of a synced file as it is now, and as it was when the sync is undone', async () => {
  const book = await app.book({ currency: 'EUR' });
  const stated = async () =>
    (
      await book.ask('{ statementBalances(first: 50) { edges { node { on stated { amount } account { fullName } } } } }')
    ).statementBalances.edges.map(({ node }: any) => [node.on, node.stated.amount, node.account.fullName]);
  await book.load(statement(1, '0,00', 'C100,00', '100,00', '05'), { fileName: 'a.sta', bank: { account: 'assets:wrong' } });
  const before = await stated();
  expect(before).toEqual([['2026-01-05', '100.00', 'assets:wrong']]);
  const sync = await book.load(statement(1, '0,00', 'C90,00', '90,00', '06'), {
    fileName: 'a.sta',
    sync: true,
    bank: { account: 'assets:right' },
  });
  expect(await stated()).toEqual([['2026-01-06', '90.00', 'assets:right']]);
  await book.ask('mutation ($id: ID!) { undoImport(input: { id: $id }) { userErrors { code } } }', { id: sync.id });
  expect(await stated()).toEqual(before);
});
