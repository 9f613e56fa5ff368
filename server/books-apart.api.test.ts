import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLField, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomOf } from './testing/broken-requests.ts';
import { keyOf } from './testing/key-of.ts';
import { type Listening, listening } from './testing/listening.ts';
import { idQuestions, plainQuestion } from './testing/questions-of.ts';
import { subscriber } from './testing/subscriber.ts';
import { createTestApp, type TestApp, type TestBook } from './testing/test-app.ts';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../schema/schema.graphql'), 'utf8'));
const fieldsOf = (type: GraphQLObjectType | null | undefined): GraphQLField<unknown, unknown>[] => Object.values(type!.getFields());

/** Stands in all that is of the other book, and nowhere else. */
const marker = 'xenonium';
const journal = (mark: string) => `
2026-01-05 * ${mark} rent
    expenses:${mark}:rent   900.00 EUR
    assets:bank:${mark}
2026-02-05 * ${mark} rent
    expenses:${mark}:rent   900.00 EUR
    assets:bank:${mark}
P 2026-01-01 USD 0.90 EUR
`;

let app: TestApp;
let at: Listening;
let ours: TestBook;
let theirs: TestBook;
let authorization: string;
let foreignIds: Record<string, string>;

beforeAll(async () => {
  const auth = { mode: 'required', publicUrl: 'https://books.test', sessionSecret: 'Jx0Kq2vN7pYtR4sWm9LbZc6HdGf1AeUo' } as const;
  app = await createTestApp(undefined, undefined, { auth });
  at = await listening(app);
  ours = await app.book({ name: 'Ours' }, journal('harbour'));
  theirs = await app.book({ name: `The ${marker} works` }, journal(marker));
  authorization = await keyOf(app, ours);
  foreignIds = await idsOf(await keyOf(app, theirs));
});
afterAll(async () => {
  await at.close();
  await app.close();
});

/** One id of each kind that the other book has, as its own people see them. */
async function idsOf(theirKey: string): Promise<Record<string, string>> {
  const { body } = await at.ask(
    `{ book { id } imports { edges { node { id } } } accounts { edges { node { id } } } apiKeys { edges { node { id } } } findings { edges { node { id } } }
       transactions(first: 1) { edges { node { id postings { id } } } pageInfo { endCursor } } }`,
    { authorization: theirKey },
  );
  expect(body.errors, JSON.stringify(body.errors)).toBeUndefined();
  const first = (name: string) => body.data[name].edges[0]?.node.id as string;
  const [{ node }] = body.data.transactions.edges;
  return {
    book: body.data.book.id,
    imp: first('imports'),
    acc: first('accounts'),
    key: first('apiKeys'),
    txn: node.id,
    pst: node.postings[0].id,
    ...(first('findings') ? { finding: first('findings') } : {}),
  };
}

/** What a request shows of itself, but for the id that was in it. */
async function shown(query: string, id: string, headers: Record<string, string> = {}) {
  const { status, body } = await at.ask(query, { authorization, ...headers });
  const { extensions: _cost, ...rest } = body;
  const text = JSON.stringify(rest).replaceAll(JSON.stringify(id).slice(1, -1), '<id>');
  // When it was computed and how long a word is says nothing of whose it is.
  // How much of a book search has taken up yet is a matter of time.
  const settled = text.replace(/"coverage":[\d.]+/g, '');
  return `${status} ${settled.replace(/"computedAt":"[^"]*"/g, '').replace(/"column":\d+/g, '')}`;
}

/** An id like it that was never given to anybody: of our own book, and of a book that is not there. */
function absentLike(id: string): string[] {
  const [kind, , ...rest] = id.split('_');
  // Our own book is no absent one.
  if (rest.length === 0) return [`${kind}_987654`];
  const numbers = rest.map((_, index) => (index === 0 ? '987654' : '1'));
  return [[kind, ours.bookId, ...numbers].join('_'), [kind, 987654, ...numbers].join('_')];
}

const roots = [
  ['query', schema.getQueryType()],
  ['mutation', schema.getMutationType()],
] as const;
const questions = roots.flatMap(([operation, type]) => fieldsOf(type).flatMap((field) => idQuestions(operation, field, 1)));

