import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp(new Date('2026-03-15T12:00:00Z'));
});

afterAll(() => app.close());

interface Line {
  label: string;
  value: { amount: string } | null;
  comparatives: ({ amount: string } | null)[];
}

/** A line as text: label, the whole, then the buckets; a dash where unknown. */
const linesOf = (section: { lines: Line[] }) =>
  section.lines.map(({ label, value, comparatives }) =>
    [label, ...[value, ...comparatives].map((money) => money?.amount ?? '-')].join(' '),
  );

const query = `query Income($from: Date!, $to: Date!, $interval: Interval, $depth: Int, $currency: Currency) {
  incomeStatement(from: $from, to: $to, interval: $interval, depth: $depth, currency: $currency) {
    period { from to label isPartial } buckets { from to label } currency
    revenue { ...section } expenses { ...section } netIncome { amount currency } netIncomeByBucket { amount }
    unpriced { currency amount on } warnings { code account { fullName } } provenance { dataVersion stale }
  }
}
fragment section on StatementSection {
  total { amount } comparativeTotals { amount }
  lines { account { fullName } label depth hasChildren value { amount } comparatives { amount } native { amount currency } }
}`;

const journal = `
P 2025-01-01 EUR 1.10 USD
P 2025-02-01 EUR 1.25 USD

2025-01-10 sale
  assets:bank                100.00 EUR
  income:sales:licences

2025-02-10 sale
  assets:bank                100.00 EUR
  income:sales:licences

2025-02-20 refund
  income:sales                30.00 USD
  assets:cash

2025-03-05 rent
  expenses:rent               80.00 USD
  assets:cash

2025-03-31 closing  ; close:2025
  income:sales:licences      200.00 EUR
  equity:retained
`;

describe('an income statement', () => {
  test('counts each posting at the rate of its day, so that the buckets add up; closing entries do not count', async () => {
    const book = await app.book({ currency: 'USD' }, journal);
    const { incomeStatement: statement } = await book.ask(query, { from: '2025-01-01', to: '2025-03-31', interval: 'MONTH' });
    expect(statement.buckets.map((bucket: { label: string }) => bucket.label)).toEqual(['Jan 2025', 'Feb 2025', 'Mar 2025']);
    expect(linesOf(statement.revenue)).toEqual([
      'income 205.00 110.00 95.00 0.00',
      'sales 205.00 110.00 95.00 0.00',
      'licences 235.00 110.00 125.00 0.00',
    ]);
    expect(linesOf(statement.expenses)).toEqual(['expenses 80.00 0.00 0.00 80.00', 'rent 80.00 0.00 0.00 80.00']);
    expect(statement.netIncome).toEqual({ amount: '125.00', currency: 'USD' });
    expect(statement.netIncomeByBucket.map((money: { amount: string }) => money.amount)).toEqual(['110.00', '95.00', '-80.00']);
    expect(statement.revenue.lines[1].native).toEqual([
      { amount: '200.00', currency: 'EUR' },
      { amount: '-30.00', currency: 'USD' },
    ]);
    expect(statement.period).toEqual({ from: '2025-01-01', to: '2025-03-31', label: 'Q1 2025', isPartial: false });
    expect([statement.unpriced, statement.warnings]).toEqual([[], []]);
  });

  test('without an interval has one column, and no deeper lines than asked for', async () => {
    const book = await app.book({ currency: 'USD' }, journal);
    const { incomeStatement: statement } = await book.ask(query, { from: '2025-02-01', to: '2025-02-28', depth: 2 });
    expect(linesOf(statement.revenue)).toEqual(['income 95.00', 'sales 95.00']);
    expect(statement.revenue.lines[1]).toMatchObject({ hasChildren: true, depth: 2, account: { fullName: 'income:sales' } });
    expect([statement.buckets, statement.netIncomeByBucket, statement.expenses.lines]).toEqual([[], [], []]);
  });

  test('says what has no rate, by bucket, and gives null where a line has nothing else', async () => {
    const book = await app.book({ currency: 'USD' }, journal, '2025-02-11 x\n  expenses:trip  50.00 HRK\n  assets:kuna\n');
    const { incomeStatement: statement } = await book.ask(query, { from: '2025-02-01', to: '2025-03-31', interval: 'MONTH' });
    expect(linesOf(statement.expenses)).toEqual(['expenses 80.00 - 80.00', 'rent 80.00 0.00 80.00', 'trip - - 0.00']);
    expect(statement.unpriced).toEqual([{ currency: 'HRK', amount: '50.00', on: '2025-02-11' }]);
    expect(statement.warnings).toMatchObject([{ code: 'UNPRICED' }]);
  });

  test('names untyped accounts that have postings in the period', async () => {
    const book = await app.book({ currency: 'USD' }, '2025-02-11 x\n  mystery  50.00 USD\n  assets:cash\n');
    const ask = async (from: string) => (await book.ask(query, { from, to: '2025-12-31' })).incomeStatement.warnings;
    expect(await ask('2025-01-01')).toEqual([{ code: 'UNTYPED_ACCOUNT', account: { fullName: 'mystery' } }]);
    expect(await ask('2025-03-01')).toEqual([]);
  });

  test('of a period that contains today stops at today, in every column', async () => {
    const later = '2026-03-10 x\n  expenses:rent  1.00 USD\n  assets:cash\n\n2026-04-10 x\n  expenses:rent  7.00 USD\n  assets:cash\n';
    const book = await app.book({ currency: 'USD' }, later);
    const { incomeStatement: statement } = await book.ask(query, { from: '2026-03-01', to: '2026-04-30', interval: 'MONTH' });
    expect(statement.period).toMatchObject({ to: '2026-04-30', isPartial: true });
    expect(linesOf(statement.expenses)).toEqual(['expenses 1.00 1.00 0.00', 'rent 1.00 1.00 0.00']);
  });

  test('refuses what it cannot answer, and says what to do', async () => {
    const book = await app.book();
    const refusal = async (variables: Record<string, unknown>) => {
      const { errors } = await book.answer(query, variables);
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
      return errors?.[0]?.message;
    };
    expect(await refusal({ from: '2025-02-01', to: '2025-01-01' })).toContain('swap the two dates');
    expect(await refusal({ from: '2025-01-01', to: '2025-12-31', depth: 0 })).toContain('depth is 1');
    expect(await refusal({ from: '2020-01-01', to: '2025-12-31', interval: 'DAY' })).toContain('400');
  });
});
