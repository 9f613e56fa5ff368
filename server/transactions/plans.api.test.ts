import { afterAll, beforeAll, expect, test } from 'vitest';
import { Decimal } from '../ledger/decimal.ts';
import type { Sql } from '../ledger/sql.ts';
import type { TransactionFilter } from '../ledger/transaction-filter.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';
import { onPostgres } from '../testing/test-store.ts';
import { readListScope } from './list/list-scope.sql.ts';
import { searchNearestDays } from './list/nearest-days.sql.ts';
import { readStretch } from './list/walk.sql.ts';
import { lookUpWords } from './list/words.sql.ts';
import type { TransactionOrder } from './order.ts';
import { readSpan } from './transactions.sql.ts';

const entriesCount = 4000;
let app: TestApp;
let book: TestBook;

beforeAll(async () => {
  app = await createTestApp();
  const journal = Array.from({ length: entriesCount }, (_, index) => {
    const day = `2025-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`;
    const rare = index === 17;
    return [
      `${day} ${rare ? '! ' : '* '}${rare ? 'xylophone' : `shop number ${index}`}${rare ? '  ; odd: one' : ''}`,
      `    ${rare ? 'expenses:rare' : `expenses:shop${index % 20}`}  ${rare ? '7777' : index % 500} ${rare ? 'ISK' : 'EUR'}`,
      '    assets:bank',
    ].join('\n');
  });
  book = await app.book({}, journal.join('\n\n'));
});

afterAll(() => app.close());

/** What a page runs, as a request does: confined to one book. With each plan's scans of whole tables of facts. */
function planOf(filter: TransactionFilter, order: TransactionOrder) {
  return book.access.snapshot(async (sql) => {
    // A table of a hundred pages is read whole where a page by itself is held to cost four times as much, as on a spinning disk.
    await sql.query('set local random_page_cost = 1');
    return planWith(sql, filter, order);
  });
}

async function planWith(sql: Sql, filter: TransactionFilter, order: TransactionOrder) {
  const whole: string[] = [];
  let statements = 0;
  const watched: Sql = {
    ...sql,
    async query<Row>(text: string, values: readonly unknown[]) {
      statements += 1;
      const plan = await sql.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values);
      whole.push(...plan.map((row) => row['QUERY PLAN']).filter((line) => /Seq Scan on (posting|transaction)\b/.test(line)));
      return sql.query<Row>(text, values);
    },
  };
  const scope = await readListScope(sql, { id: book.bookId, transactionCount: entriesCount }, filter, order);
  const rows = await readSpan(
    watched,
    scope,
    { after: null, before: null, inclusive: false, backward: false, limit: 51 },
    { entriesMax: 100, beforeAccountsMax: 50, wordsBeyond: 10 },
  );
  return { rows: rows.length, whole, statements };
}

test.each<[string, TransactionFilter, number]>([
  ['nothing', {}, 1],
  ['a rare account', { accounts: ['expenses:rare'] }, 2],
  ['a rare commodity', { currency: 'ISK' }, 2],
  ['a rare amount', { amount: { min: Decimal.from('7000'), max: Decimal.from('8000') } }, 2],
  ['a rare status', { status: 'PENDING' }, 2],
  ['a rare tag', { tag: 'odd=one' }, 2],
])('%s is found by an index, in few statements', (_, filter, statementsMax) => expectFewPages(filter, statementsMax));

// The embedded database is never so large that it would rather search its index of words.
onPostgres(() => {
  test("so is a rare word, whose place in the book's words is asked first", () => expectFewPages({ text: 'xylophone' }, 3));

  test('within days the index of words finds what has the word there, and no more', () =>
    book.access.snapshot(async (sql) => {
      // All entries but one have the word: the planner would read this table whole.
      await sql.query('set local enable_seqscan = off');
      const span = { after: null, before: null, inclusive: false, backward: false, limit: 10 };
      const whole = await readListScope(sql, { id: book.bookId, transactionCount: entriesCount }, { text: 'shop' }, 'DATE_DESC');
      const scope = await lookUpWords(sql, whole!);
      const stretch = (await readStretch(sql, scope, span, 30))!;
      const scans: (readonly [string, number])[] = [];
      const watched: Sql = {
        ...sql,
        async query<Row>(text: string, values: readonly unknown[]) {
          if (!text.startsWith('explain')) {
            const [plan] = await sql.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`explain (analyze, format json) ${text}`, values);
            scans.push(...indexScans(plan!['QUERY PLAN'][0].Plan));
          }
          return sql.query<Row>(text, values);
        },
      };
      expect(await searchNearestDays(watched, scope, span, { stretch, walked: 30, found: 10 })).toHaveLength(10);
      expect(scans.map(([name]) => name)).toEqual(['transaction_words']);
      // Two or three of the year's stretches of 32 days.
      expect(scans[0]![1]).toBeLessThan(entriesCount * 0.4);
    }));
});

interface PlanNode {
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly Plans?: readonly PlanNode[];
}

function indexScans(node: PlanNode): (readonly [string, number])[] {
  const own = node['Index Name'] === undefined ? [] : [[node['Index Name'], node['Actual Rows']] as const];
  return [...own, ...(node.Plans ?? []).flatMap(indexScans)];
}

async function expectFewPages(filter: TransactionFilter, statementsMax: number) {
  for (const order of ['DATE_DESC', 'AMOUNT_ASC'] as const) {
    const { rows, whole, statements } = await planOf(filter, order);
    expect(rows).toBeGreaterThan(0);
    expect(whole).toEqual([]);
    expect(statements).toBeLessThanOrEqual(statementsMax);
  }
}
