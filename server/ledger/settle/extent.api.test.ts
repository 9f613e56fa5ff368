import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp(undefined, undefined, { cache: null });
});

afterAll(() => app.close());

const month = (number: number, year: number) => `${year}-${String(number).padStart(2, '0')}`;

const earned = (cash: string, months: readonly string[]) =>
  months
    .map((each) => `${each}-10 Customer\n  ${cash}   100 EUR\n  income:sales\n\n${each}-20 Shop\n  expenses:food   30 EUR\n  ${cash}\n\n`)
    .join('');

const year2025 = Array.from({ length: 12 }, (_, at) => month(at + 1, 2025));
const spring2026 = [1, 2, 3].map((number) => month(number, 2026));
const closing = '2026-03-31 Close\n  income:sales   1500 EUR\n  expenses:food   -450 EUR\n  equity:retained\n\n';

test('a closing entry on days that the book had none of is known, where a whole account goes with the same write', async () => {
  const book = await app.book({ currency: 'EUR' });
  await book.load(earned('assets:old', year2025), { fileName: 'b.journal' });
  const synced = await book.load(`${earned('assets:new', [...year2025, ...spring2026])}${closing}`, { fileName: 'b.journal', sync: true });
  expect(synced.status).toBe('SUCCEEDED');
  const { incomeStatement } = await book.ask(
    '{ incomeStatement(from: "2026-01-01", to: "2026-12-31", interval: YEAR) { revenue { total { amount } } expenses { total { amount } } } }',
  );
  expect(incomeStatement).toEqual({ revenue: { total: { amount: '300.00' } }, expenses: { total: { amount: '90.00' } } });
});
