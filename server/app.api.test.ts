import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestApp, type TestApp, type TestBook } from './testing/test-app.ts';

let app: TestApp;
let book: TestBook;
let server: Server;
let at: string;
beforeAll(async () => {
  app = await createTestApp();
  book = await app.book({ name: 'First' });
  server = createServer(app.app.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await app.close();
});

async function post(body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${at}/graphql`, {
    method: 'POST',
    body: text,
    headers: { 'content-type': 'application/json', ...headers },
  });
  return { status: response.status, headers: response.headers, ...(await response.json()) };
}
const codes = (answer: { errors?: { extensions: { code: string } }[] }) => answer.errors?.map(({ extensions }) => extensions.code);

describe('a request that is refused', () => {
  it('names no book of ours: 404', async () => {
    const answer = await post({ query: '{ book { name } }' }, { 'farthing-book': 'book_9999' });
    expect([answer.status, codes(answer)]).toEqual([404, ['NOT_FOUND']]);
    expect(answer.errors[0].message).toContain('farthing-book');
  });

  it('finds no database: 503, and no word about where it is', async () => {
    const gone = Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:5432'), { code: 'ECONNREFUSED' });
    const connect = vi.spyOn(app.store.source, 'createQueryRunner').mockImplementation(() => {
      throw gone;
    });
    const answer = await post({ query: '{ book { name } }' });
    const upload = await fetch(`${at}/imports?fileName=a.journal`, { method: 'POST', body: '; nothing' });
    connect.mockRestore();
    expect([answer.status, codes(answer), upload.status]).toEqual([503, ['UNAVAILABLE'], 503]);
    expect(answer.errors[0].message).not.toContain('10.1.2.3');
    expect((await post({ query: '{ book { name } }' })).status).toBe(200);
  });

  it('cannot be parsed, does not fit the schema, or has a wrong value: told with the status that its client takes', async () => {
    const requests = [
      '{bad',
      { query: '{ book { name' },
      { query: '{ book { nam } }' },
      { query: 'query ($asOf: Date!) { balanceSheet(asOf: $asOf) { asOf } }', variables: { asOf: '2026-02-30' } },
      { query: '{ kpis(period: { fiscalYear: 2026, lastMonths: 3 }) { currency } }' },
    ];
    const [answers, modern] = await Promise.all([
      Promise.all(requests.map((request) => post(request))),
      Promise.all(requests.map((request) => post(request, { accept: 'application/graphql-response+json' }))),
    ]);
    expect(modern.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
    // Clients of plain JSON take another status for the word of a proxy, where the request was one of GraphQL at all.
    expect(answers.map(({ status }) => status)).toEqual([400, 200, 200, 400, 200]);
    expect(answers.flatMap(codes)).toEqual([
      'BAD_USER_INPUT',
      'GRAPHQL_PARSE_FAILED',
      'GRAPHQL_VALIDATION_FAILED',
      'BAD_USER_INPUT',
      'GRAPHQL_VALIDATION_FAILED',
    ]);
  });

  it('comes from a page of another site, or under another name: 403', async () => {
    const answer = await post({ query: '{ book { name } }' }, { origin: 'https://elsewhere.example' });
    expect([answer.status, codes(answer)]).toEqual([403, ['FORBIDDEN']]);
  });

  it('is for nothing that is there: 404', async () => {
    const response = await fetch(`${at}/nothing`);
    expect([response.status, codes(await response.json())]).toEqual([404, ['NOT_FOUND']]);
  });
});

describe('a fault of ours', () => {
  it('shows an id and nothing else', async () => {
    await app.store.source.query('alter table price rename to price_away; alter view one_book.price rename to price_away');
    const answer = await book
      .answer('{ prices { edges { node { price } } } }')
      .finally(() => app.store.source.query('alter table price_away rename to price; alter view one_book.price_away rename to price'));
    expect(answer.data).toEqual({ prices: null });
    expect(answer.errors).toEqual([
      {
        message: expect.stringMatching(/^Something went wrong on our side\. The log has it as [0-9a-f-]{36}\.$/),
        locations: expect.anything(),
        path: ['prices'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', id: expect.any(String) },
      },
    ]);
  });
});

describe('every answer', () => {
  it('forbids framing, sniffing and foreign scripts', async () => {
    const { headers } = await post({ query: '{ book { name } }' });
    expect([headers.get('x-content-type-options'), headers.get('x-frame-options'), headers.get('x-powered-by')]).toEqual([
      'nosniff',
      'DENY',
      null,
    ]);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
  });
});

describe('the schema', () => {
  it('describes every type, field, argument and enum value', async () => {
    const { __schema } = await book.ask(`{ __schema { types { name description
      fields { name description args { name description } } inputFields { name description } enumValues { name description } } } }`);
    const silent = __schema.types.flatMap((type: any) => {
      if (type.name.startsWith('__') || ['Int', 'Float', 'String', 'Boolean', 'ID'].includes(type.name)) return [];
      const parts = [
        type,
        ...(type.fields ?? []),
        ...(type.fields ?? []).flatMap((field: any) => field.args),
        ...(type.inputFields ?? []),
        ...(type.enumValues ?? []),
      ];
      return parts.filter(({ description }) => !description).map(({ name }) => `${type.name}.${name}`);
    });
    expect(silent).toEqual([]);
  });
});
