import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp, type TestBook } from '../../testing/test-app.ts';
import { onPostgres } from '../../testing/test-store.ts';

let app: TestApp;
let book: TestBook;
let server: Server;
let at: string;
beforeAll(async () => {
  app = await createTestApp();
  book = await app.book({ name: 'First' }, '2026-01-01 Opening\n    assets:bank  100 EUR\n    equity:opening\n');
  server = createServer(app.app.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await app.close();
});

const scrape = async () => (await fetch(`${at}/metrics`)).text();
const seriesIn = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
async function ask(query: string, operationName?: string, headers: Record<string, string> = {}) {
  const body = JSON.stringify({ query, operationName });
  const response = await fetch(`${at}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'farthing-book': book.id, ...headers },
    body,
  });
  await response.text();
  return response;
}

describe('metrics', () => {
  it('count operations by outcome and errors by code, those that never became an operation too', async () => {
    await ask('{ book { name } }');
    await ask('{ book { nam } }');
    await ask('{ book');
    await ask('{ node(id: "nonsense") { id } }');
    await ask('');
    await fetch(`${at}/graphql?query=%7Bbook%7Bname%7D%7D`);
    const text = await scrape();
    expect(text).toMatch(/graphql_operation_duration_seconds_count\{operation="_anonymous",type="query",outcome="ok"\} 3\b/);
    expect(text).toMatch(/graphql_errors_total\{operation="_anonymous",code="GRAPHQL_VALIDATION_FAILED"\} 1/);
    expect(text).toMatch(/graphql_errors_total\{operation="_invalid",code="GRAPHQL_PARSE_FAILED"\} 1/);
    for (const phase of ['parse', 'validate', 'execute', 'serialize']) expect(text).toContain(`_count{phase="${phase}"}`);
    expect(text).toMatch(/http_requests_total\{method="POST",route="\/graphql",status="200"\} [34]\b/);
    expect(text).toMatch(/graphql_operations_in_flight\{type="query"\} 0/);
  });

  it('tell what operations were charged, and what limits have said', async () => {
    const text = await scrape();
    expect(text).toMatch(/graphql_operation_cost_count\{operation="_anonymous",kind="requested"\} 3\b/);
    expect(text).toMatch(/rate_limit_decisions_total\{bucket="points",decision="allowed"\} [1-9]/);
    for (const bucket of ['points', 'field', 'sign_in'])
      expect(text).toContain(`rate_limit_decisions_total{bucket="${bucket}",decision="refused"} 0`);
  });

  it('tell where reads went', async () => {
    const text = await scrape();
    expect(text).toMatch(/farthing_snapshot_reads_total\{target="primary"\} \d/);
    expect(text).toContain('farthing_snapshot_reads_total{target="replica"} 0');
  });

  it('of the caches tell what became of whole answers and of fields', async () => {
    for (let round = 0; round < 3; round++) await ask('{ trialBalance(asOf: "2026-09-30") { currency } }');
    const text = await scrape();
    expect(text).toMatch(/graphql_response_cache_requests_total\{result="hit"\} 2/);
    expect(text).toMatch(/graphql_field_cache_requests_total\{field="Query.trialBalance",result="miss"\} 1/);
    expect(text).toMatch(/graphql_field_cache_load_duration_seconds_count\{field="Query.trialBalance"\} 1/);
    // Answers that were kept are operations like all others.
    expect(text).toMatch(/graphql_operation_duration_seconds_count\{operation="_anonymous",type="query",outcome="ok"\} \d/);
    for (const name of ['cache_backend_errors_total', 'cache_backend_duration_seconds', 'graphql_field_cache_entry_age_seconds'])
      expect(text).toContain(`# TYPE ${name} `);
  });

  it('of the database tell whether it is there, and what is under way', async () => {
    const text = await scrape();
    expect(text).toMatch(/farthing_database_up 1/);
    expect(text).toMatch(/farthing_imports_reading 0/);
    expect(text).toMatch(/farthing_balance_deltas_max \d/);
    expect(text).toMatch(/db_query_duration_seconds_count\{query="select"\} \d/);
  });

  it('let the answer name its request, by the id that a proxy gave or a new one', async () => {
    expect((await ask('{ book { name } }', undefined, { 'x-request-id': 'from-the-proxy-1' })).headers.get('x-request-id')).toBe(
      'from-the-proxy-1',
    );
    expect((await ask('{ book { name } }', undefined, { 'x-request-id': 'bad id' })).headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });
});

describe('health', () => {
  it('is told by three paths, which nobody may keep', async () => {
    const answers = await Promise.all(['/health', '/health/live', '/health/ready'].map((path) => fetch(at + path)));
    expect(await Promise.all(answers.map(async (answer) => [answer.status, await answer.json()]))).toEqual([
      [200, { status: 'ok', checks: { database: { up: true, needed: true } } }],
      [200, { status: 'live' }],
      [200, { status: 'ready', missing: [] }],
    ]);
    expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(Array(3).fill('no-store'));
  });

  it('says no to new requests first when the server is to end, while requests are still answered and connections let go', async () => {
    app.app.stopping();
    expect((await fetch(`${at}/health/ready`)).status).toBe(503);
    expect((await fetch(`${at}/health/live`)).status).toBe(200);
    const answer = await ask('{ book { name } }');
    expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
  });
});

// Once is enough: it does not depend on the database, and takes seconds. Last, since connections are not kept for so long.
onPostgres(() =>
  it('gain no series from ten thousand names, paths and methods that clients make up', async () => {
    const everything = async (from: number, to: number) => {
      await fetch(`${at}/made-up-${from}`, { method: 'PATCH' });
      for (let index = from; index < to; index += 1) {
        const query = `query Name${index} { __typename }`;
        await app.app.apollo.executeOperation({ query, operationName: `Name${index}` }, { contextValue: undefined as never });
      }
      return seriesIn(await app.app.metrics.registry.metrics());
    };
    const before = await everything(0, 1);
    const after = await everything(1, 10_001);
    expect(after.length).toBe(before.length);
    expect(after.join('\n')).toMatch(/operation="_adhoc"[^\n]*\} 10001/);
  }),
);
