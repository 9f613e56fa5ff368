import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { confined } from '../store/confined.ts';
import { inOrder } from '../store/in-order.ts';
import { openStore } from '../store/open-store.ts';
import { sqlOf } from '../store/sql-of.ts';
import { differencesFromPostings, readPostingsDirectly } from '../testing/direct-sums.ts';
import { accountNames, journalOf, randomBook } from '../testing/random-book.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';
import { onPostgres } from '../testing/test-store.ts';
import { foldDeltas } from './rollup/fold.sql.ts';
import { folds, lockBook } from './settle.sql.ts';

/** Said again in each failure: set FARTHING_SEED to it for the same choices. What runs beside what stays the machine's. */
const seed = Number(process.env.FARTHING_SEED ?? Math.floor(Math.random() * 2 ** 31));
const rounds = Number(process.env.FARTHING_ROUNDS ?? 4);
const writers = 4;

let apps: TestApp[];

beforeAll(async () => {
  // What is compared here is what is computed, each time.
  const first = await createTestApp(undefined, undefined, { cache: null });
  const { url } = first.store.source.options as { url?: string };
  // The connections of a second process; the embedded database has one session.
  apps = url ? [first, await createTestApp(first.now, await openStore({ url }), { cache: null })] : [first];
});

afterAll(async () => {
  for (const app of apps.reverse()) await app.close();
});

const section =
  '{ total { amount } comparativeTotals { amount } lines { label value { amount } comparatives { amount } native { amount currency } } }';
const reports = `query Reports($currency: Currency) {
  book { firstDate lastDate transactionCount }
  balanceSheet(asOf: "2025-11-17", comparisons: ["2025-03-31", "2024-09-10"], currency: $currency) {
    assets ${section} liabilities ${section} equity ${section} remeasurement { amount } imbalance { amount currency } unpriced { amount currency on }
  }
  incomeStatement(from: "2024-07-01", to: "2026-06-30", interval: QUARTER, currency: $currency) { revenue ${section} expenses ${section} unpriced { amount currency on } }
  cashFlow(from: "2024-08-05", to: "2026-06-30", interval: QUARTER, currency: $currency) {
    openingCash { amount } closingCash { amount } operating ${section} investing ${section} financing ${section} unpriced { amount currency on }
  }
  trialBalance(asOf: "2026-02-10", currency: $currency) { totalDebit { amount } lines { label debit credit native { amount currency } } unpriced { amount currency on } }
  expenseTrend(from: "2024-09-01", to: "2026-06-30", currency: $currency) { total { amount } buckets { amounts yearAgo { amount } } categories { label total { amount } } }
  kpis(period: { month: { year: 2026, month: 3 } }, currency: $currency) {
    kpis { key value previous nullReason history(points: 6) { value } contributions(first: 5) { label amount } } unpriced { amount currency on }
  }
}`;

// Where there is one session nothing is written at once, and no second transaction can be read beside the first.
onPostgres(() => {
  test(`whatever is written at once, reports are sums of the postings (seed ${seed})`, { timeout: 60_000 + rounds * 10_000 }, async () => {
    const draw = new Draw(seed);
    const book = await apps[0]!.book({ currency: 'USD' }, journalOf(draw.journal()));
    for (let round = 0; round < rounds; round += 1) {
      const seats = Array.from({ length: writers }, (_, i) => ({ book: apps[i % apps.length]!.open(book.bookId), draw: draw.fork() }));
      let isWriting = true;
      const writing = Promise.all([...seats.map(write), compact(apps.at(-1)!, book.bookId)]).finally(() => {
        isWriting = false;
      });
      do expect(await differences(book.bookId), `seed ${seed}, while round ${round} is written`).toEqual([]);
      while (isWriting);
      await writing;
      expect(await differences(book.bookId), `seed ${seed}, after round ${round}`).toEqual([]);
      for (const currency of [null, 'EUR', 'CHF']) await expectDirect(book, { currency }, `seed ${seed}, after round ${round}`);
    }
  });
});

