import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { attemptsPerAccount } from '../config/limits.ts';
import { PasswordHasher } from '../identity/password.ts';
import { addPerson, keepLink, setPassword, setRole } from '../identity/people.sql.ts';
import type { Role } from '../identity/roles.ts';
import { digestOf, newSecret } from '../identity/secrets.ts';
import { sqlOf } from '../store/sql-of.ts';
import { type Listening, listening } from '../testing/listening.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

const publicUrl = 'https://books.test';
const passwordCost = { log2n: 10, r: 8, p: 1 };
const password = 'seven quiet herons';
const noon = new Date('2026-10-15T12:00:00Z');

let app: TestApp;
let at: Listening;
let book: TestBook;
let people = 0;

beforeAll(async () => {
  const auth = { mode: 'required', publicUrl, sessionSecret: 'Jx0Kq2vN7pYtR4sWm9LbZc6HdGf1AeUo' } as const;
  app = await createTestApp(noon, undefined, { auth, passwordCost });
  at = await listening(app);
  book = await app.book({ name: 'Ours' }, '2026-01-01 a\n    b  1 EUR\n    c\n');
});
beforeEach(() => {
  // Buckets fill up meanwhile, so that no test is refused for what the one before did.
  app.now = new Date(app.now.getTime() + 86_400_000);
});
afterAll(async () => {
  await at.close();
  await app.close();
});

const sql = () => sqlOf(app.store.source.manager);

