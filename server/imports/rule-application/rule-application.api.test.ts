import { afterAll, beforeAll, expect, it } from 'vitest';
import { figuresOf } from '../../testing/all-figures.ts';
import { createTestApp, type TestApp, type TestBook } from '../../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const bakers = Array.from({ length: 5 }, (_, index) => `2026-01-0${index + 1},THE BAKER ${index}42,bread,-${index + 1}.00`);
const load = (book: TestBook, ...rows: string[]) =>
  book.load(`Date,Payee,Description,Amount\n${rows.join('\n')}\n`, {
    fileName: 'x.csv',
    bank: { account: 'assets:bank', currency: 'EUR' },
  });
const create = (book: TestBook, rule: object) =>
  book.ask('mutation ($input: CreateRuleInput!) { createRule(input: $input) { rule { id } userErrors { message } } }', { input: { rule } });
const apply = async (book: TestBook, input: object) =>
  (
    await book.ask(
      'mutation ($input: ApplyRulesInput!) { applyRules(input: $input) { changed application { id changed } matches { from to payee transaction { date } } userErrors { code field } } }',
      { input },
    )
  ).applyRules;
const undo = async (book: TestBook, id: string) =>
  (
    await book.ask(
      'mutation ($input: UndoRuleApplicationInput!) { undoRuleApplication(input: $input) { restored kept application { undoneAt } userErrors { code } } }',
      { input: { id } },
    )
  ).undoRuleApplication;
const places = async (book: TestBook) =>
  (
    await book.ask(
      '{ transactions(first: 50, orderBy: DATE_ASC) { edges { node { payee tags { name } postings { account { fullName } } } } } }',
    )
  ).transactions.edges.map(({ node }: any) => [node.payee, node.postings[1].account.fullName, ...node.tags.map(({ name }: any) => name)]);

it('applies rules to what is in the book: said first, done, and undone', async () => {
  const book = await app.book({ currency: 'EUR' });
  await load(book, ...bakers, '2026-01-07,Bus,,-2.00');
  await create(book, { payee: 'baker', counterAccount: 'expenses:bread', setPayee: 'Baker', tags: [{ name: 'food' }] });
  const before = [await figuresOf(book), await places(book)];
  const said = await apply(book, {});
  expect(said).toMatchObject({ changed: 5, application: null, userErrors: [] });
  expect(said.matches[0]).toEqual({ from: 'expenses:unknown', to: 'expenses:bread', payee: 'Baker', transaction: { date: '2026-01-01' } });
  expect([await figuresOf(book), await places(book)]).toEqual(before);
  const done = await apply(book, { dryRun: false });
  expect(done).toMatchObject({ changed: 5, application: { changed: 5 } });
  expect(await places(book)).toEqual([...Array(5).fill(['Baker', 'expenses:bread', 'food']), ['Bus', 'expenses:unknown']]);
  // The same lines are the same lines still.
  expect(await load(book, ...bakers)).toMatchObject({ transactionsAdded: 0, duplicatesSkipped: 5 });
  expect(await apply(book, { dryRun: false, placedToo: true })).toMatchObject({ changed: 0, application: null });
  expect(await undo(book, done.application.id)).toMatchObject({ restored: 5, kept: 0, userErrors: [] });
  expect([await figuresOf(book), await places(book)]).toEqual(before);
  expect(await undo(book, done.application.id)).toMatchObject({ application: null, userErrors: [{ code: 'NOT_FOUND' }] });
  expect(await apply(book, { ruleIds: ['99999'] })).toMatchObject({
    userErrors: [{ code: 'NOT_FOUND', field: ['input', 'ruleIds', '0'] }],
  });
});

it('leaves alone what somebody has placed, before and since', async () => {
  const book = await app.book({ currency: 'EUR' }, '2025-12-31 x\n  expenses:gifts  1 EUR\n  assets:bank\n');
  await load(book, ...bakers);
  const move = async (index: number, from: string) => {
    const { transactions } = await book.ask('{ transactions(first: 50, orderBy: DATE_ASC) { edges { node { id } } } }');
    const input = { transactionIds: [transactions.edges[index].node.id], fromAccount: from, toAccount: 'expenses:gifts' };
    await book.ask('mutation ($input: MoveTransactionsInput!) { moveTransactions(input: $input) { userErrors { code } } }', { input });
  };
  await move(1, 'expenses:unknown');
  await create(book, { payee: 'baker', counterAccount: 'expenses:bread' });
  const done = await apply(book, { dryRun: false });
  expect(done.changed).toBe(4);
  await move(2, 'expenses:bread');
  expect(await undo(book, done.application.id)).toMatchObject({ restored: 3, kept: 1 });
  expect((await places(book)).map(([, account]: string[]) => account).slice(1)).toEqual([
    'expenses:gifts',
    'expenses:gifts',
    ...Array(3).fill('expenses:unknown'),
  ]);
});

it('learns rules from past entries, and proposes those that the book has not got', async () => {
  const book = await app.book(
    { currency: 'EUR' },
    [1, 2, 3].map((day) => `2025-12-0${day} The Baker | rolls\n  expenses:bread  ${day} EUR\n  assets:bank\n`).join('\n'),
  );
  await load(book, ...bakers);
  const ask = async () =>
    (await book.ask('{ ruleProposals { payee text counterAccount agreeing placed unplaced confidence examples { date } } }')).ruleProposals;
  expect(await ask()).toEqual([
    {
      payee: 'the baker',
      text: null,
      counterAccount: 'expenses:bread',
      agreeing: 3,
      placed: 3,
      unplaced: 5,
      confidence: 1,
      examples: [{ date: '2025-12-03' }, { date: '2025-12-02' }, { date: '2025-12-01' }],
    },
  ]);
  await create(book, { payee: 'the baker', counterAccount: 'expenses:bread' });
  expect(await ask()).toEqual([]);
  expect(await apply(book, {})).toMatchObject({ changed: 5 });
});
