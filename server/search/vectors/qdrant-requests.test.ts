import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QdrantStore } from './qdrant-store.ts';

interface Request {
  readonly route: string;
  readonly body: Record<string, unknown> | null;
}

const description = JSON.parse(readFileSync(new URL('qdrant-requests.json', import.meta.url), 'utf8'));
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: 'qdrant', schemas: description.schemas });

/** What Qdrant's description finds wrong about a request; nothing where it is well. */
function faultsOf({ route, body }: Request): string[] {
  const schema = description.requests[route];
  if (!schema) return body === null ? [] : [`${route} takes no body that is described`];
  const isValid = ajv.validate({ $ref: `qdrant${schema.$ref}` }, body);
  return isValid ? [] : (ajv.errors ?? []).map(({ instancePath, message }) => `${route} ${instancePath}: ${message}`);
}

const requests: Request[] = [];
let server: Server;
let store: QdrantStore;

/** Hears a request, and answers as if it had gone well. It says nothing about what Qdrant would find. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const sent = await text(request);
  const path = new URL(request.url!, 'http://qdrant').pathname.replace(/^(\/collections\/)farthing_[^/]+/, '$1{collection_name}');
  requests.push({ route: `${request.method} ${path}`, body: sent === '' ? null : JSON.parse(sent) });
  const results: Record<string, unknown> = {
    exists: { exists: false },
    query: { points: [{ id: 7, version: 0, score: 0.5 }] },
    count: { count: 2 },
  };
  const result = results[path.split('/').at(-1)!] ?? true;
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ result, status: 'ok', time: 0 }));
}

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  store = new QdrantStore({ url: `http://127.0.0.1:${port}`, apiKey: null, model: 'm', dimensions: 3, shards: 6, replicas: 2 });
  const vector = Int8Array.of(1, -2, 3);
  await store.prepare();
  await store.upsert(null, 1, [{ id: 7, vector }]);
  await store.remove(null, 1, [7, 8]);
  await store.nearest(null, 1, vector, 10, null);
  await store.nearest(null, 1, vector, 10, [7, 8]);
  await store.count(null, 1);
  await store.drop();
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

/** A request as it was sent, with one thing changed. */
function changed(route: string, change: (body: never) => void): Request {
  const body = structuredClone(requests.find((request) => request.route === route)!.body);
  change(body as never);
  return { route, body };
}

describe('requests to Qdrant', () => {
  it('are of every described kind, and as Qdrant describes them', () => {
    expect(Object.keys(description.requests).filter((route) => !requests.some((request) => request.route === route))).toEqual([]);
    expect(requests.flatMap(faultsOf)).toEqual([]);
  });

  it('lay a new collection as it was asked for', () => {
    const made = requests.find(({ route }) => route === 'PUT /collections/{collection_name}');
    expect(made!.body).toMatchObject({ shard_number: 6, replication_factor: 2 });
  });

  it('name the book, whatever is read or taken out', () => {
    const filtered = requests.filter(({ route }) => /\/(delete|query|count)$/.test(route) && route.startsWith('POST'));
    expect(filtered).toHaveLength(4);
    for (const { body } of filtered)
      expect(body!.filter).toMatchObject({ must: expect.arrayContaining([{ key: 'book', match: { value: '1' } }]) });
  });

  it.each<[string, string, (body: never) => void]>([
    [
      'a distance that there is not',
      'PUT /collections/{collection_name}',
      (body: { vectors: { distance: string } }) => {
        body.vectors.distance = 'cosine';
      },
    ],
    [
      'a quantile beyond all',
      'PUT /collections/{collection_name}',
      (body: { quantization_config: { scalar: { quantile: number } } }) => {
        body.quantization_config.scalar.quantile = 99;
      },
    ],
    [
      'a point without an id',
      'PUT /collections/{collection_name}/points',
      (body: { points: { id?: number }[] }) => {
        delete body.points[0]!.id;
      },
    ],
    [
      'an id below zero',
      'PUT /collections/{collection_name}/points',
      (body: { points: { id: number }[] }) => {
        body.points[0]!.id = -1;
      },
    ],
    [
      'a key that filters have not',
      'POST /collections/{collection_name}/points/delete',
      (body: { filter: object }) => {
        Object.assign(body.filter, { mustBe: [] });
      },
    ],
    [
      'a limit that is text',
      'POST /collections/{collection_name}/points/query',
      (body: { limit: unknown }) => {
        body.limit = '10';
      },
    ],
    [
      'no filter to delete by',
      'POST /collections/{collection_name}/points/delete',
      (body: { filter?: object }) => {
        delete body.filter;
      },
    ],
  ])('with %s would be noticed', (_, route, change) => {
    expect(faultsOf(changed(route, change))).not.toEqual([]);
  });
});
