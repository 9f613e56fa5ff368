import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askRemoteModel, builtInModel } from '../search-desk.ts';
import { SearchIndexing } from '../search-indexing.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';
import { RemoteModel } from './model/remote-model.ts';

interface Asked {
  readonly model: string;
  readonly input: string[];
  readonly key: string | undefined;
}

/** What the service does with the next requests, in turn; then it answers well. */
const moods: ((response: ServerResponse, asked: Asked) => void)[] = [];
const requests: Asked[] = [];
const waits: number[] = [];
const faults: unknown[] = [];
let server: Server;
let app: TestApp;
let book: TestBook;
let clock = new Date('2026-03-01T12:00:00Z');

/** A real service: its vectors are those of the built-in model, a half shorter. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = { ...((await json(request)) as Pick<Asked, 'model' | 'input'>), key: request.headers.authorization };
  requests.push(asked);
  const mood = moods.shift();
  if (mood) return mood(response, asked);
  const vectors = await builtInModel().embedTexts(asked.input);
  // In another order than asked for, as the index allows.
  const data = vectors.map((vector, index) => ({ index, embedding: [...vector].map((value) => value / 254) })).reverse();
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ data }));
}

const away = (response: ServerResponse) => void response.writeHead(503).end();
const refusing = (response: ServerResponse) => void response.writeHead(401).end();
const breaking = (response: ServerResponse) => void response.socket!.destroy();
const short = (response: ServerResponse, { input }: Asked) =>
  void response.end(JSON.stringify({ data: input.map((_, index) => ({ index, embedding: [1, 2, 3] })) }));

const remoteOf = (model = 'small', queryMilliseconds?: number): RemoteModel =>
  new RemoteModel(
    { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/embeddings`, apiKey: 'k', model },
    {
      wait: async (milliseconds) => void waits.push(milliseconds),
      now: () => clock,
      onFault: (error) => void faults.push(error),
      ...(queryMilliseconds === undefined ? {} : { queryMilliseconds }),
    },
  );
const indexing = (remote: RemoteModel | null) =>
  new SearchIndexing(app.store.source, builtInModel, { info: () => undefined, error: () => undefined }, () => app.now, null, remote);
const models = async () =>
  (await app.store.source.query('select distinct model from search_text where book_id = $1', [book.bookId])).map(
    ({ model }: { model: string }) => model,
  );

async function search(query: string) {
  app.now = new Date(app.now.getTime() + 1_000);
  const answered = await book.ask(
    'query ($query: String!) { search(query: $query) { model edges { node { ... on Transaction { description } } } } }',
    {
      query,
    },
  );
  return { model: answered.search.model, first: answered.search.edges[0]?.node.description };
}

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  app = await createTestApp();
  const journal = ['LUFTHANSA LH441', 'REWE SAGT DANKE', 'VODAFONE RECHNUNG'].map(
    (text) => `2026-01-01 ${text}\n  expenses:x  1.00 EUR\n  assets:bank\n`,
  );
  book = await app.book({}, journal.join('\n'));
});

afterAll(async () => {
  await app.close();
  await new Promise((resolve) => server.close(resolve));
});

describe('a model that is a service', () => {
  it('is asked in batches, with its name and key, and gives vectors in the order of the texts', async () => {
    const texts = Array.from({ length: 300 }, (_, n) => `shop ${n}`);
    const vectors = await remoteOf().embedTexts(texts);
    expect(requests.map(({ input }) => input.length)).toEqual([128, 128, 44]);
    expect(requests[0]).toMatchObject({ model: 'small', key: 'Bearer k' });
    const [own] = await builtInModel().embedTexts([texts[299]!]);
    const dot = own!.reduce((sum, value, at) => sum + value * vectors[299]![at]!, 0);
    expect(dot / 127 ** 2).toBeCloseTo(1, 1);
  });

  it('is tried again where it fails for a while, later and later, and then is away', async () => {
    moods.push(away, breaking);
    const remote = remoteOf();
    await expect(remote.embedTexts(['a'])).resolves.toHaveLength(1);
    expect(waits).toEqual([500, 2_000]);
    moods.push(away, away, away);
    await expect(remote.embedTexts(['a'])).rejects.toThrow('answered 503');
    expect(remote.isAway).toBe(true);
    clock = new Date(clock.getTime() + 31_000);
    expect(remote.isAway).toBe(false);
  });

  it('that takes a question and says nothing is left to the built-in model, and is away', async () => {
    const held: ServerResponse[] = [];
    moods.push((response) => void held.push(response));
    const remote = remoteOf('small', 30);
    await remote.remember(['rent']);
    expect(held).toHaveLength(1);
    expect(remote.vectorOf('rent')).toBeNull();
    expect(remote.isAway).toBe(true);
    expect(String(faults.at(-1))).toMatch(/timeout|time/i);
    held[0]!.destroy();
  });

  it('is not tried again where that would not help: a refusal, or vectors of other dimensions', async () => {
    const remote = remoteOf();
    await remote.embedTexts(['a']);
    for (const [mood, fault] of [
      [refusing, 'answered 401'],
      [short, '3 dimensions, not of'],
    ] as const) {
      const before = requests.length;
      moods.push(mood);
      await expect(remote.embedTexts(['a'])).rejects.toThrow(fault);
      expect(requests.length).toBe(before + 1);
    }
  });

  it('takes over a book in the background; while it is away the built-in model answers', async () => {
    const remote = remoteOf();
    askRemoteModel(app.store.source, remote);
    moods.push(away);
    await indexing(remote).takeUpAll();
    expect(await models()).toEqual([builtInModel().id]);
    expect(await search('flight')).toEqual({ model: builtInModel().id, first: 'LUFTHANSA LH441' });
    clock = new Date(clock.getTime() + 31_000);
    await indexing(remote).takeUpAll();
    expect(await models()).toEqual([remote.id]);
    expect(remote.id).toContain(`small:${builtInModel().dimensions}:`);
    expect(await search('groceries')).toEqual({ model: remote.id, first: 'REWE SAGT DANKE' });
    moods.push(away);
    expect(await search('phone bill')).toEqual({ model: builtInModel().id, first: 'VODAFONE RECHNUNG' });
    // What it was asked before is remembered.
    expect(await search('groceries')).toMatchObject({ model: remote.id });
    expect(faults.length).toBeGreaterThan(0);
  });

  it('that is changed embeds everything anew, and so does the built-in one where there is none any more', async () => {
    clock = new Date(clock.getTime() + 31_000);
    const other = remoteOf('large');
    await indexing(other).takeUpAll();
    expect(await models()).toEqual([other.id]);
    await indexing(null).takeUpAll();
    expect(await models()).toEqual([builtInModel().id]);
  });
});
