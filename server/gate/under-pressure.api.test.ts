import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessTo } from '../book-access.ts';
import { createLogger } from '../logger.ts';
import { eventually } from '../testing/eventually.ts';
import { keyOf } from '../testing/key-of.ts';
import { type Listening, listening } from '../testing/listening.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';
import { onPostgres } from '../testing/test-store.ts';
import { Places } from './request-bounds.ts';

let app: TestApp;
let at: Listening;
let book: TestBook;
const logged: string[] = [];

beforeAll(async () => {
  const lines = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk));
      done();
    },
  });
  const auth = { mode: 'required', publicUrl: 'https://books.test', sessionSecret: 'canary-session-Jx0Kq2vN7pYtR4sWm9LbZc6H' } as const;
  app = await createTestApp(undefined, undefined, {
    auth,
    passwordCost: { log2n: 10, r: 8, p: 1 },
    logger: createLogger('trace', lines),
  });
  at = await listening(app);
  book = await app.book({}, '2026-01-01 a\n    b  1 EUR\n    c\n');
});
afterAll(async () => {
  await at.close();
  await app.close();
});

it('no secret that is sent, in any place that takes one, gets into a log', async () => {
  const canary = 'canary7f3e';
  const json = { 'content-type': 'application/json' };
  const requests: [string, RequestInit][] = [
    ['/auth/login', { method: 'POST', headers: json, body: JSON.stringify({ email: 'a@books.test', password: canary }) }],
    ['/auth/password', { method: 'POST', headers: json, body: JSON.stringify({ token: canary, password: `${canary} ${canary}` }) }],
    ['/auth/login', { method: 'POST', headers: json, body: `{"password":"${canary}` }],
    ['/graphql', { method: 'POST', headers: { ...json, authorization: `Bearer ${canary}` }, body: '{"query":"{ book { name } }"}' }],
    ['/graphql', { method: 'POST', headers: { ...json, cookie: `__Host-farthing=${canary}` }, body: '{"query":"{ book { name } }"}' }],
    ['/graphql', { method: 'POST', headers: json, body: JSON.stringify({ query: `{ search(query: "${canary}")`, variables: { canary } }) }],
    [`/graphql?query=${canary}`, {}],
    [`/imports?fileName=${canary}`, { method: 'POST', headers: { authorization: canary }, body: canary }],
    [`/export/journal?key=${canary}`, { headers: { authorization: `Basic ${canary}` } }],
    [`/${canary}`, {}],
  ];
  for (const [path, init] of requests) await fetch(at.url + path, init);
  expect(logged.length).toBeGreaterThanOrEqual(requests.length);
  expect(logged.filter((line) => line.includes('canary'))).toEqual([]);
});

it('no value of a statement that fails gets into a log, and what failed does', async () => {
  const before = logged.length;
  const lines = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk));
      done();
    },
  });
  const logger = createLogger('trace', lines);
  const twice = 'insert into person (email, password, created_at) values ($1, $2, now()), ($1, $2, now())';
  const failed = await app.store.source.query(twice, ['canary@books.test', 'canary-hash']).catch((error: unknown) => error);
  logger.error({ err: failed }, 'unexpected error');
  logger.error({ err: new Error('it broke off', { cause: failed }) }, 'unexpected error');
  logger.error({ err: new AggregateError([failed], 'all broke off') }, 'unexpected error');
  logger.error(failed);
  const told = logged.slice(before);
  expect(told).toHaveLength(4);
  for (const line of told) expect(line).toContain('person_email');
  expect(JSON.parse(told[0]!).err).toMatchObject({
    type: 'QueryFailedError',
    code: '23505',
    stack: expect.stringContaining('person_email'),
  });
  expect(told.filter((line) => line.includes('canary'))).toEqual([]);
});

it('a server that is full says so at once, and takes the next when there is a place', () => {
  const places = new Places(2);
  const [first] = [places.take(), places.take()];
  expect(() => places.take()).toThrow(expect.objectContaining({ code: 'UNAVAILABLE', retryAfterSeconds: 1 }));
  first();
  first();
  places.take();
  expect(() => places.take()).toThrow();
});

onPostgres(() => {
  it('who goes away, or takes too long, leaves no statement at work in the database', async () => {
    const gone = new AbortController();
    const { snapshot } = await app.app.contextOf({
      method: 'POST',
      headers: { authorization: await keyOf(app, book) },
      signal: gone.signal,
    });
    const asleep = snapshot((sql) => sql.query('select pg_sleep(45)')).catch((error: unknown) => error);
    const atWork = () =>
      app.store.source.query("select pid from pg_stat_activity where query like 'select pg_sleep(45)%' and state = 'active'");
    await eventually(async () => expect(await atWork()).toHaveLength(1));
    gone.abort();
    expect(await asleep).toMatchObject({ code: 'TIMEOUT' });
    // It tells that it was cancelled before it is done with that.
    await eventually(async () => expect(await atWork()).toEqual([]));
  });

  it('all who read go away at once, and the next is answered', async () => {
    // More than there are connections: those who wait for one go away as well.
    const gone = new AbortController();
    const access = accessTo(app.store.source, book.bookId, gone.signal);
    const readers = Array.from({ length: 15 }, () =>
      access.snapshot((sql) => sql.query('select pg_sleep(46)')).catch((error: unknown) => error),
    );
    const atWork = () =>
      app.store.watching.query("select pid from pg_stat_activity where query like 'select pg_sleep(46)%' and state = 'active'");
    await eventually(async () => expect(await atWork()).toHaveLength(10));
    gone.abort();
    for (const outcome of await Promise.all(readers)) expect(outcome).toMatchObject({ code: 'TIMEOUT' });
    expect(await atWork()).toEqual([]);
    expect(await book.access.snapshot((sql) => sql.query('select 1 as one'))).toEqual([{ one: 1 }]);
  });
});
