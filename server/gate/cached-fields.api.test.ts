import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CacheEvent, CacheEvents } from '../cache/events.ts';
import { createTestApp, type TestApp, type TestBook, testCache } from '../testing/test-app.ts';

const events = new CacheEvents();
let told: CacheEvent[] = [];
events.subscribe((event) => void told.push(event));
let app: TestApp;
let server: Server;
let at: string;
const day = new Date('2026-10-15T12:00:00Z');
beforeAll(async () => {
  app = await createTestApp(day, undefined, { cache: testCache({ events }) });
  server = createServer(app.app.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await app.close();
});
beforeEach(() => {
  told = [];
  app.now = day;
});

const entry = (date: string, amount: number) => `${date} Sale\n  assets:bank  ${amount} EUR\n  income:sales\n\n`;
const sheet = '{ balanceSheet(asOf: "2026-09-30") { assets { total { amount } } provenance { dataVersion computedAt stale } } }';
const assets = async (book: TestBook) => Number((await book.ask(sheet)).balanceSheet.assets.total.amount);
const results = () => told.flatMap((event) => (event.kind === 'lookup' ? [`${event.field} ${event.result}`] : []));

async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const before = app.store.source.logger;
  app.store.source.setOptions({ logging: true, logger: { logQuery: (text: string) => void statements.push(text) } as unknown as Logger });
  const { asking } = app.store;
  const { told } = asking;
  asking.told = (_milliseconds, text) => void statements.push(text);
  await work();
  asking.told = told;
  app.store.source.setOptions({ logging: false, logger: before });
  // The transaction of the request before may end a little later than its answer.
  return statements.filter((text) => !/^(start|set|begin|commit|rollback)/i.test(text.trim()));
}

