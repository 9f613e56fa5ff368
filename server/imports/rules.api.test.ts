import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const table = (...rows: string[]) => `Date,Payee,Description,Amount\n${rows.join('\n')}\n`;
const options = { fileName: 'x.csv', bank: { account: 'assets:bank', currency: 'USD' } };
const create = 'mutation ($input: CreateRuleInput!) { createRule(input: $input) { rule { id counterAccount } userErrors { code field } } }';
const rule = { payee: 'baker', amountMax: '-1', counterAccount: 'expenses:bread', setPayee: 'Baker', tags: [{ name: 'food' }] };

it('is tried before it is made, places what comes in from then on, and is taken away', async () => {
  const book = await app.book();
  await book.load(table('2026-01-05,THE BÀKER 42,bread,-5.25', '2026-01-06,THE BAKER 42,refund,5.25', '2026-01-07,Bus,,-2.00'), options);
  const trial =
    'query ($rule: RuleInput!) { ruleTrial(rule: $rule) { tried matched changed matches { from to payee isChange transaction { date } } } }';
  expect((await book.ask(trial, { rule })).ruleTrial).toEqual({
    tried: 3,
    matched: 1,
    changed: 1,
    matches: [{ from: 'expenses:unknown', to: 'expenses:bread', payee: 'Baker', isChange: true, transaction: { date: '2026-01-05' } }],
  });
  const made = (await book.ask(create, { input: { rule } })).createRule;
  expect(made).toMatchObject({ rule: { counterAccount: 'expenses:bread' }, userErrors: [] });
  const report = await book.load(table('2026-01-05,THE BÀKER 42,bread,-5.25', '2026-01-08,THE BAKER 42,rolls,-3.00'), options);
  // The same line is the same line, whatever rules would make of it now.
  expect(report).toMatchObject({ transactionsAdded: 1, duplicatesSkipped: 1 });
  const { transactions } = await book.ask(
    '{ transactions(first: 1) { edges { node { payee tags { name } postings { account { fullName } } } } } }',
  );
  expect(transactions.edges[0].node).toEqual({
    payee: 'Baker',
    tags: [{ name: 'food' }],
    postings: [{ account: { fullName: 'assets:bank' } }, { account: { fullName: 'expenses:bread' } }],
  });
  expect(
    (await book.ask('mutation ($id: ID!) { deleteRule(input: { id: $id }) { userErrors { code } } }', { id: made.rule.id })).deleteRule
      .userErrors,
  ).toEqual([]);
  expect((await book.ask('{ rules { id } }')).rules).toEqual([]);
});

it.each([
  [{ counterAccount: 'expenses:bread' }, []],
  [{ payee: 'baker' }, []],
  [{ payee: 'baker', counterAccount: 'expenses::bread' }, ['counterAccount']],
  [{ payee: 'baker', tags: [{ name: 'two words' }] }, ['tags']],
])('%j is refused', async (bad, field) => {
  const book = await app.book();
  expect((await book.ask(create, { input: { rule: bad } })).createRule).toEqual({
    rule: null,
    userErrors: [{ code: 'BAD_RULE', field: ['input', 'rule', ...field] }],
  });
});
