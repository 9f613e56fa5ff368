import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { confined } from '../../store/confined.ts';
import { differencesFromPostings } from '../../testing/direct-sums.ts';
import { journalOf, randomBook } from '../../testing/random-book.ts';
import { createTestApp, type TestApp, type TestBook } from '../../testing/test-app.ts';
import { folds } from '../settle.sql.ts';
import type { Sql } from '../sql.ts';
import { foldDeltas, foldParts } from './fold.sql.ts';

let app: TestApp;
/** Two books of the same entries: one is folded in parts, one as a whole. */
let parted: TestBook;
let whole: TestBook;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const journals = fc.sample(randomBook(), { numRuns: 6, seed: 20261130 }).map((book) => journalOf(book));
const together = journals.slice(0, 3).join('\n');

beforeEach(async () => {
  [parted, whole] = [await app.book({ currency: 'USD' }, together), await app.book({ currency: 'USD' }, together)];
});

test('no two parts touch a node, and all together touch what a fold touches', async () => {
  // A part that went by the types of accounts and not of their roots would share `expenses` with another.
  for (const book of [parted, whole]) await classify(book, 'expenses:travel:train', 'ASSET');
  const ofParts = await Promise.all(foldParts.map((part) => undone(parted, (sql) => foldDeltas(sql, parted.bookId, part))));
  expect(ofParts.map((nodes) => nodes.length > 0)).toEqual([true, true, true, true]);
  const all = await undone(whole, (sql) => foldDeltas(sql, whole.bookId));
  expect(ofParts.flat().sort()).toEqual(all);
  expect(new Set(ofParts.flat().map(keyOf)).size).toBe(all.length);
});

test('parts that are folded at once, and twice at once, are what one fold is, in a new book and in one that has nodes', async () => {
  for (const journal of [null, ...journals.slice(3)]) {
    if (journal !== null) for (const book of [parted, whole]) await book.load(journal, { fileName: 'more.journal' });
    await Promise.all([...folds, ...[...folds].reverse()].map((fold) => run(fold)));
    await foldWhole();
    await expectSame();
  }
});

test.each([0, 1, 2, 3])('a root that is of another part after part %i leaves nothing out and nothing twice', async (place) => {
  const roots = [
    ['expenses', 'ASSET'],
    ['assets', 'EXPENSE'],
    ['income', 'EXPENSE'],
  ] as const;
  const order = [...folds.slice(place), ...folds.slice(0, place)];
  await run(order.shift()!);
  for (const book of [parted, whole]) for (const [root, type] of roots) await classify(book, root, type);
  await Promise.all(order.map((fold) => run(fold)));
  expect(await app.open(parted.bookId).access.snapshot((sql) => differencesFromPostings(sql, parted.bookId))).toEqual([]);
  // What went over to a part that was over waits for the next time.
  await Promise.all(folds.map((fold) => run(fold)));
  await foldWhole();
  await expectSame();
});

test('the chart stays as it is while a part is under way; other parts do not wait for it, the same part does', async () => {
  const over: string[] = [];
  const note = (name: string, work: Promise<unknown>) => work.then(() => over.push(name));
  const rest: Promise<unknown>[] = [];
  await confined(app.store.source, parted.bookId, 'write', async (sql) => {
    await folds[0]!(sql, parted.bookId);
    for (const fold of folds.slice(1)) await run(fold);
    rest.push(note('same part', run(folds[0]!)));
    await untilWaiting(1);
    // As a server of an earlier version does, which folds both of these halves as one part.
    rest.push(
      note(
        'earlier version',
        confined(app.store.source, parted.bookId, 'write', (other) =>
          other.query('select pg_advisory_xact_lock(1178686100, $1)', [parted.bookId]),
        ),
      ),
    );
    await untilWaiting(2);
    rest.push(note('chart', classify(parted, 'assets', 'EXPENSE')));
    await untilWaiting(3);
    expect(over).toEqual([]);
  });
  await Promise.all(rest);
  expect([...over].sort()).toEqual(['chart', 'earlier version', 'same part']);
});

test('a cent too much in a node is seen', async () => {
  await Promise.all(folds.map((fold) => run(fold)));
  await foldWhole();
  for (const where of ['kind = 10 and level = 2', 'kind = 2 and level = 0', 'kind = 6 and level = 3']) {
    const nodes = await undone(parted, (sql) =>
      sql.query(
        `update balance_node set amount = amount + 0.01 where ctid = (select min(ctid) from balance_node where book_id = $1 and ${where})`,
        [parted.bookId],
      ),
    );
    expect(nodes, where).not.toEqual(await readNodes(whole));
  }
});

const run = (fold: (typeof folds)[number]) => confined(app.store.source, parted.bookId, 'write', (sql) => fold(sql, parted.bookId));

const foldWhole = () => whole.access.importDesk.lockedTransaction((sql) => foldDeltas(sql, whole.bookId));

async function expectSame(): Promise<void> {
  expect(await readNodes(parted)).toEqual(await readNodes(whole));
  const [left] = await app.store.source.query('select count(*)::int as n from balance_delta where book_id = $1', [parted.bookId]);
  expect(left).toEqual({ n: 0 });
}

async function classify(book: TestBook, fullName: string, type: string): Promise<void> {
  await book.ask('mutation($input: ClassifyAccountInput!) { classifyAccount(input: $input) { __typename } }', {
    input: { fullName, type },
  });
}

/** The book's nodes after `work`, which is undone. */
async function undone(book: TestBook, work: (sql: Sql) => Promise<unknown>): Promise<string[]> {
  let nodes: string[] = [];
  const error = new Error('undone');
  const working = confined(app.store.source, book.bookId, 'write', async (sql) => {
    await work(sql);
    nodes = await readNodes(book, sql);
    throw error;
  });
  await expect(working).rejects.toBe(error);
  return nodes;
}

/** A line each, the key first. Nodes that say nothing may be there or not: it depends on what came when. */
async function readNodes(book: TestBook, sql: Pick<Sql, 'query'> = app.store.source): Promise<string[]> {
  const rows = await sql.query<{ line: string }>(
    `select concat_ws(' ', kind, level, period, coalesce(full_name, '-'), coalesce(symbol, '-')) || '|' ||
            concat_ws(' ', trim_scale(amount), trim_scale(value), trim_scale(unpriced), n) as line
       from balance_node node
       left join account a on a.book_id = $1 and a.id = node.account_id
       left join commodity c on c.book_id = $1 and c.id = node.commodity_id
      where node.book_id = $1 and (amount <> 0 or value <> 0 or unpriced <> 0 or n <> 0)`,
    [book.bookId],
  );
  return rows.map(({ line }) => line).sort();
}

const keyOf = (line: string) => line.split('|')[0];

async function untilWaiting(count: number): Promise<void> {
  const waiting =
    "select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())";
  await expect.poll(async () => (await app.store.source.query(waiting))[0].n, { timeout: 10_000 }).toBe(count);
}
