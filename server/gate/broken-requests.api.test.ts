import { afterAll, beforeAll, expect, it } from 'vitest';
import { examples } from '../../client/playground/examples.ts';
import { answerCacheBytesMax, fieldCacheBytesMax } from '../config/limits.ts';
import { brokenBody, brokenDocument } from '../testing/broken-requests.ts';
import { type Listening, listening } from '../testing/listening.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

/** As many as there is time for; FARTHING_TEST_CAMPAIGN=10000 is the whole campaign. */
const count = Number(process.env.FARTHING_TEST_CAMPAIGN ?? 500);
const firstSeed = Number(process.env.FARTHING_TEST_SEED ?? 1);
/** What a process may have grown by, however many there were: its caches when they are full, and what the database and this client hold. */
const grownBytesMax = fieldCacheBytesMax + answerCacheBytesMax + 200_000_000;

let app: TestApp;
let at: Listening;
const documents = [
  ...examples.map(({ query }) => query),
  'mutation M($i: SetPriceInput!) { setPrice(input: $i) { dataVersion userErrors { code field } query { book { name } } } }',
  'mutation { updateBook(input: { name: "x", fiscalYearStartMonth: 13 }) { userErrors { code message } } }',
  'mutation { importText(input: { fileName: "a", content: "2026-01-01 a\\n b 1 EUR\\n c\\n", idempotencyKey: "k" }) { import { status problems { edges { node { message } } } } } }',
  'query Q($n: Int = 3, $f: TransactionFilter) { t: transactions(first: $n, filter: $f) { ...C } } fragment C on TransactionConnection { edges { cursor node { id ... on Node { id } } } }',
  '{ node(id: "acc_1_1") { __typename ... on Account { fullName balance { amount { amount } } } } __schema { types { name fields { name args { name } } } } }',
];

beforeAll(async () => {
  app = await createTestApp();
  at = await listening(app);
  await app.book({}, '2026-01-01 a\n    b  1 EUR\n    c\n');
});
afterAll(async () => {
  await at.close();
  await app.close();
});

/** Traces, statements, paths and hosts are nobody's business. */
const internals = /\bat \S+ \(.*:\d+:\d+\)|node_modules|syntax error at or near|ECONN|\/server\/|file:\/\//;

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

async function sent(method: string, type: string, body: Buffer | string): Promise<Answer> {
  const answer = await fetch(`${at.url}/graphql`, { method, headers: { 'content-type': type }, body: body as string });
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
}

function faultOf({ status, type, text }: Answer): string | null {
  if (status >= 500) return `status ${status}: ${text.slice(0, 300)}`;
  if (!/^application\/(json|graphql-response\+json)/.test(type)) return `type ${type}`;
  let body: { data?: unknown; errors?: { extensions?: { code?: string } }[] };
  try {
    body = JSON.parse(text);
  } catch {
    return `no JSON: ${text.slice(0, 200)}`;
  }
  if (!('data' in body) && !Array.isArray(body.errors)) return `neither data nor errors: ${text.slice(0, 200)}`;
  if (body.errors?.some(({ extensions }) => !extensions?.code)) return `an error without a code: ${text.slice(0, 300)}`;
  if (body.errors?.some(({ extensions }) => extensions?.code === 'INTERNAL_SERVER_ERROR')) return `a fault of ours: ${text.slice(0, 300)}`;
  const [told] = internals.exec(text) ?? [];
  return told ? `internals: ${told} in ${text.slice(0, 300)}` : null;
}

/** Sends all, a few at a time, and gives what must not be. The seed makes the request again. */
async function campaign(send: (seed: number) => Promise<Answer>): Promise<string[]> {
  const faults: string[] = [];
  const before = process.memoryUsage().rss;
  for (let seed = firstSeed; seed < firstSeed + count; seed += 8) {
    const seeds = Array.from({ length: Math.min(8, firstSeed + count - seed) }, (_, n) => seed + n);
    const found = await Promise.all(seeds.map(async (one) => [one, faultOf(await send(one))] as const));
    faults.push(...found.flatMap(([one, fault]) => (fault ? [`seed ${one}: ${fault}`] : [])));
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(grownBytesMax);
  expect((await at.ask('{ book { name } }')).body.data.book.name).toBeTruthy();
  return faults;
}

it(`${count} broken documents are answered in order`, { timeout: 3_600_000 }, async () => {
  const send = (seed: number) =>
    sent('POST', 'application/json', JSON.stringify({ query: brokenDocument(documents, seed), variables: { n: 2, i: {} } }));
  expect(await campaign(send)).toEqual([]);
});

it(`${count} broken bodies are answered in order`, { timeout: 3_600_000 }, async () => {
  const send = (seed: number) => {
    const { method, type, bytes } = brokenBody(documents, seed);
    return sent(method, type, bytes);
  };
  expect(await campaign(send)).toEqual([]);
});
