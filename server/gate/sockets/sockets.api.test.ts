import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { operationsOfSocketMax, socketMessageBytesMax, socketMessages, socketsOfCredentialMax } from '../../config/limits.ts';
import { PasswordHasher } from '../../identity/password.ts';
import { addPerson, setPassword, setRole } from '../../identity/people.sql.ts';
import { sqlOf } from '../../store/sql-of.ts';
import { inTurn } from '../../store/turns.ts';
import { eventually } from '../../testing/eventually.ts';
import { type Listening, listening } from '../../testing/listening.ts';
import { type Subscriber, subscriber } from '../../testing/subscriber.ts';
import { createTestApp, type TestApp, type TestBook } from '../../testing/test-app.ts';

const passwordCost = { log2n: 10, r: 8, p: 1 };
const password = 'seven quiet herons';
const publicUrl = 'https://books.test';
const noon = new Date('2026-10-15T12:00:00Z');
let app: TestApp;
let at: Listening;
let book: TestBook;
let people = 0;
const open: Subscriber[] = [];

beforeAll(async () => {
  const auth = { mode: 'required', publicUrl, sessionSecret: 'Jx0Kq2vN7pYtR4sWm9LbZc6HdGf1AeUo' } as const;
  app = await createTestApp(noon, undefined, { auth, passwordCost });
  at = await listening(app);
  book = await app.book({}, '2026-01-01 a\n    b  1 EUR\n    c\n');
});
beforeEach(() => {
  app.now = noon;
});
afterAll(async () => {
  for (const one of open) await one.close();
  await at.close();
  await app.close();
});

const sql = () => sqlOf(app.store.source.manager);
const changes = 'subscription { bookChanged { dataVersion } }';

/** Somebody with a session, as their browser sends it. */
async function signedIn(role: 'VIEWER' | 'OWNER' = 'VIEWER') {
  people += 1;
  const email = `person${people}@books.test`;
  const { id } = await addPerson(sql(), email, app.now);
  await setPassword(sql(), id, await new PasswordHasher(passwordCost).hash(password));
  await setRole(sql(), book.bookId, id, role, app.now);
  const answer = await fetch(`${at.url}/auth/login`, {
    method: 'POST',
    // Each from an address of its own: attempts from one are throttled.
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `192.0.2.${people}` },
    body: JSON.stringify({ email, password }),
  });
  return { id, headers: { cookie: answer.headers.get('set-cookie')!.split(';')[0]!, origin: publicUrl } };
}

async function key(scope = 'READ'): Promise<string> {
  const { headers } = await signedIn('OWNER');
  const { body } = await at.ask(`mutation { createApiKey(input: { name: "k", scopes: [${scope}] }) { secret } }`, headers);
  return `Bearer ${body.data.createApiKey.secret}`;
}

function connected(params: Record<string, unknown> = {}, headers: Record<string, string> = {}): Subscriber {
  const one = subscriber(at.url, params, headers);
  open.push(one);
  return one;
}

const underWay = (count: number) =>
  eventually(async () => expect((await app.app.metrics.subscriptions.get()).values[0]?.value).toBe(count));

/** The status that an upgrade is answered with. */
async function upgrade(path: string, headers: Record<string, string>): Promise<number> {
  const ws = new WebSocket(at.url.replace('http', 'ws') + path, 'graphql-transport-ws', { headers });
  const status = new Promise<number>((resolve) => {
    ws.once('unexpected-response', (_request, response) => resolve(response.statusCode!));
    ws.once('open', () => resolve(101));
  });
  const code = await status;
  ws.on('error', () => undefined);
  ws.terminate();
  return code;
}

/** A connection that says what it is told to. `first` is what it is answered: a message, or the code it is closed with. */
async function raw(params: unknown): Promise<{ ws: WebSocket; first: unknown }> {
  const ws = new WebSocket(`${at.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  ws.on('error', () => undefined);
  await once(ws, 'open');
  const first = Promise.race([
    once(ws, 'message').then(([bytes]) => JSON.parse(String(bytes)).type),
    once(ws, 'close').then(([code]) => code),
  ]);
  ws.send(JSON.stringify({ type: 'connection_init', payload: params }));
  return { ws, first: await first };
}

describe('who may open a WebSocket', () => {
  it('pages of other sites may not, and there is one at /graphql alone', async () => {
    expect(await upgrade('/graphql', { origin: 'https://elsewhere.test' })).toBe(403);
    expect(await upgrade('/imports', {})).toBe(404);
    expect(await upgrade('/graphql', { origin: publicUrl })).toBe(101);
  });

  it.each([{}, { authorization: 'Bearer nothing' }, { authorization: 7 }])(
    'a connection that begins with %j is closed: nobody asks',
    async (params) => {
      const one = connected(params);
      one.watch(changes);
      expect(await one.closed).toMatchObject({ code: 4401 });
    },
  );

  it('a cookie counts from our own page alone', async () => {
    const { headers } = await signedIn();
    const here = connected({}, headers);
    expect((await here.ask('{ viewer { scopes } }')).data.viewer.scopes).toEqual(['READ']);
    const elsewhere = connected({}, { cookie: headers.cookie });
    elsewhere.watch(changes);
    expect(await elsewhere.closed).toMatchObject({ code: 4403 });
  });

  it('a key is sent in the first message; its scopes and its book hold', async () => {
    const one = connected({ Authorization: await key('IMPORT') });
    const { told, over } = one.watch(changes);
    await over;
    expect(told[0].errors[0].extensions.code).toBe('FORBIDDEN');
    const foreign = await app.book();
    const other = connected({ authorization: await key(), 'farthing-book': foreign.id });
    other.watch(changes);
    expect(await other.closed).toMatchObject({ code: 4403 });
  });
});

describe('what is asked over a WebSocket', () => {
  it('passes what it would pass over HTTP: bounds, charge and refusals are the same', async () => {
    const authorization = await key();
    const one = connected({ authorization });
    for (const query of [
      '{ transactions(first: 7) { edges { node { id } } } }',
      '{ nothing }',
      '{',
      'query A { book { id } } query B { book { id } }',
      `{ ${Array.from({ length: 40 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
      'query ($n: Int!) { transactions(first: $n) { totalCount } }',
      'mutation { updateBook(input: { name: "x" }) { dataVersion } }',
    ]) {
      const http = await at.ask(query, { authorization });
      const answer = await one.ask(query).catch((errors: unknown) => ({ errors }));
      const shape = ({ data, errors, extensions }: any) => ({
        data,
        codes: errors?.map((e: any) => e.extensions.code),
        cost: extensions?.cost.requested,
      });
      expect(shape(answer)).toEqual(shape(http.body));
    }
  });

  it('may be a subscription only there: HTTP names the way', async () => {
    const { status, body } = await at.ask(changes, { authorization: await key() });
    expect([status, body.errors[0].extensions.code, body.errors[0].message]).toEqual([
      400,
      'BAD_USER_INPUT',
      expect.stringContaining('WebSocket'),
    ]);
  });
});

