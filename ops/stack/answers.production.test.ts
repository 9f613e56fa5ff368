import 'reflect-metadata';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import { createBook } from '../../server/ledger/books.sql.ts';
import { printNodeId } from '../../server/ledger/node-id.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { sqlOf } from '../../server/store/sql-of.ts';
import { ensureBuilt } from '../build.mjs';
import { type PostgresServer, startPostgres } from '../postgres-server.ts';
import { type RedisServer, startRedis } from '../redis-server.ts';
import { type FarthingServer, startServer } from './farthing-server.ts';
import { freePorts } from './program.ts';
import { scratchFolder } from './scratch.ts';

/** FARTHING_TEST_STEPS and FARTHING_TEST_SEED repeat a run, or make it long. */
const steps = Number(process.env.FARTHING_TEST_STEPS ?? 120);
const seed = Number(process.env.FARTHING_TEST_SEED ?? Date.now() % 2_147_483_646) || 1;
const clients = 12;

const scratch = scratchFolder('answers');
let database: PostgresServer;
let redis: RedisServer;
let store: Store;
let servers: FarthingServer[];
/** Computes everything each time, on the same database. */
let uncached: Awaited<ReturnType<typeof createApp>>;
beforeAll(async () => {
  await ensureBuilt(['server']);
  const folder = join(scratch.path, 'postgres');
  [database, redis] = await Promise.all([startPostgres({ folder, settings: ['fsync=off', 'max_connections=80'] }), startRedis()]);
  store = await openStore({ url: database.url });
  const newBook = { currency: null, fiscalYearStartMonth: 1, timeZone: 'UTC' };
  const auth = { mode: 'open' } as const;
  const logger = pino({ level: 'silent' });
  uncached = await createApp({ store, logger, now: () => new Date(), auth, newBook, cache: null, dashboard: null });
  const env = { DATABASE_URL: database.url, REDIS_URL: redis.url, FARTHING_AUTH: 'open', LOG_LEVEL: 'warn' };
  const started = async (port: number) =>
    startServer({ folder: join(scratch.path, `server-${port}`), name: 'server', port, metricsPort: null, env });
  servers = await Promise.all((await freePorts(3)).map(started));
});
afterAll(async () => {
  await Promise.all(servers?.map(({ program }) => program.stop()) ?? []);
  await uncached?.stop();
  await store?.close();
  await Promise.all([database?.stop(), redis?.stop()]);
  scratch.remove();
});

const says = 'provenance { dataVersion stale }';
const questions = [
  `{ balanceSheet(asOf: "2026-12-31") { assets { total { amount } lines { account { fullName } value { amount } } } ${says} } }`,
  `query Trial($asOf: Date = "2026-06-30") { trialBalance(asOf: $asOf) { lines { account { fullName } } ${says} } }`,
  `{ kpis(period: { fiscalYear: 2026 }, keys: [REVENUE, NET_INCOME]) { kpis { value history(points: 3) { value } } ${says} } }`,
  `{ expenseTrend(from: "2026-01-01", to: "2026-12-31") { categories { label total { amount } } ${says} } }`,
];

interface Book {
  readonly id: string;
  /** What the uncached server answers, by version and question. */
  readonly truths: Map<string, unknown[]>;
  /** In the order in which they came to be. */
  readonly versions: string[];
  /** One writer after the other. */
  turn: Promise<unknown>;
}

interface Read {
  readonly what: string;
  readonly book: Book;
  readonly question: number;
  readonly answer: unknown;
  readonly version: string;
  /** How many versions had come to be before it was asked. */
  readonly atLeast: number;
}

