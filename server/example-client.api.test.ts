import { afterAll, beforeAll, expect, it } from 'vitest';
import { examples } from '../client/playground/examples.ts';
import { largestExpenses } from '../examples/expenses.ts';
import { type Listening, listening } from './testing/listening.ts';
import { createTestApp, type TestApp } from './testing/test-app.ts';

let app: TestApp;
let at: Listening;
beforeAll(async () => {
  app = await createTestApp();
  at = await listening(app);
  await app.book({}, '2026-01-05 a\n    expenses:rent  900.00 EUR\n    expenses:food  100.10 EUR\n    assets:bank\n');
});
afterAll(async () => {
  await at.close();
  await app.close();
});

it('the example client gives amounts as they are, and refusals in words', async () => {
  expect(await largestExpenses(at, '2026-01-01', '2026-01-31')).toEqual(['rent: 900.00 EUR', 'food: 100.10 EUR']);
  await expect(largestExpenses(at, '2026-02-30', '2026-03-01')).rejects.toThrow('2026-02-30');
});

it.each(examples.filter(({ query }) => !query.includes('subscription')).map((example) => [example.title, example] as const))(
  'the example of the playground can be asked: %s',
  async (_title, { query, variables = {} }) => {
    const { body } = await at.ask(query, {}, variables);
    expect(body.errors).toBeUndefined();
  },
);