describe('a credential that is withdrawn', () => {
  it('hears no event any more, and its connection ends', async () => {
    const { id, headers } = await signedIn();
    const one = connected({}, headers);
    const { told } = one.watch(changes);
    await underWay(1);
    await sql().query('delete from session where person_id = $1', [id]);
    await book.load('2026-02-02 x\n    b  1 EUR\n    c\n');
    expect(await one.closed).toMatchObject({ code: 4401 });
    expect(told.filter(({ data }) => data)).toEqual([]);
    await underWay(0);
  });

  it('of who is no member any more: told so, and nothing else', async () => {
    const { id, headers } = await signedIn();
    const { told, over } = connected({}, headers).watch(changes);
    await underWay(1);
    await sql().query('delete from membership where person_id = $1', [id]);
    await book.load('2026-02-03 x\n    b  1 EUR\n    c\n');
    expect(await over).toBe('complete');
    expect(told.map(({ data, errors }) => [data, errors[0].extensions.code])).toEqual([[undefined, 'FORBIDDEN']]);
  });

  it('watching alone keeps no session alive', async () => {
    const { headers } = await signedIn();
    const one = connected({}, headers);
    one.watch(changes);
    await underWay(1);
    for (const minutes of [20, 40]) {
      app.now = new Date(noon.getTime() + minutes * 60_000);
      await book.load(`2026-02-04 ${minutes}\n    b  1 EUR\n    c\n`);
    }
    expect(await one.closed).toMatchObject({ code: 4401 });
    await underWay(0);
  });
});

describe('a connection that asks for too much', () => {
  it('has so many operations under way, and no more', async () => {
    const one = connected({ authorization: await key() });
    const watched = Array.from({ length: operationsOfSocketMax }, () => one.watch(changes));
    await underWay(operationsOfSocketMax);
    const refused = one.watch(changes);
    expect(await refused.over).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    for (const { stop } of watched) stop();
    await underWay(0);
  });

  it.each([
    ['a message too large', 1009, (ws: WebSocket) => ws.send('x'.repeat(socketMessageBytesMax + 1))],
    ['no JSON', 4400, (ws: WebSocket) => ws.send('{')],
    ['messages too fast', 4429, (ws: WebSocket) => Array.from({ length: socketMessages.burst + 20 }, () => ws.send('{"type":"ping"}'))],
  ])('%s ends it', async (_name, code, send) => {
    const { ws } = await raw({ authorization: await key() });
    const closed = once(ws, 'close');
    send(ws);
    expect((await closed)[0]).toBe(code);
  });

  it('one credential has so many connections', async () => {
    const authorization = await key();
    const sockets = await Promise.all(Array.from({ length: socketsOfCredentialMax }, () => raw({ authorization })));
    expect(new Set(sockets.map(({ first }) => first))).toEqual(new Set(['connection_ack']));
    expect((await raw({ authorization })).first).toBe(4429);
    for (const { ws } of sockets) ws.terminate();
  });
});

it('a server that ends lets questions be answered, tells its clients to connect again, and takes no more', async () => {
  const other = await createTestApp(noon, app.store, {});
  const there = await listening(other);
  const one = subscriber(there.url);
  const { over } = one.watch(changes);
  await eventually(async () => expect((await other.app.metrics.subscriptions.get()).values[0]?.value).toBe(1));
  let answerIt: () => void = () => undefined;
  // Another write has its turn, so that the one that is asked for waits.
  void inTurn(app.store.source, book.bookId, () => new Promise<void>((resolve) => (answerIt = resolve)));
  const question = one.ask(
    'mutation { setPrice(input: { currency: "USD", in: "EUR", on: "2026-01-01", price: "0.9" }) { userErrors { code } } }',
  );
  await eventually(() => expect(other.app.sockets.questions).toBe(1));
  const drained = other.app.sockets.drain();
  answerIt();
  expect((await question).data.setPrice).toEqual({ userErrors: [] });
  await drained;
  expect(await one.closed).toMatchObject({ code: 1001 });
  await over;
  const late = subscriber(there.url);
  late.watch(changes);
  await expect(late.closed).resolves.toMatchObject({ code: 1006 });
  await there.close();
  await other.app.stop();
});
