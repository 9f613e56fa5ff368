import { createHash } from 'node:crypto';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CacheEvent, CacheEvents } from '../cache/events.ts';
import { budgetOfLocalOwner } from '../config/limits.ts';
import { startCacheGeneration } from '../ledger/book-state.sql.ts';
import { sqlOf } from '../store/sql-of.ts';
import { type Listening, listening } from '../testing/listening.ts';
import { createTestApp, type TestApp, type TestBook, testCache } from '../testing/test-app.ts';

const day = new Date('2026-10-15T12:00:00Z');
const events = new CacheEvents();
let told: CacheEvent[] = [];
events.subscribe((event) => void told.push(event));
const persisted = 'query Persisted($asOf: Date!) { balanceSheet(asOf: $asOf) { currency assets { total { amount } } } }';
const digest = createHash('sha256').update(persisted).digest('hex');
let app: TestApp;
let at: Listening;
beforeAll(async () => {
  app = await createTestApp(day, undefined, { cache: testCache({ events }), documents: new Map([[digest, persisted]]) });
  at = await listening(app);
});
afterAll(async () => {
  await at.close();
  await app.close();
});
beforeEach(() => {
  told = [];
  app.now = day;
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As they came over the wire. */
  readonly bytes: Buffer;
}

function send(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const request = httpRequest(`${at.url}${path}`, { method, headers: { ...length, ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => void parts.push(part));
      response.once('end', () => resolve({ status: response.statusCode!, headers: response.headers, bytes: Buffer.concat(parts) }));
    });
    request.once('error', reject);
    request.end(body);
  });
}

const json = { 'content-type': 'application/json' };
const post = (book: TestBook, query: string, variables: object = {}, headers: Record<string, string> = {}) =>
  send('POST', '/graphql', { ...json, 'farthing-book': book.id, ...headers }, JSON.stringify({ query, variables }));
const get = (book: TestBook, parameters: Record<string, string>, headers: Record<string, string> = {}) =>
  send('GET', `/graphql?${new URLSearchParams(parameters)}`, { 'farthing-book': book.id, ...headers });
const bodyOf = ({ bytes }: Answer) => JSON.parse(bytes.toString('utf8'));
const results = () => told.flatMap((event) => (event.kind === 'answer' ? [event.result] : []));
const entry = (date: string, amount: number) => `${date} Sale\n  assets:bank  ${amount} EUR\n  income:sales\n\n`;
const sheet = '{ balanceSheet(asOf: "2026-09-30") { assets { total { amount } } provenance { dataVersion stale } } }';
const assetsIn = (answer: Answer) => Number(bodyOf(answer).data.balanceSheet.assets.total.amount);