describe('a cached field', () => {
  it('is answered by one statement, which reads the version', async () => {
    const book = await app.book({}, entry('2026-03-01', 10));
    const query = `{
      kpis(period: { fiscalYear: 2026 }) { kpis { key value history { value } contributions { amount account { fullName } } } }
      balanceSheet(asOf: "2026-09-30") { assets { lines { account { fullName type } value { amount } } } }
      expenseTrend(from: "2026-01-01", to: "2026-09-30") { total { amount } }
    }`;
    const first = await book.ask(query);
    told = [];
    let second: unknown;
    const statements = await statementsOf(async () => {
      second = await book.ask(query);
    });
    expect(second).toEqual(first);
    expect(statements).toEqual([expect.stringContaining('book_version')]);
    expect(new Set(results().map((it) => it.split(' ')[1]))).toEqual(new Set(['hit_l1']));
  });

  it('is new after every way of writing: imports, undoing, backdated entries, rates, settings, classification, bare SQL', async () => {
    const book = await app.book({}, entry('2026-03-01', 10));
    expect(await assets(book)).toBe(10);
    const second = await book.load(entry('2019-01-01', 5));
    expect(await assets(book)).toBe(15);
    await book.ask(`mutation { undoImport(input: { id: "${second.id}" }) { userErrors { code } } }`);
    expect(await assets(book)).toBe(10);
    await book.load('P 2026-01-01 USD 2 EUR\n2026-03-02 Sale\n  assets:cash  4 USD\n  income:sales\n');
    expect(await assets(book)).toBe(18);
    await book.ask('mutation { setPrice(input: { currency: "USD", in: "EUR", on: "2026-06-01", price: "3" }) { userErrors { code } } }');
    expect(await assets(book)).toBe(22);
    await book.ask('mutation { updateBook(input: { currency: "USD" }) { userErrors { code } } }');
    expect((await book.ask('{ balanceSheet(asOf: "2026-09-30") { currency } }')).balanceSheet.currency).toBe('USD');
    await book.ask('mutation { updateBook(input: { currency: "EUR" }) { userErrors { code } } }');
    await book.ask('mutation { classifyAccount(input: { fullName: "assets:bank", type: LIABILITY }) { userErrors { code } } }');
    expect(await assets(book)).toBe(12);
    await book.access.write((sql) => sql.query(`delete from price where book_id = $1 and rate = 3`, [book.bookId]));
    expect(await assets(book)).toBe(8);
  });

  it('shows a request its own write', async () => {
    const book = await app.book({ currency: 'EUR' }, entry('2026-03-01', 10));
    await assets(book);
    const content = JSON.stringify(entry('2026-03-02', 7));
    const { importText } = await book.ask(
      `mutation { importText(input: { idempotencyKey: "own", fileName: "a.journal", content: ${content} }) { query { balanceSheet(asOf: "2026-09-30") { assets { total { amount } } } } } }`,
    );
    expect(importText.query.balanceSheet.assets.total.amount).toBe('17.00');
  });

  it('never shows one book to another, however their requests follow one another', async () => {
    const books = [await app.book({}, entry('2026-03-01', 0.01)), await app.book({}, entry('2026-03-01', 0.02))] as const;
    const expected = [0.01, 0.02];
    for (let step = 0; step < 60; step++) {
      const which = (step * 7) % 3 === 0 ? 0 : 1;
      if (step % 10 === 9) {
        await books[which].load(entry(`2026-04-${10 + Math.trunc(step * 0.1)}`, 1));
        expected[which]! += 1;
      }
      const [mine, other] = await Promise.all([assets(books[which]), assets(books[1 - which]!)]);
      expect([mine, other]).toEqual([expected[which], expected[1 - which]]);
    }
    expect(results().some((it) => it.endsWith('hit_l1'))).toBe(true);
  });

  it('is another on the next day of the book', async () => {
    const book = await app.book({ timeZone: 'Pacific/Auckland' }, entry('2026-10-15', 10), entry('2026-10-16', 5));
    const query = '{ kpis(period: { month: { year: 2026, month: 10 } }, keys: [REVENUE]) { kpis { value } } }';
    const revenue = async () => (await book.ask(query)).kpis.kpis[0].value;
    // 10:59 of the 15th in UTC is 23:59 in Auckland.
    app.now = new Date('2026-10-15T10:59:30Z');
    expect(await revenue()).toBe('10.00');
    app.now = new Date('2026-10-15T11:00:10Z');
    expect(await revenue()).toBe('15.00');
  });

  it('tells apart what is asked, and knows what is asked the same', async () => {
    const book = await app.book({}, entry('2026-03-01', 10));
    const asked = [
      'balanceSheet(asOf: "2026-09-30")',
      'balanceSheet(asOf: "2026-09-29")',
      'balanceSheet(asOf: "2026-09-30", depth: 1)',
      'balanceSheet(asOf: "2026-09-30", comparisons: ["2026-01-01", "2026-02-01"])',
      'balanceSheet(asOf: "2026-09-30", comparisons: ["2026-02-01", "2026-01-01"])',
    ];
    for (const field of asked) await book.ask(`{ ${field} { currency } }`);
    expect(results()).toEqual(asked.map(() => 'Query.balanceSheet miss'));
    told = [];
    await book.ask('query ($d: Int) { b: balanceSheet(depth: $d, comparisons: [], asOf: "2026-09-30") { asOf currency } }', { d: 1 });
    expect(results()).toEqual(['Query.balanceSheet hit_l1']);
  });

  it('is answered stale where computing it fails, and says so; a refusal is a refusal', async () => {
    const book = await app.book({}, entry('2026-03-01', 10));
    const fresh = (await book.ask(sheet)).balanceSheet;
    expect(fresh.provenance.stale).toBe(false);
    app.now = new Date(day.getTime() + 1_800_000);
    const renamed = (from: string, to: string) =>
      app.store.source.query(`alter table ${from} rename to ${to}; alter view one_book.${from} rename to ${to}`);
    await renamed('balance_node', 'balance_node_away');
    const stale = (await book.ask(sheet)).balanceSheet;
    const { errors } = await book.answer('{ balanceSheet(asOf: "2026-08-31") { currency } }');
    await renamed('balance_node_away', 'balance_node');
    expect(stale).toEqual({ ...fresh, provenance: { ...fresh.provenance, stale: true } });
    expect(errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect((await book.ask(sheet)).balanceSheet.provenance).toMatchObject({ stale: false, computedAt: app.now.toISOString() });
  });

  it('is dropped by an operator, for one book', async () => {
    const { runProgram } = await import('../cli/program.ts');
    const books = [await app.book({ name: 'Cleared' }, entry('2026-03-01', 10)), await app.book({}, entry('2026-03-01', 10))] as const;
    for (const book of books) await assets(book);
    let said = '';
    const out = (text: string) => {
      said += text;
    };
    const io = { cwd: '/', now: () => app.now, out, err: out, stdin: async () => '' };
    const newBook = { currency: null, fiscalYearStartMonth: 1, timeZone: 'UTC' };
    expect(
      await runProgram(['cache', 'clear', '--book', 'Cleared'], {
        io,
        newBook,
        publicUrl: 'http://127.0.0.1',
        directory: null,
        store: async () => app.store,
      }),
    ).toBe(0);
    expect(said).toContain('"Cleared"');
    told = [];
    for (const book of books) await assets(book);
    expect(results()).toEqual(['Query.balanceSheet miss', 'Query.balanceSheet hit_l1']);
  });
});

describe('extensions.cache', () => {
  const ask = async (book: TestBook, headers: Record<string, string>) => {
    const response = await fetch(`${at}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'farthing-book': book.id, ...headers },
      body: JSON.stringify({ query: '{ a: trialBalance(asOf: "2026-09-30") { currency } book { name } }' }),
    });
    return response.json() as any;
  };

  it('says of each cached field where it came from, how old it is and what is left, where it is asked to', async () => {
    const book = await app.book({}, entry('2026-03-01', 10));
    const debug = { 'farthing-debug': 'cache' };
    expect((await ask(book, debug)).extensions.cache.fields).toEqual([
      { path: 'a', field: 'Query.trialBalance', hit: false, source: 'miss', ageSeconds: 0, ttlSeconds: 600 },
    ]);
    app.now = new Date(day.getTime() + 100_000);
    expect((await ask(book, debug)).extensions.cache.fields).toEqual([
      { path: 'a', field: 'Query.trialBalance', hit: true, source: 'hit_l1', ageSeconds: 100, ttlSeconds: 500 },
    ]);
    expect((await ask(book, {})).extensions?.cache).toBeUndefined();
  });
});