describe('another book', () => {
  it('is in every field that takes an id: the list is not empty, and each kind has one', () => {
    expect(questions.length).toBeGreaterThan(10);
    expect(Object.values(foreignIds).every((id) => typeof id === 'string')).toBe(true);
  });

  it.each(questions.map((question) => [`${question.field}(${question.place})`, question] as const))(
    'is as absent as none: %s',
    async (_name, { text }) => {
      const before = await versionAndRows();
      for (const [kind, id] of Object.entries(foreignIds)) {
        const [foreign, ...absent] = await Promise.all([id, ...absentLike(id)].map((one) => shown(text(one), one)));
        for (const one of absent) expect(foreign, `${kind}: ${text(id)}`).toBe(one);
        expect(foreign!.toLowerCase()).not.toContain(marker);
      }
      expect(await versionAndRows()).toEqual(before);
    },
  );

  it('shows nowhere in what can be asked without an id', async () => {
    for (const field of fieldsOf(schema.getQueryType())) {
      const { body } = await at.ask(plainQuestion('query', field, 2), { authorization });
      expect(JSON.stringify(body).toLowerCase(), field.name).not.toContain(marker);
    }
  });

  it('cannot be paged into by a cursor of its own', async () => {
    const theirKey = await keyOf(app, theirs);
    for (const field of ['transactions', 'accounts', 'imports', 'prices']) {
      const query = (after: string) => `{ ${field}(first: 1${after}) { pageInfo { endCursor } } }`;
      const { body } = await at.ask(query(''), { authorization: theirKey });
      const cursor = body.data[field].pageInfo.endCursor as string;
      const forged = `${cursor.slice(0, -2)}AA`;
      const of = (text: string) => shown(query(`, after: ${JSON.stringify(text)}`), text);
      expect(await of(cursor), field).toBe(await of(forged));
    }
  });

  it('cannot be named by a header, nor found by a filter or a search', async () => {
    const all = '{ book { name } }';
    expect(await shown(all, theirs.id, { 'farthing-book': theirs.id })).toBe(
      await shown(all, theirs.id, { 'farthing-book': 'book_987654' }),
    );
    const found = `{ transactions(filter: { text: "${marker}" }) { totalCount } search(query: "${marker}", mode: TEXT) { edges { node { id } } } }`;
    const { body } = await at.ask(found.replace('mode: TEXT', 'mode: KEYWORD'), { authorization });
    expect(JSON.stringify(body.data ?? body.errors)).not.toContain(`txn_${theirs.bookId}_`);
    for (const path of ['/imports?fileName=x', '/export/journal', '/export/transactions.csv']) {
      const send = async (book: string) => {
        const method = path.startsWith('/imports') ? { method: 'POST', body: 'x' } : {};
        const answer = await fetch(at.url + path, { ...method, headers: { authorization, 'farthing-book': book } });
        return `${answer.status} ${await answer.text()}`;
      };
      expect(await send(theirs.id), path).toBe(await send('book_987654'));
    }
  });

  it('never answers for ours out of a cache: a thousand questions to both, in any order, with writes between them', {
    timeout: 300_000,
  }, async () => {
    const random = randomOf(20261129);
    const keys = [authorization, await keyOf(app, theirs)];
    const asked = [
      '{ kpis(period: { fiscalYear: 2026 }) { kpis { key value } } }',
      '{ expenseTrend(from: "2026-01-01", to: "2026-12-31", interval: MONTH, top: 3) { categories { label total { amount } } } }',
      '{ balanceSheet(asOf: "2026-06-30") { assets { total { amount } } } }',
      '{ accounts(first: 5) { edges { node { fullName } } } }',
      '{ book { name transactionCount } }',
    ];
    const known = new Map<string, string>();
    for (let round = 0; round < 1_000; round += 10) {
      const chosen = Array.from({ length: 10 }, () => [random(2), random(asked.length)] as const);
      const answers = await Promise.all(chosen.map(([which, question]) => at.ask(asked[question]!, { authorization: keys[which]! })));
      for (const [index, { body }] of answers.entries()) {
        const text = JSON.stringify(body.data ?? body.errors);
        const key = chosen[index]!.join(' ');
        if (key.startsWith('0')) expect(text).not.toContain(marker);
        expect(body.errors).toBeUndefined();
        expect(text).toBe(known.get(key) ?? text);
        known.set(key, text);
      }
      if (round % 100 !== 90) continue;
      const which = random(2);
      await [ours, theirs][which]!.load(`2026-04-01 more\n    expenses:more ${round}  1 EUR\n    assets:bank\n`);
      for (const index of asked.keys()) known.delete(`${which} ${index}`);
    }
  });

  it('cannot be listened to', async () => {
    const one = subscriber(at.url, { authorization });
    for (const question of fieldsOf(schema.getSubscriptionType()).flatMap((field) => idQuestions('subscription', field, 1))) {
      const ids = [foreignIds.imp!, ...absentLike(foreignIds.imp!)];
      const answers = [];
      for (const id of ids) {
        const { told, over } = one.watch(question.text(id));
        await over;
        answers.push(JSON.stringify(told).replaceAll(id, '<id>'));
      }
      expect(new Set(answers).size).toBe(1);
    }
    await one.close();
  });
});

/** What nobody but its own people may have changed. */
async function versionAndRows(): Promise<unknown> {
  return app.store.source.query(
    `select (select sum(folded) from book_version where book_id = ${theirs.bookId}) as version,
            (select count(*)::int from api_key where book_id = ${theirs.bookId} and revoked_at is null) as keys,
            (select count(*)::int from import where book_id = ${theirs.bookId} and status = 'SUCCEEDED') as imports,
            (select count(*)::int from rule where book_id = ${theirs.bookId}) as rules`,
  );
}