describe('a whole answer', () => {
  it('is sent again as it is, with a strong tag and no age', async () => {
    const book = await app.book({}, entry('2026-03-01', 10));
    const first = await post(book, sheet);
    told = [];
    const second = await post(book, sheet);
    expect(results()).toEqual(['hit']);
    expect(second.bytes).toEqual(first.bytes);
    expect(second.headers).toMatchObject({
      etag: first.headers.etag,
      'content-type': first.headers['content-type'],
      'cache-control': 'private, no-cache',
      vary: 'Authorization, Cookie, Accept, Accept-Encoding, Farthing-Book',
      'x-content-type-options': 'nosniff',
    });
    expect(first.headers).toMatchObject({ 'cache-control': 'private, no-cache', vary: second.headers.vary });
    expect(second.headers.etag).toMatch(/^"[\w-]{22}"$/);
  });

  it('is one for the same question, however it is written; another for another', async () => {
    const book = await app.book({}, entry('2026-03-01', 10));
    const query = 'query ($f: TransactionFilter) { transactions(first: 3, filter: $f) { totalCount } }';
    await post(book, query, { f: { date: { from: '2026-01-01', to: '2026-12-31' }, types: ['REVENUE'] } });
    await post(book, query.replaceAll(' ', '  '), { f: { types: ['REVENUE'], date: { to: '2026-12-31', from: '2026-01-01' } }, unused: 1 });
    // Its text is new, so that it is looked up once it has been parsed; its answer is the first one's.
    await post(book, query.replaceAll(' ', '  '), { f: { types: ['REVENUE'], date: { to: '2026-12-31', from: '2026-01-01' } } });
    await post(book, query, { f: { date: { from: '2026-01-01', to: '2026-12-30' }, types: ['REVENUE'] } });
    await post(book, query, { f: null });
    await post(book, query, {});
    await post(book, query, { f: null });
    expect(results()).toEqual(['miss', 'miss', 'hit', 'miss', 'miss', 'miss', 'hit']);
  });

  it('is none for a number that no JSON can say', async () => {
    const book = await app.book({}, entry('2026-03-01', 10));
    const query = 'query ($first: Int) { transactions(first: $first) { edges { node { description } } } }';
    const ask = (first: string) =>
      send('POST', '/graphql', { ...json, 'farthing-book': book.id }, `{"query":${JSON.stringify(query)},"variables":{"first":${first}}}`);
    expect(bodyOf(await ask('null')).data.transactions.edges).toHaveLength(1);
    expect(bodyOf(await ask('1e999')).errors).toHaveLength(1);
  });

  it('is new after a write, for who has the old one too', async () => {
    const book = await app.book({}, entry('2026-03-01', 10));
    const old = await get(book, { query: sheet });
    expect((await get(book, { query: sheet }, { 'if-none-match': old.headers.etag! })).status).toBe(304);
    await book.load(entry('2026-03-02', 5));
    const fresh = await get(book, { query: sheet }, { 'if-none-match': old.headers.etag! });
    expect([fresh.status, assetsIn(fresh)]).toEqual([200, 15]);
  });

  it('is another for each book, and on each day of the book', async () => {
    const books = [await app.book({}, entry('2026-03-01', 1)), await app.book({}, entry('2026-03-01', 2))] as const;
    for (let round = 0; round < 3; round++)
      for (const [index, book] of books.entries()) expect(assetsIn(await post(book, sheet))).toBe(index + 1);
    expect(results()).toEqual(['miss', 'miss', 'hit', 'hit', 'hit', 'hit']);
    const balance = '{ account(fullName: "assets:bank") { balance { native { amount } } } }';
    const [book] = [await app.book({ timeZone: 'Pacific/Auckland' }, entry('2026-10-15', 10), entry('2026-10-16', 5))];
    app.now = new Date('2026-10-15T10:59:59Z');
    expect((await post(book, balance)).bytes.toString()).toContain('"10"');
    app.now = new Date('2026-10-15T11:00:00Z');
    expect((await post(book, balance)).bytes.toString()).toContain('"15"');
  });

  it('is dropped with the rest of what is kept of a book', async () => {
    const book = await app.book({}, entry('2026-03-01', 10));
    await post(book, sheet);
    await startCacheGeneration(sqlOf(app.store.source.manager), book.bookId);
    await post(book, sheet);
    expect(results()).toEqual(['miss', 'miss']);
  });

  it('is sent for no longer than its oldest part may be', async () => {
    const book = await app.book({}, entry('2026-03-01', 10));
    const kpis = (key: string) => `{ kpis(period: { fiscalYear: 2026 }, keys: [REVENUE]) { kpis { ${key} } } }`;
    const asked = async (key: string, seconds: number) => {
      app.now = new Date(day.getTime() + seconds * 1_000);
      told = [];
      await post(book, kpis(key));
      return results();
    };
    await asked('value', 0);
    // Its field is as old as the first answer is.
    expect(await asked('label', 50)).toEqual(['miss']);
    expect(await asked('label', 59.9)).toEqual(['hit']);
    // Past its time it is answered with once more while it is computed anew: that is not kept.
    expect(await asked('label', 60.1)).toEqual(['not_stored']);
  });

  it('is charged like one that is computed, and refused with the same words', async () => {
    const book = await app.book({}, entry('2026-03-01', 10));
    const left = (answer: Answer) => Number(/r=(\d+)/.exec(String(answer.headers.ratelimit))![1]);
    const answers = [await post(book, sheet), await post(book, sheet), await post(book, sheet)];
    const { requested, ...others } = bodyOf(answers[0]!).extensions.cost;
    expect(others).toEqual({});
    // Points come back meanwhile, up to the brim.
    for (const answer of answers) expect(left(answer)).toBeLessThanOrEqual(budgetOfLocalOwner.points - requested);
    expect(answers[2]!.headers['ratelimit-policy']).toBe(answers[0]!.headers['ratelimit-policy']);
  });

  it.each([
    ['who asks', '{ viewer { name } book { name } }'],
    ['how far an import has come', '{ imports { edges { node { status } } } }'],
    ['an import by way of an entry', '{ transactions(first: 1) { edges { node { import { status } } } } }'],
    ['what search makes of an entry', '{ transactions(first: 1) { edges { node { suggestedAccounts { share } } } } }'],
    ['anything by its id', '{ node(id: "x") { id } }'],
    ['the schema', '{ __schema { queryType { name } } }'],
  ])('of %s is not kept, and nobody may keep it', async (_name, query) => {
    const book = await app.book({}, entry('2026-03-01', 10));
    for (let round = 0; round < 2; round++) expect((await post(book, query)).headers['cache-control']).toBe('no-store');
    expect(results()).toEqual([]);
  });

  it('with an error in it, or from before a failure, is not kept, and nobody may keep it', async () => {
    const book = await app.book({}, entry('2026-03-01', 10));
    const wrong = '{ balanceSheet(asOf: "2026-09-30", depth: 0) { currency } book { name } }';
    for (let round = 0; round < 2; round++) {
      const answer = await post(book, wrong);
      expect([bodyOf(answer).errors.length, answer.headers['cache-control'], answer.headers.etag]).toEqual([1, 'no-store', undefined]);
    }
    await post(book, sheet);
    await app.store.source.query(
      'alter table balance_node rename to balance_node_away; alter view one_book.balance_node rename to balance_node_away',
    );
    app.now = new Date(day.getTime() + 1_800_000);
    const stale = await post(book, sheet);
    await app.store.source.query(
      'alter table balance_node_away rename to balance_node; alter view one_book.balance_node_away rename to balance_node',
    );
    expect([bodyOf(stale).data.balanceSheet.provenance.stale, stale.headers['cache-control']]).toEqual([true, 'no-store']);
    expect(bodyOf(await post(book, sheet)).data.balanceSheet.provenance.stale).toBe(false);
  });

  it('is not what tells of the cache', async () => {
    const book = await app.book({}, entry('2026-03-01', 10));
    const debug = { 'farthing-debug': 'cache' };
    for (let round = 0; round < 2; round++) await post(book, sheet);
    const [field] = bodyOf(await post(book, sheet, {}, debug)).extensions.cache.fields;
    expect(field).toMatchObject({ field: 'Query.balanceSheet', source: 'hit_l1' });
    expect(results()).toEqual(['miss', 'hit']);
  });

  it('is sent as the media type that is asked for', async () => {
    const book = await app.book({}, entry('2026-03-01', 10));
    const types = ['application/json', 'application/graphql-response+json'];
    for (let round = 0; round < 2; round++)
      for (const accept of types) expect((await post(book, sheet, {}, { accept })).headers['content-type']).toContain(accept);
    expect(results()).toEqual(['miss', 'miss', 'hit', 'hit']);
    expect((await post(book, sheet, {}, { accept: 'text/css' })).status).toBe(406);
  });
});