async function personWith(role: Role | null, theirs: string | null = password): Promise<{ id: number; email: string }> {
  people += 1;
  const email = `person${people}@books.test`;
  const { id } = await addPerson(sql(), email, app.now);
  if (role) await setRole(sql(), book.bookId, id, role, app.now);
  if (theirs) await setPassword(sql(), id, await new PasswordHasher(passwordCost).hash(theirs));
  return { id, email };
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${at.url}/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

async function signedIn(email: string): Promise<{ cookie: string; origin: string }> {
  const answer = await post('login', { email, password });
  expect(answer.status).toBe(200);
  return { cookie: answer.headers.get('set-cookie')!.split(';')[0]!, origin: publicUrl };
}

const whoAmI = '{ viewer { name scopes } book { name } }';

describe('without a credential', () => {
  it.each([
    {},
    { authorization: 'Bearer nothing' },
    { authorization: `Bearer fk_abcdefghij.${'a'.repeat(43)}` },
    { cookie: '__Host-farthing=x' },
  ])('%j is refused as a whole, whatever is asked', async (headers) => {
    for (const query of [whoAmI, '{ __schema { types { name } } }', '{ bok { name } }', '{']) {
      const { status, body } = await at.ask(query, headers as Record<string, string>);
      expect([status, body.errors[0].extensions.code, body.data]).toEqual([401, 'UNAUTHENTICATED', undefined]);
      expect(JSON.stringify(body)).not.toContain('Did you mean');
    }
    const upload = await fetch(`${at.url}/imports?fileName=a`, { method: 'POST', body: 'x', headers: headers as Record<string, string> });
    expect(upload.status).toBe(401);
  });
});

describe('POST /auth/login', () => {
  it('gives a cookie that scripts, other hosts and plain HTTP do not get', async () => {
    const { email } = await personWith('EDITOR');
    const answer = await post('login', { email: email.toUpperCase(), password });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-farthing=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Expires=/);
    const headers = await signedIn(email);
    const { body } = await at.ask(whoAmI, headers);
    expect(body.data).toEqual({ viewer: { name: email, scopes: ['READ', 'IMPORT', 'WRITE'] }, book: { name: 'Ours' } });
  });

  it('says the same of a wrong password, an unknown address and one without a password', async () => {
    const [known, without] = [await personWith('OWNER'), await personWith('OWNER', null)];
    const answers = [];
    for (const email of [known.email, 'nobody@books.test', without.email]) {
      const answer = await post('login', { email, password: 'wrong wrong wrong' });
      const headers = [...answer.headers].filter(([name]) => name !== 'date' && name !== 'x-request-id');
      answers.push({ status: answer.status, headers, body: await answer.text() });
    }
    expect(answers[0]).toMatchObject({ status: 401, body: expect.stringContaining('UNAUTHENTICATED') });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('derives one key for each of them: what is unknown costs as much work', async () => {
    const { email } = await personWith('OWNER');
    const hasher = new PasswordHasher(passwordCost);
    const stored = await hasher.hash(password);
    expect([await hasher.verify('x', stored), await hasher.verify(password, stored), await hasher.verify(password, null)]).toEqual([
      false,
      true,
      false,
    ]);
    expect(await signedIn(email)).toBeTruthy();
  });

  it('is throttled by account, known or not, and nobody is locked out for good', async () => {
    const { email } = await personWith('OWNER');
    for (const account of [email, 'stranger@books.test']) {
      const statuses: number[] = [];
      for (let n = 0; n < attemptsPerAccount.burst + 5; n += 1) {
        const answer = await post('login', { email: account, password: `wrong ${n}` }, { 'x-forwarded-for': `192.0.2.${n}` });
        statuses.push(answer.status);
        if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBe(attemptsPerAccount.secondsEach);
      }
      expect(statuses.filter((status) => status === 401)).toHaveLength(attemptsPerAccount.burst);
      expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    }
    expect((await post('login', { email, password })).status).toBe(429);
    app.now = new Date(app.now.getTime() + attemptsPerAccount.secondsEach * 1_000);
    expect((await post('login', { email, password })).status).toBe(200);
  });

  it('a thousand attempts are answered, a few by a look at the password, and the owner gets in soon after', async () => {
    const { email } = await personWith('OWNER');
    const statuses: number[] = [];
    // As many connections as one machine has for a test; what counts is that none of them waits for the clock.
    for (let wave = 0; wave < 20; wave += 1) {
      const attempt = async (n: number) => {
        const answer = await post('login', { email, password: 'wrong' }, { 'x-forwarded-for': `192.0.2.${(wave * 50 + n) % 250}` });
        await answer.text();
        return answer.status;
      };
      statuses.push(...(await Promise.all(Array.from({ length: 50 }, (_, n) => attempt(n)))));
    }
    const count = (status: number) => statuses.filter((found) => found === status).length;
    expect([count(401), count(429)]).toEqual([attemptsPerAccount.burst, 1_000 - attemptsPerAccount.burst]);
    app.now = new Date(app.now.getTime() + attemptsPerAccount.secondsEach * 1_000);
    expect((await post('login', { email, password })).status).toBe(200);
  });

  it.each(['', '[]', '{}', '{"email":1,"password":"x"}', '{"email":"a@b","password":""}', '{"email":', 'null'])(
    '%j is refused',
    async (body) => {
      const answer = await post('login', body);
      expect([answer.status, (await answer.json()).errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    },
  );
});

describe('a session', () => {
  it('changes something only for pages of this server', async () => {
    const { email } = await personWith('OWNER');
    const { cookie } = await signedIn(email);
    const mutation = 'mutation { updateBook(input: { fiscalYearStartMonth: 2 }) { userErrors { code } } }';
    for (const origin of [undefined, 'https://evil.test', 'null', 'http://books.test', 'https://books.test.evil.test']) {
      const { status } = await at.ask(mutation, origin === undefined ? { cookie } : { cookie, origin });
      expect([origin, status]).toEqual([origin, 403]);
    }
    expect((await at.ask(mutation, { cookie, origin: publicUrl })).body.data.updateBook.userErrors).toEqual([]);
    const byGet = await fetch(`${at.url}/graphql?query=${encodeURIComponent(mutation)}`, { headers: { cookie } });
    expect(byGet.status).toBe(405);
  });

  it('ends when nobody uses it, and however much it is used', async () => {
    const { email } = await personWith('VIEWER');
    const idle = await signedIn(email);
    const status = async (headers: Record<string, string>) => (await at.ask(whoAmI, headers)).status;
    const pass = (minutes: number) => {
      app.now = new Date(app.now.getTime() + minutes * 60_000);
    };
    pass(29);
    expect(await status(idle)).toBe(200);
    pass(30);
    expect(await status(idle)).toBe(401);
    const busy = await signedIn(email);
    for (let quarter = 1; quarter < 48; quarter += 1) {
      pass(15);
      expect(await status(busy)).toBe(200);
    }
    pass(15);
    expect(await status(busy)).toBe(401);
  });

  it('is listed and ended by its owner, one or all, and by nobody else', async () => {
    const [{ email }, other] = [await personWith('VIEWER'), await personWith('VIEWER')];
    const [first, second, foreign] = [await signedIn(email), await signedIn(email), await signedIn(other.email)];
    const list = async (headers: Record<string, string>) => (await (await fetch(`${at.url}/auth/sessions`, { headers })).json()).sessions;
    const sessions = await list(first);
    expect(sessions.map(({ isThis }: { isThis: boolean }) => isThis)).toContain(true);
    const stranger = sessions.find(({ isThis }: { isThis: boolean }) => !isThis).id;
    const end = (id: string, headers: Record<string, string>) => fetch(`${at.url}/auth/sessions/${id}`, { method: 'DELETE', headers });
    expect((await end(stranger, foreign)).status).toBe(404);
    expect((await end(stranger, first)).status).toBe(204);
    expect((await at.ask(whoAmI, second)).status).toBe(401);
    expect((await fetch(`${at.url}/auth/sessions`, { method: 'DELETE', headers: first })).status).toBe(204);
    expect((await at.ask(whoAmI, first)).status).toBe(401);
    expect((await at.ask(whoAmI, foreign)).status).toBe(200);
    expect((await post('logout', {}, foreign)).status).toBe(204);
    expect((await at.ask(whoAmI, foreign)).status).toBe(401);
  });

  it('gets a new secret with each sign-in, and the old one opens nothing', async () => {
    const { email } = await personWith('VIEWER');
    const before = await signedIn(email);
    const answer = await post('login', { email, password }, before);
    expect(answer.headers.get('set-cookie')).not.toContain(before.cookie);
    expect((await at.ask(whoAmI, before)).status).toBe(401);
  });

  it('loses a role with the next request', async () => {
    const { id, email } = await personWith('OWNER');
    const headers = await signedIn(email);
    await setRole(sql(), book.bookId, id, 'VIEWER', app.now);
    const { body } = await at.ask('mutation { updateBook(input: { name: "Taken" }) { userErrors { code } } }', headers);
    expect(body.errors[0].extensions.code).toBe('FORBIDDEN');
    await sql().query('delete from membership where person_id = $1', [id]);
    expect((await at.ask(whoAmI, headers)).status).toBe(403);
  });
});

describe('a one-time link', () => {
  it('sets a password once, ends what was signed in, and is refused afterwards', async () => {
    const { id, email } = await personWith('VIEWER');
    const before = await signedIn(email);
    const token = newSecret();
    await keepLink(sql(), id, digestOf(token), new Date(app.now.getTime() + 86_400_000));
    const short = await post('password', { token, password: 'short' });
    expect([short.status, (await short.json()).errors[0].message]).toEqual([400, expect.stringContaining('at least 12')]);
    const set = await post('password', { token, password: 'nine loud herons' });
    expect([set.status, set.headers.get('set-cookie')]).toEqual([200, expect.stringContaining('__Host-farthing=')]);
    expect((await at.ask(whoAmI, before)).status).toBe(401);
    expect((await post('login', { email, password })).status).toBe(401);
    expect((await post('login', { email, password: 'nine loud herons' })).status).toBe(200);
    expect((await post('password', { token, password: 'ten loud herons' })).status).toBe(400);
  });

  it('is used by its person however many others try links that are none', async () => {
    const { id } = await personWith('VIEWER', null);
    const token = newSecret();
    await keepLink(sql(), id, digestOf(token), new Date(app.now.getTime() + 86_400_000));
    const from = (n: number) => ({ 'x-forwarded-for': `192.0.2.${n}` });
    for (let n = 0; n < attemptsPerAccount.burst + 5; n += 1) {
      expect((await post('password', { token: newSecret(), password }, from(n))).status).toBe(400);
    }
    expect((await post('password', { token, password }, from(200))).status).toBe(200);
  });

  it('is out of date after its day', async () => {
    const { id } = await personWith('VIEWER', null);
    const token = newSecret();
    await keepLink(sql(), id, digestOf(token), new Date(app.now.getTime() + 1_000));
    app.now = new Date(app.now.getTime() + 1_000);
    expect((await post('password', { token, password })).status).toBe(400);
  });
});

describe('an API key', () => {
  const create =
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret apiKey { id prefix scopes lastUsedAt } userErrors { code } } }';

  it('is made by an owner, shown once, and does what it says and no more', async () => {
    const headers = await signedIn((await personWith('OWNER')).email);
    const { body } = await at.ask(create, headers, { input: { name: 'reports', scopes: ['READ'] } });
    const { secret, apiKey } = body.data.createApiKey;
    expect(secret).toMatch(/^fk_[2-9a-z]{10}\.[\w-]{43}$/);
    expect(JSON.stringify(await sql().query('select * from api_key'))).not.toContain(secret.split('.')[1]);
    const bearer = { authorization: `Bearer ${secret}` };
    expect((await at.ask(whoAmI, bearer)).body.data.viewer).toEqual({ name: 'reports', scopes: ['READ'] });
    for (const asked of [
      'mutation { updateBook(input: {}) { dataVersion } }',
      '{ apiKeys { edges { cursor } } }',
      '{ members { edges { cursor } } }',
    ])
      expect((await at.ask(asked, bearer)).body.errors[0].extensions.code).toBe('FORBIDDEN');
    const upload = await fetch(`${at.url}/imports?fileName=a`, { method: 'POST', body: 'x', headers: bearer });
    expect(upload.status).toBe(403);
    const listed = await at.ask(
      `{ apiKeys { edges { node { id lastUsedAt } } } node(id: "${apiKey.id}") { ... on ApiKey { prefix } } }`,
      headers,
    );
    expect(listed.body.data.apiKeys.edges[0].node).toEqual({ id: apiKey.id, lastUsedAt: app.now.toISOString() });
    expect(listed.body.data.node).toEqual({ prefix: apiKey.prefix });
    const revoked = await at.ask('mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { apiKey { revokedAt } } }', headers, {
      id: apiKey.id,
    });
    expect(revoked.body.data.revokeApiKey.apiKey.revokedAt).toBe(app.now.toISOString());
    expect((await at.ask(whoAmI, bearer)).status).toBe(401);
  });

  it('is answered with what was kept for others of the same rights, until the moment it is revoked', async () => {
    const headers = await signedIn((await personWith('OWNER')).email);
    const made = async (scopes: string[]) => {
      const { body } = await at.ask(create, headers, { input: { name: scopes.join(), scopes } });
      return { id: body.data.createApiKey.apiKey.id, bearer: { authorization: `Bearer ${body.data.createApiKey.secret}` } };
    };
    const [one, other, importer] = [await made(['READ']), await made(['READ']), await made(['IMPORT'])];
    const asked = '{ trialBalance(asOf: "2026-09-30") { currency provenance { computedAt } } }';
    const computedAt = async (bearer: Record<string, string>) => (await at.ask(asked, bearer)).body.data.trialBalance.provenance.computedAt;
    const first = await at.ask(asked, one.bearer);
    const second = await at.ask(asked, other.bearer);
    expect([second.headers.get('etag'), first.headers.get('etag') !== null]).toEqual([first.headers.get('etag'), true]);
    expect((await at.ask(asked, headers)).body.data).toEqual(first.body.data);
    // Who may not read is refused, though the answer lies there.
    for (let round = 0; round < 2; round++) {
      const refused = await at.ask(asked, importer.bearer);
      expect([refused.body.errors[0].extensions.code, refused.headers.get('cache-control')]).toEqual(['FORBIDDEN', 'no-store']);
    }
    expect((await at.ask(asked)).status).toBe(401);
    await at.ask('mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { apiKey { id } } }', headers, { id: other.id });
    expect((await at.ask(asked, other.bearer)).status).toBe(401);
    expect(await computedAt(one.bearer)).toBe(first.body.data.trialBalance.provenance.computedAt);
  });

  it('ends by itself, and gives away nothing that its maker lacks', async () => {
    const headers = await signedIn((await personWith('OWNER')).email);
    const expiresAt = new Date(app.now.getTime() + 60_000).toISOString();
    const { body } = await at.ask(create, headers, { input: { name: 'short', scopes: ['READ', 'ADMIN'], expiresAt } });
    const bearer = { authorization: `Bearer ${body.data.createApiKey.secret}` };
    const more = await at.ask(create, bearer, { input: { name: 'more', scopes: ['WRITE'] } });
    expect(more.body.data.createApiKey.userErrors).toEqual([{ code: 'SCOPE_NOT_YOURS' }]);
    app.now = new Date(app.now.getTime() + 60_000);
    expect((await at.ask(whoAmI, bearer)).status).toBe(401);
  });
});

it('the log of changes says who did it, holds no secret, and cannot be changed', async () => {
  const entries = await sql().query<{ action: string; actor: string; detail: object }>('select * from audit_entry');
  expect(entries.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['import begun', 'sign-in', 'sign-in refused', 'password set', 'key created', 'key revoked']),
  );
  expect(JSON.stringify(entries)).not.toMatch(/herons|books\.test|wrong/);
  for (const change of ['update audit_entry set actor = $$nobody$$', 'delete from audit_entry', 'truncate audit_entry'])
    await expect(sql().query(change)).rejects.toThrow('only ever added to');
});