test('a cent too much in a node, or in a delta, is seen', async () => {
  const book = await apps[0]!.book({ currency: 'USD' }, journalOf(new Draw(seed).journal()));
  const { source } = apps[0]!.store;
  for (const [table, where] of [
    ['balance_node', 'level = 0 and kind = 0'],
    ['balance_node', 'level = 3 and kind = 0'],
    ['balance_node', 'level = 1 and kind = 0'],
    ['balance_node', 'level = 2 and kind = 0'],
    ['balance_node', 'level = 0 and kind = 7'],
    ['balance_node', 'level = 1 and kind = 7'],
    ['balance_node', 'level = 2 and kind = 7'],
    ['balance_delta', 'kind = 0'],
  ]) {
    const undone = new Error('undone');
    const planting = source.transaction(async (manager) => {
      const sql = sqlOf(manager);
      if (table === 'balance_delta') await readPostingsDirectly(sql, book.bookId);
      else await foldDeltas(sql, book.bookId);
      expect(await differencesFromPostings(sql, book.bookId)).toEqual([]);
      await sql.query(
        `update ${table} set amount = amount + 0.01${table === 'balance_node' ? ', value = value + 0.01' : ''} where ctid = (select min(ctid) from ${table} where book_id = $1 and ${where})`,
        [book.bookId],
      );
      expect(await differencesFromPostings(sql, book.bookId), `${table} where ${where}, seed ${seed}`).not.toEqual([]);
      throw undone;
    });
    await expect(planting).rejects.toBe(undone);
  }
});

function differences(bookId: number): Promise<string[]> {
  return confined(apps[0]!.store.source, bookId, 'snapshot', (sql) => differencesFromPostings(sql, bookId));
}

/** All reports, as they are answered and as they are over the bare postings of the same moment. */
async function expectDirect(book: TestBook, variables: Record<string, unknown>, when: string): Promise<void> {
  const answered = await book.ask(reports, variables);
  const undone = new Error('undone');
  let direct: unknown;
  const reading = apps[0]!.store.source.transaction(async (manager) => {
    const sql = inOrder(sqlOf(manager));
    await readPostingsDirectly(sql, book.bookId);
    direct = (await book.answer(reports, variables, { snapshot: (read) => read(sql) })).data;
    throw undone;
  });
  await reading.catch((error) => {
    if (error !== undone) throw error;
  });
  expect(inValue(answered), when).toEqual(inValue(direct));
}