describe('over the wire', () => {
  const long = '{ accounts(first: 1000) { edges { node { id name fullName type role depth } } } }';
  const journal = Array.from({ length: 60 }, (_, n) => `2026-03-01 Sale ${n}\n  assets:bank:account ${n}  1 EUR\n  income:sales\n\n`).join(
    '',
  );

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('%s is written once, and has a tag of its own', async (coding, decompress) => {
    const book = await app.book({}, journal);
    const plain = await post(book, long);
    for (let round = 0; round < 2; round++) {
      const { headers, bytes } = await post(book, long, {}, { 'accept-encoding': coding });
      expect(headers['content-encoding']).toBe(coding);
      expect(headers['content-length']).toBe(String(bytes.length));
      expect(decompress(bytes)).toEqual(plain.bytes);
      expect(headers.etag).toBe(plain.headers.etag!.replace(/"$/, `-${coding}"`));
      expect(bytes.length).toBeLessThan(plain.bytes.length * 0.2);
    }
    const query = { query: long };
    const tagged = await get(book, query, { 'accept-encoding': coding });
    const again = await get(book, query, { 'accept-encoding': coding, 'if-none-match': `W/${tagged.headers.etag}` });
    expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, tagged.headers.etag]);
  });

  it('what is short is sent as it is', async () => {
    const book = await app.book({}, entry('2026-03-01', 10));
    for (let round = 0; round < 2; round++) {
      const { headers } = await post(book, sheet, {}, { 'accept-encoding': 'br, gzip' });
      expect(headers['content-encoding']).toBeUndefined();
    }
  });
});

describe('a document that is known by its digest', () => {
  const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: digest } });
  const variables = '{"asOf":"2026-09-30"}';

  it('is asked for by GET, and by POST', async () => {
    const book = await app.book({}, entry('2026-03-01', 10));
    const first = await get(book, { extensions, variables });
    expect(assetsIn(first)).toBe(10);
    const second = await get(book, { extensions, variables, operationName: 'Persisted' });
    const third = await get(book, { extensions, variables });
    expect(third.bytes).toEqual(first.bytes);
    expect(assetsIn(second)).toBe(10);
    const body = JSON.stringify({ extensions: JSON.parse(extensions), variables: JSON.parse(variables) });
    const posted = await send('POST', '/graphql', { ...json, 'farthing-book': book.id }, body);
    expect(posted.bytes).toEqual(first.bytes);
    expect(results()).toEqual(['miss', 'miss', 'hit', 'hit']);
    const again = await get(book, { extensions, variables }, { 'if-none-match': first.headers.etag! });
    expect(again.status).toBe(304);
  });

  it('is told to be sent whole where it is unknown, and nobody makes it known', async () => {
    const book = await app.book({}, entry('2026-03-01', 10));
    const own = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(sheet).digest('hex') } };
    const ask = (query?: string) =>
      send('POST', '/graphql', { ...json, 'farthing-book': book.id }, JSON.stringify({ query, extensions: own }));
    expect(bodyOf(await ask()).errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
    expect(assetsIn(await ask(sheet))).toBe(10);
    expect(assetsIn(await ask(sheet))).toBe(10);
    expect(bodyOf(await ask()).errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
  });
});