it(`three servers and one database: every answer is an uncached one, of no earlier version than the last write (seed ${seed})`, {
  timeout: 120_000 + steps * 200,
}, async () => {
  const draw = lehmer(seed);
  const books = await Promise.all(['One', 'Two'].map(madeBook));
  for (const book of books) await write(book, draw);
  const reads: Read[] = [];
  let done = 0;
  const client = async (own: (end: number) => number) => {
    while (done < steps) {
      done += 1;
      const book = books[own(2)]!;
      if (own(5) === 0) await write(book, own);
      else reads.push(await read(book, own));
    }
  };
  await Promise.all(Array.from({ length: clients }, () => client(lehmer(1 + draw(2 ** 31 - 2)))));
  for (const { what, book, question, answer, version, atLeast } of reads) {
    const when = `seed ${seed}: ${what}`;
    const at = book.versions.indexOf(version);
    expect(at + 1, when).toBeGreaterThanOrEqual(atLeast);
    expect(withoutHistory(answer), when).toEqual(withoutHistory(book.truths.get(version)?.[question]));
    // What belongs to a figure is kept apart from it, and may be from after a write that came between the two.
    const histories = book.versions.slice(at).map((later) => historyIn(book.truths.get(later)?.[question]));
    expect(histories, when).toContainEqual(historyIn(answer));
  }
  // Otherwise nothing has been shown.
  const kept = await counted(/^graphql_response_cache_requests_total\{result="hit"\} (\d+)/gm);
  const shared = await counted(/^graphql_field_cache_requests_total\{field="[^"]*",result="hit_(?:l2|peer)"\} (\d+)/gm);
  expect(Math.min(kept, shared), when(kept, shared)).toBeGreaterThan(0);
  process.stderr.write(`${reads.length} reads, ${kept} of kept answers, ${shared} of fields from another server; seed ${seed}\n`);
});

it('two hundred readers at once, on three servers, of what a write has just ended: it is computed once', async () => {
  const book = await madeBook('Three');
  const asked = '{ trialBalance(asOf: "2026-05-31") { currency provenance { dataVersion } } }';
  const loads = () => counted(/^graphql_field_cache_load_duration_seconds_count\{field="Query.trialBalance"\} (\d+)/gm);
  await write(book, lehmer(seed));
  for (const { address } of servers) await ask(address, book.id, asked);
  await write(book, lehmer(seed + 1));
  const before = await loads();
  const answers = await Promise.all(Array.from({ length: 200 }, (_, index) => ask(servers[index % 3]!.address, book.id, asked)));
  expect(new Set(answers.map(({ data }) => data.trialBalance.provenance.dataVersion)).size).toBe(1);
  expect((await loads()) - before).toBe(1);
});

const when = (kept: number, shared: number) => `seed ${seed}: ${kept} kept answers, ${shared} shared fields`;

async function madeBook(name: string): Promise<Book> {
  const settings = { name: `${name} ${seed}`, currency: 'EUR', fiscalYearStartMonth: 1, timeZone: 'UTC', isDemo: false };
  const id = await createBook(sqlOf(store.source.manager), settings, false, new Date());
  return { id: printNodeId('Book', id), truths: new Map(), versions: [], turn: Promise.resolve() };
}

async function read(book: Book, own: (end: number) => number): Promise<Read> {
  const question = own(questions.length);
  const { address } = servers[own(3)]!;
  const isGet = own(2) === 0;
  const atLeast = book.versions.length;
  const answer = await ask(address, book.id, questions[question]!, isGet ? 'GET' : 'POST');
  const [report] = Object.values(answer.data) as [{ provenance: { dataVersion: string; stale: boolean } }];
  const what = `${isGet ? 'GET' : 'POST'} ${address} book ${book.id}`;
  return { what, book, question, answer: answer.data, version: report.provenance.dataVersion, atLeast };
}

/** One change by any server, and what is true after it; a version counts as seen once its change has been answered. */
function write(book: Book, own: (end: number) => number): Promise<void> {
  const { address } = servers[own(3)]!;
  const month = String(1 + own(12)).padStart(2, '0');
  const content =
    own(3) === 0
      ? `P 2026-${month}-01 USD 0.${10 + own(80)} EUR\n`
      : `2026-${month}-15 Shop ${own(1e6)}\n    expenses:kind ${own(4)}   ${1 + own(500)}.${10 + own(89)} ${own(3) === 0 ? 'USD' : 'EUR'}\n    ${own(2) === 0 ? 'assets:bank' : 'income:sales'}\n`;
  const input = JSON.stringify({ fileName: `${own(1e9)}.journal`, content, idempotencyKey: `${own(1e9)} ${own(1e9)}` });
  const mutation = `mutation { importText(input: ${input.replace(/"(\w+)":/g, '$1:')}) { import { status } userErrors { code } } }`;
  const turn = book.turn.then(async () => {
    const { data } = await ask(address, book.id, mutation);
    expect(data.importText, `seed ${seed}`).toMatchObject({ import: { status: 'SUCCEEDED' } });
    const truths = await Promise.all(questions.map((query) => truth(book.id, query)));
    const version = (Object.values(truths[0] as object)[0] as { provenance: { dataVersion: string } }).provenance.dataVersion;
    book.truths.set(version, truths);
    if (!book.versions.includes(version)) book.versions.push(version);
  });
  book.turn = turn;
  return turn;
}

async function truth(bookId: string, query: string): Promise<unknown> {
  const contextValue = await uncached.contextOf({ method: 'POST', headers: { 'farthing-book': bookId } });
  const { body } = await uncached.apollo.executeOperation({ query }, { contextValue });
  if (body.kind !== 'single' || body.singleResult.errors) throw new Error(JSON.stringify(body));
  return JSON.parse(JSON.stringify(body.singleResult.data));
}

async function ask(address: string, bookId: string, query: string, method: 'GET' | 'POST' = 'POST'): Promise<any> {
  const headers = { 'farthing-book': bookId, 'content-type': 'application/json' };
  const answer =
    method === 'GET'
      ? await fetch(`http://${address}/graphql?${new URLSearchParams({ query })}`, { headers })
      : await fetch(`http://${address}/graphql`, { method, headers, body: JSON.stringify({ query }) });
  const body = (await answer.json()) as { errors?: unknown };
  if (body.errors) throw new Error(`seed ${seed}: ${JSON.stringify(body.errors)}`);
  return body;
}

const withoutHistory = (answer: unknown) => JSON.stringify(answer, (key, value: unknown) => (key === 'history' ? undefined : value));

function historyIn(answer: unknown): unknown[] {
  const { kpis } = answer as { kpis?: { kpis: { history: unknown }[] } };
  return kpis?.kpis.map(({ history }) => history) ?? [];
}

/** The sum of what the servers have counted. */
async function counted(series: RegExp): Promise<number> {
  const texts = await Promise.all(servers.map(async ({ address }) => (await fetch(`http://${address}/metrics`)).text()));
  return texts.flatMap((text) => [...text.matchAll(series)]).reduce((sum, [, count]) => sum + Number(count), 0);
}

/** Whole numbers from 0 to below `end` that a seed decides: Lehmer's generator, with the constants of MINSTD. */
function lehmer(from: number): (end: number) => number {
  let state = from % 2_147_483_647 || 1;
  return (end) => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * end);
  };
}