/** Without the zeros at the end of decimals: sums keep those of entries that have been undone. */
function inValue(answer: unknown): unknown {
  const withoutZeros = (decimal: string) => decimal.replace(/\.?0*"$/, '"');
  return JSON.parse(JSON.stringify(answer).replace(/"-?\d+\.\d+"/g, withoutZeros));
}

/** A few changes after one another, beside those of others. */
async function write({ book, draw }: { book: TestBook; draw: Draw }): Promise<void> {
  for (let i = 0; i < 3; i += 1) {
    const change = draw.one([importSome, importSome, undoOne, moveSome, setPrice, deletePrice, classify]);
    await change(book, draw);
  }
}

/** Another writer may have undone it before its report is read. */
async function importSome(book: TestBook, draw: Draw): Promise<void> {
  const { status, problems } = await book.load(journalOf(draw.journal()), { fileName: `${draw.number(1e9)}.journal` });
  if (!['SUCCEEDED', 'UNDONE'].includes(status)) throw new Error(`seed ${seed}: ${status} ${JSON.stringify(problems)}`);
}

async function undoOne(book: TestBook, draw: Draw): Promise<void> {
  const { imports } = await book.ask('{ imports(first: 50) { edges { node { id status } } } }');
  const done = imports.edges.map((edge: { node: { id: string; status: string } }) => edge.node).filter(isDone);
  if (done.length > 2)
    await change(book, 'mutation($input: ImportIdInput!) { undoImport(input: $input) { import { id } } }', {
      id: draw.one<{ id: string }>(done).id,
    });
}

const isDone = ({ status }: { status: string }) => status === 'SUCCEEDED';

async function moveSome(book: TestBook, draw: Draw): Promise<void> {
  const { transactions } = await book.ask('{ transactions(first: 20) { edges { node { id postings { account { fullName } } } } } }');
  if (transactions.edges.length === 0) return;
  const { node } = draw.one<{ node: { id: string; postings: { account: { fullName: string } }[] } }>(transactions.edges);
  const input = { transactionIds: [node.id], fromAccount: node.postings[0]!.account.fullName, toAccount: draw.one(accountNames) };
  await change(book, 'mutation($input: MoveTransactionsInput!) { moveTransactions(input: $input) { __typename } }', input);
}

const pairs = [
  ['EUR', 'USD'],
  ['USD', 'GBP'],
  ['JPY', 'EUR'],
  // Nothing is posted in it: a price alone brings it into the book.
  ['USD', 'CHF'],
] as const;

async function setPrice(book: TestBook, draw: Draw): Promise<void> {
  const [currency, quote] = draw.one(pairs);
  const input = { on: draw.day(), currency, in: quote, price: `${1 + draw.number(999)}.${draw.number(99)}` };
  await change(book, 'mutation($input: SetPriceInput!) { setPrice(input: $input) { __typename } }', input);
}

async function deletePrice(book: TestBook, draw: Draw): Promise<void> {
  const { prices } = await book.ask('{ prices(first: 50) { edges { node { on currency in } } } }').catch(() => ({ prices: { edges: [] } }));
  if (prices.edges.length === 0) return;
  const { on, currency, in: quote } = draw.one<{ node: { on: string; currency: string; in: string } }>(prices.edges).node;
  await change(book, 'mutation($input: DeletePriceInput!) { deletePrice(input: $input) { __typename } }', { on, currency, in: quote });
}

async function classify(book: TestBook, draw: Draw): Promise<void> {
  const input = { fullName: draw.one(accountNames), type: draw.one(['ASSET', 'EXPENSE', 'REVENUE', 'EQUITY', null]) };
  await change(book, 'mutation($input: ClassifyAccountInput!) { classifyAccount(input: $input) { __typename } }', input);
}

/** A change that another one may have made impossible; anything but a refusal is a fault. */
async function change(book: TestBook, mutation: string, input: unknown): Promise<void> {
  const { errors = [] } = await book.answer(mutation, { input });
  const faults = errors.filter(({ extensions }) => !['NOT_FOUND', 'BAD_USER_INPUT', 'CONFLICT'].includes(extensions?.code));
  if (faults.length > 0) throw new Error(`seed ${seed}: ${mutation}: ${JSON.stringify(faults)}`);
}

/** As a write folds, and as a large import does: in parts at once. */
async function compact(app: TestApp, bookId: number): Promise<void> {
  for (let i = 0; i < 3; i += 1) {
    await app.open(bookId).access.importDesk.lockedTransaction(async (sql) => {
      await lockBook(sql, bookId);
      await foldDeltas(sql, bookId);
    });
    await Promise.all(folds.map((fold) => confined(app.store.source, bookId, 'write', (sql) => fold(sql, bookId))));
  }
}

/** Choices that a seed decides. */
class Draw {
  private state: number;

  constructor(from: number) {
    this.state = from % 2 ** 31 || 1;
  }

  /** 0 to below `end`. */
  number(end: number): number {
    // Lehmer's generator, with the constants of MINSTD.
    this.state = (this.state * 48271) % 2147483647;
    return Math.floor((this.state / 2147483647) * end);
  }

  one<T>(of: readonly T[]): T {
    return of[this.number(of.length)]!;
  }

  day(): string {
    return `202${4 + this.number(3)}-${`${1 + this.number(12)}`.padStart(2, '0')}-${`${1 + this.number(28)}`.padStart(2, '0')}`;
  }

  journal() {
    return fc.sample(randomBook(), { numRuns: 1, seed: this.number(2 ** 31) })[0]!;
  }

  fork(): Draw {
    return new Draw(1 + this.number(2 ** 31 - 2));
  }
}
