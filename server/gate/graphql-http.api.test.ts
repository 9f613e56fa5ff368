import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { budgetOfLocalOwner } from '../config/limits.ts';
import { type Listening, listening } from '../testing/listening.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
let at: Listening;

beforeAll(async () => {
  app = await createTestApp();
  at = await listening(app);
  await app.book({}, '2026-01-01 a\n    b  1 EUR\n    c\n');
});
afterAll(async () => {
  await at.close();
  await app.close();
});

it('GraphQL over HTTP is spoken by the book: every audit passes', async () => {
  const results = [];
  for (const audit of serverAudits({ url: () => `${at.url}/graphql`, fetchFn: fetch })) results.push(await audit.fn());
  expect(results.length).toBeGreaterThanOrEqual(61);
  expect(
    results
      .filter(({ status }) => status !== 'ok')
      .map((result) => `${result.status} ${result.name} ${'reason' in result ? result.reason : ''}`),
  ).toEqual([]);
});

const nested = (depth: number) => `{ accounts { edges { node ${'{ parent '.repeat(depth)} { id } ${'}'.repeat(depth)} } } }`;
const times = (n: number, text: (index: number) => string) => Array.from({ length: n }, (_, index) => text(index)).join(' ');

describe('a document beyond all need is refused before anything is done for it', () => {
  it.each([
    ['depth', nested(15)],
    ['depth beside a question about the schema', nested(15).replace('{', '{ __type(name: "Book") { name }')],
    ['aliases', `{ ${times(31, (n) => `a${n}: __typename`)} }`],
    ['fields at the top', `{ ${times(21, () => 'viewer { name }')} }`],
    ['one field repeated', `{ book { ${times(101, () => 'name')} } }`],
    ['directives in one place', `{ book { name ${times(10, () => '@skip(if: false)')} } }`],
    [
      'directives',
      `{ book { ${times(3, (n) => `...F${n}`)} } } ${times(3, (n) => `fragment F${n} on Book { ${times(5, (m) => `${['id', 'name', 'currency', 'timeZone', 'isDemo'][m]} ${times(4, () => '@include(if: true)')}`)} }`)}`,
    ],
    ['fragments', `{ book { id ${times(51, (n) => `...F${n}`)} } } ${times(51, (n) => `fragment F${n} on Book { id }`)}`],
    ['introspection', `{ __schema { types ${'{ fields { type '.repeat(12)} { name } ${'} }'.repeat(12)} } }`],
    ['rows', '{ accounts(first: 1000) { edges { node { register(first: 100) { edges { node { transaction { id } } } } } } } }'],
    [
      'rows by a variable',
      'query ($n: Int = 1000) { accounts(first: $n) { edges { node { register(first: 100) { edges { node { id } } } } } } }',
    ],
  ])('%s', async (_name, query) => {
    const { body } = await at.ask(query);
    expect(body.data).toBeUndefined();
    expect(body.errors[0].extensions.code).toBe('QUERY_TOO_COMPLEX');
  });

  it.each([
    ['tokens', `{ ${times(2_001, () => 'a')} }`, 'GRAPHQL_PARSE_FAILED'],
    ['bytes', `{ book { name } } # ${'x'.repeat(15_000)}`, 'QUERY_TOO_COMPLEX'],
    [
      'a fragment that spreads itself',
      '{ book { ...A } } fragment A on Book { ...B } fragment B on Book { ...A }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('%s', async (_name, query, code) => {
    expect((await at.ask(query)).body.errors[0].extensions.code).toBe(code);
  });

  it('fragments that spread one another twice cost no more than once', async () => {
    const chain = times(40, (n) => `fragment F${n} on Book { ...F${n + 1} ...F${n + 1} }`);
    const { body } = await at.ask(`{ book { ...F0 } } ${chain} fragment F40 on Book { name }`);
    expect(body.data.book.name).toMatch(/^Book/);
  });

  it('tells at most five faults', async () => {
    const { body } = await at.ask(`{ book { ${times(50, (n) => `no${n}`)} } }`);
    expect(body.errors).toHaveLength(5);
  });
});

describe('a request that is none', () => {
  const send = (body: string | Uint8Array, type: string, accept = '*/*') =>
    fetch(`${at.url}/graphql`, { method: 'POST', headers: { 'content-type': type, accept }, body: body as string });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', ''])(
    'of type %j is refused: a form could send it',
    async (type) => {
      const answer = await send('{"query":"{ __typename }"}', type);
      expect(answer.status).toBe(415);
      expect((await answer.json()).errors[0].extensions.code).toBe('BAD_REQUEST');
    },
  );

  it.each([
    ['an array', '[{"query":"{ __typename }"}]', 400],
    ['deep variables', `{"query":"{ __typename }","variables":{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}}`, 400],
    ['many variables', `{"query":"{ __typename }","variables":{"a":[${'1,'.repeat(10_001)}1]}}`, 400],
    ['too large', `{"query":"${' '.repeat(2_600_000)}"}`, 413],
    ['no JSON', '{', 400],
  ])('%s', async (_name, body, status) => {
    const answer = await send(body, 'application/json');
    expect([answer.status, Array.isArray((await answer.json()).errors)]).toEqual([status, true]);
  });

  it('a GET that would change something is refused, and names the way', async () => {
    const query = encodeURIComponent('mutation { updateBook(input: {}) { dataVersion } }');
    const answer = await fetch(`${at.url}/graphql?query=${query}`);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('a budget', () => {
  it('is the same for the same work, by alias, fragment, variable or literal, and is told', async () => {
    const points = async (query: string, variables = {}) => (await at.ask(query, {}, variables)).body.extensions.cost.requested;
    const literal = await points('{ transactions(first: 7) { edges { node { id } } } }');
    expect(await points('query ($n: Int) { transactions(first: $n) { edges { node { id } } } }', { n: 7 })).toBe(literal);
    expect(await points('query ($n: Int = 7) { transactions(first: $n) { edges { node { id } } } }')).toBe(literal);
    expect(await points('{ ...Q } fragment Q on Query { transactions(first: 7) { ... { edges { node { id } } } } }')).toBe(literal);
    const nodes = (ids: string) => `query ($ids: [ID!]!, $id: ID!) { nodes(ids: ${ids}) { id } node(id: $id) { id } }`;
    const ids = Array.from({ length: 70 }, (_, n) => `x${n}`);
    const ofSeventy = await points(nodes('$ids'), { ids, id: 'x' });
    expect(await points(nodes(JSON.stringify(ids)).replace('$ids: [ID!]!, ', ''), { id: 'x' })).toBe(ofSeventy);
    expect(ofSeventy - (await points(nodes('$ids'), { ids: ids.slice(0, 5), id: 'x' }))).toBe(65);
    const twice = '{ a: transactions(first: 7) { edges { node { id } } } b: transactions(first: 7) { edges { node { id } } } }';
    expect(await points(twice)).toBe(2 * literal - 1);
    expect(await points('{ transactions(first: 70) { edges { node { id } } } }')).toBeGreaterThan(8 * literal);
    const { headers, body } = await at.ask('{ viewer { rateLimit { limit remaining resetAt } } }');
    expect(body.data.viewer.rateLimit).toEqual({
      limit: budgetOfLocalOwner.points,
      remaining: expect.any(Number),
      resetAt: expect.any(String),
    });
    expect(headers.get('ratelimit-policy')).toBe('"points";q=100000000;w=10');
    expect(headers.get('ratelimit')).toMatch(/^"points";r=\d+;t=\d+$/);
  });
});

it('of two hundred calls at once of a field under @rateLimit exactly its limit pass, in one request or in many', async () => {
  const create = (n: number) => `k${n}: createApiKey(input: { name: "k", scopes: [READ] }) { secret }`;
  const asked = [
    ...Array.from({ length: 170 }, (_, n) => `mutation { ${create(n)} }`),
    `mutation { ${times(15, create)} }`,
    `mutation { ${times(15, create)} }`,
  ];
  const answers = await Promise.all(asked.map((query) => at.ask(query)));
  expect(await app.store.source.query('select count(*)::int as n from api_key')).toEqual([{ n: 20 }]);
  const codes = new Set(answers.flatMap(({ body }) => body.errors ?? []).map(({ extensions }: any) => extensions.code));
  expect([...codes]).toEqual(['RATE_LIMITED']);
});
