import { afterAll, beforeAll, expect, test } from 'vitest';
import { sqlOf } from '../../store/sql-of.ts';
import { createTestApp, type TestApp, type TestBook } from '../../testing/test-app.ts';
import { Decimal } from '../decimal.ts';
import { readChart, readFrame } from '../frame.sql.ts';
import { addDays, plainDate } from '../plain-date.ts';
import { lockBook } from '../settle.sql.ts';
import type { Sql } from '../sql.ts';
import { readSums } from '../sums.sql.ts';
import { readValuation } from '../valuation.sql.ts';
import { readCells } from './cells.sql.ts';
import { foldDeltas } from './fold.sql.ts';
import { alone, nodeKinds } from './node.ts';

let app: TestApp;
let book: TestBook;

const [accounts, days] = [60, 200];
const firstDate = plainDate('2026-01-01');
const lastDate = addDays(firstDate, days - 1);

/** What is spent: each account on its own days. */
const spendings = Array.from({ length: accounts * 20 }, (_, i) => ({
  kind: i % accounts,
  date: addDays(firstDate, (Math.floor(i / accounts) * 10 + (i % 7)) % days),
  cents: 125 + 100 * (i % 9),
}));

const spent = (isMeant: (kind: number) => boolean) =>
  Decimal.of(BigInt(spendings.reduce((sum, { kind, cents }) => sum + (isMeant(kind) ? cents : 0), 0)), 2).toString();

beforeAll(async () => {
  app = await createTestApp(undefined, undefined, { cache: null });
  const entries = spendings.map(
    ({ kind, date, cents }) => `${date} *\n  expenses:kind${kind}   ${Decimal.of(BigInt(cents), 2)} EUR\n  assets:bank\n`,
  );
  const prices = Array.from({ length: days }, (_, i) => `P ${addDays(firstDate, i)} EUR 1.${100 + i} USD\n`);
  book = await app.book({ currency: 'EUR' }, [...prices, ...entries].join('\n'));
  await book.access.importDesk.lockedTransaction(async (sql) => {
    await lockBook(sql, book.bookId);
    await foldDeltas(sql, book.bookId);
  });
});

afterAll(() => app.close());

interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** How many balance nodes a plan touches, those that it looks at and leaves out among them. */
function nodesIn(plan: PlanNode): number {
  const own = plan['Relation Name'] === 'balance_node' ? plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0) : 0;
  return (plan.Plans ?? []).reduce((sum, part) => sum + nodesIn(part), Math.round(own * plan['Actual Loops']));
}

interface Asked {
  nodes: number;
  rows: Record<string, unknown>[];
}

/** Reads as a large table is read: by its index. */
async function reading(read: (sql: Sql, asked: Asked) => Promise<void>): Promise<void> {
  await app.store.source.transaction(async (manager) => {
    const plain = sqlOf(manager);
    await plain.query('set local enable_seqscan = off');
    await plain.query('set local enable_bitmapscan = off');
    const asked: Asked = { nodes: 0, rows: [] };
    const query = async <Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> => {
      const rows = await plain.query<Row>(text, parameters);
      if (!/^\s*(with|select)\b.*balance_node/s.test(text)) return rows;
      const [told] = await plain.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(`explain (analyze, format json) ${text}`, parameters);
      asked.nodes += nodesIn(told!['QUERY PLAN'][0]!.Plan);
      asked.rows.push(...(rows as Record<string, unknown>[]));
      return rows;
    };
    await read({ ...plain, query }, asked);
  });
}

test('what the book has of many accounts is told without the nodes of their days', async () => {
  await reading(async (sql, asked) => {
    const ids = (await readChart(sql, book.bookId)).accounts.map(({ id }) => id);
    const spans = [{ first: null, next: null }];
    const scope = { kinds: [nodeKinds.plain, nodeKinds.closing], spans, accounts: alone(ids) };
    const cells = await readCells(sql, book.bookId, scope, { firstDate, lastDate });
    expect(cells).toHaveLength(accounts + 1);
    // Those of all time alone: each account's, its worth's and its branch's, some of them twice. Of days there are twenty for each.
    expect(asked.nodes).toBeLessThan(8 * accounts);
  });
});

test('what lies at cost is found beside many accounts', async () => {
  await reading(async (sql) => {
    const ids = (await readChart(sql, book.bookId)).accounts.map(({ id }) => id);
    await sql.query(
      `insert into balance_node (book_id, kind, level, period, account_id, commodity_id, amount, value, unpriced, n)
       select $1, ${nodeKinds.atCost}, 3, x.day, 0, 1, x.amount, x.amount, 0, 0 from (values (date '2026-01-05', 4), (date '2026-01-09', -1)) as x (day, amount)`,
      [book.bookId],
    );
    const spans = [{ first: null, next: plainDate('2026-01-06') }];
    const scope = { kinds: [nodeKinds.atCost], spans, accounts: alone([0, ...ids]) };
    const cells = await readCells(sql, book.bookId, scope, { firstDate, lastDate: plainDate('2026-01-09') });
    expect(cells.map(({ accountId, amount }) => [accountId, amount.toString()])).toEqual([[0, '4']]);
    await sql.query('delete from balance_node where book_id = $1 and kind = $2', [book.bookId, nodeKinds.atCost]);
  });
});

test('days in another currency are a list for each account that stands for others, and are counted only where some are taken away', async () => {
  await reading(async (sql, asked) => {
    const frame = await readFrame(sql, book.bookId);
    const valuation = await readValuation(sql, frame, 'USD', [lastDate]);
    const stands = frame.chart.ofType('EXPENSE')[0]!;
    const scope = { from: null, to: lastDate, bounds: [], types: ['EXPENSE'], dated: ['EXPENSE'], under: () => stands } as const;
    const all = await readSums(sql, frame, scope, valuation);
    expect(all.map(({ accountId, amount }) => [accountId, amount.toString()])).toEqual([[stands.id, spent(() => true)]]);
    expect(asked.rows).toMatchObject([{ accountId: stands.id, sign: 1, counts: null }]);
    asked.rows = [];
    const kept = frame.chart.find('expenses:kind3')!;
    const apart = { ...scope, under: (account: typeof kept) => (account.id === kept.id ? kept : stands) };
    const parted = await readSums(sql, frame, apart, valuation);
    expect(parted.map(({ accountId, amount }) => [accountId, amount.toString()])).toEqual([
      [stands.id, spent((kind) => kind !== 3)],
      [kept.id, spent((kind) => kind === 3)],
    ]);
    // The branch, less the one, and the one.
    expect(asked.rows.map(({ accountId, sign, counts }) => [accountId, sign, counts === null])).toEqual([
      [stands.id, 1, false],
      [stands.id, -1, false],
      [kept.id, 1, false],
    ]);
  });
});
