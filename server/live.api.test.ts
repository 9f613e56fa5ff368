import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openStore } from './store/open-store.ts';
import { sqlOf } from './store/sql-of.ts';
import { eventually } from './testing/eventually.ts';
import { type Listening, listening } from './testing/listening.ts';
import { type Subscriber, subscriber } from './testing/subscriber.ts';
import { createTestApp, type TestApp, type TestBook } from './testing/test-app.ts';
import { onPostgres } from './testing/test-store.ts';

let app: TestApp;
let at: Listening;
let ours: TestBook;
let theirs: TestBook;
const open: Subscriber[] = [];

beforeAll(async () => {
  app = await createTestApp();
  at = await listening(app);
  ours = await app.book({}, entry(1));
  theirs = await app.book({}, entry(1));
});
afterAll(async () => {
  for (const one of open) await one.close();
  await at.close();
  await app.close();
});

const entry = (n: number) => `2026-01-01 entry ${n}\n    a  ${n} EUR\n    b\n`;
const changes = 'subscription { bookChanged { book { id transactionCount } domains dataVersion } }';

function connected(book: TestBook, url = at.url): Subscriber {
  const one = subscriber(url, { 'farthing-book': book.id });
  open.push(one);
  return one;
}

async function underWay(count: number, of = app): Promise<void> {
  await eventually(async () => {
    expect((await of.app.metrics.subscriptions.get()).values[0]?.value).toBe(count);
  });
}

const until = (told: unknown[], count: number) => eventually(() => expect(told.length).toBeGreaterThanOrEqual(count));
const versionOf = async (book: TestBook) => (await book.ask('{ book { dataVersion } }')).book.dataVersion;

describe('bookChanged', () => {
  it('tells each write once, in order, to those who watch the book and to nobody else', async () => {
    const watchers = [connected(ours), connected(ours)].map((one) => one.watch(changes));
    const others = connected(theirs).watch(changes);
    await underWay(3);
    const versions: string[] = [];
    for (let n = 2; n <= 6; n += 1) {
      await ours.load(entry(n));
      versions.push(await versionOf(ours));
    }
    await ours.ask('mutation { setPrice(input: { currency: "USD", in: "EUR", on: "2026-01-01", price: "0.9" }) { dataVersion } }');
    versions.push(await versionOf(ours));
    await theirs.load(entry(2));
    for (const { told } of watchers) {
      await until(told, 6);
      const seen = told.map(({ data }) => data.bookChanged.dataVersion);
      expect(seen).toEqual(versions);
      expect(told[0].data.bookChanged).toMatchObject({ book: { id: ours.id }, domains: ['LEDGER'] });
      expect(told[0].extensions.cost.requested).toBeGreaterThan(0);
      expect(told[5].data.bookChanged.domains).toContain('RATES');
    }
    await until(others.told, 1);
    expect(others.told.map(({ data }) => data.bookChanged.book.id)).toEqual([theirs.id]);
    for (const one of [...watchers, others]) one.stop();
    await underWay(0);
  });

  it('says nothing of a dry run, of a file that adds nothing, and of one that is refused', async () => {
    const { told, stop } = connected(ours).watch(changes);
    await underWay(1);
    await ours.load(entry(99), { dryRun: true });
    await ours.load('2026-01-01 wrong\n    a  1 EUR\n    b  2 EUR\n');
    await ours.load(entry(7));
    await until(told, 1);
    expect(told.map(({ data }) => data.bookChanged.dataVersion)).toEqual([await versionOf(ours)]);
    stop();
    await underWay(0);
  });

  it('tells of a write beside the API: a setting, by the command line', async () => {
    const { told, stop } = connected(ours).watch(changes);
    await underWay(1);
    await ours.access.write((sql) => sql.query("update book set time_zone = 'Europe/Vienna' where id = $1", [ours.bookId]));
    await until(told, 1);
    expect(told[0].data.bookChanged.dataVersion).toBe(await versionOf(ours));
    stop();
    await underWay(0);
  });

  onPostgres(() => {
    it('works over several servers, and catches up with what it missed', async () => {
      const url = String((app.store.source.options as { url?: string }).url ?? inject('postgresUrl'));
      const second = await createTestApp(app.now, await openStore({ url }));
      const there = await listening(second);
      const { told } = connected(ours, there.url).watch(changes);
      await underWay(1, second);
      await ours.load(entry(200));
      await until(told, 1);
      // The connection that listens is cut, and something happens meanwhile.
      await app.store.source.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen farthing' and datname = current_database()",
      );
      await ours.load(entry(201));
      await until(told, 2);
      expect(told.at(-1).data.bookChanged.dataVersion).toBe(await versionOf(ours));
      await there.close();
      await second.close();
    });
  });
});

describe('importProgress', () => {
  const progress = 'subscription ($id: ID!) { importProgress(id: $id) { status transactionsAdded } }';

  it('tells how an import stands, and ends with it', async () => {
    const { id } = await ours.load(entry(300));
    const { told, over } = connected(ours).watch(progress, { id });
    expect(await over).toBe('complete');
    expect(told.map(({ data }) => data.importProgress)).toEqual([{ status: 'SUCCEEDED', transactionsAdded: 1 }]);
  });

  it('follows one that goes on', async () => {
    const sql = sqlOf(app.store.source.manager);
    const [{ id }] = await sql
      .query<{ id: number }>(
        `insert into import (book_id, id, file_name, format, status, created_at) values ($1, nextval('import_id'), 'x', 'hledger', 'QUEUED', now()) returning id`,
        [ours.bookId],
      )
      .then((rows) => rows as [{ id: number }]);
    const { told, over } = connected(ours).watch('subscription ($id: ID!) { importProgress(id: $id) { status bytesRead } }', {
      id: `imp_${ours.bookId}_${id}`,
    });
    await until(told, 1);
    for (const [status, bytes] of [
      ['READING', 10],
      ['READING', 20],
      ['READING', 20],
      ['SUCCEEDED', 30],
    ]) {
      await sql.query('update import set status = $3, bytes_read = $4 where book_id = $1 and id = $2', [ours.bookId, id, status, bytes]);
      if (status === 'READING') await eventually(() => expect(told.at(-1).data.importProgress.bytesRead).toBe(bytes));
    }
    expect(await over).toBe('complete');
    expect(told.map(({ data }) => data.importProgress.bytesRead)).toEqual([0, 10, 20, 30]);
  });

  it('of another book is as absent as one that never was', async () => {
    const { id: foreign } = await theirs.load(entry(300));
    const one = connected(ours);
    const answers = [];
    for (const id of [foreign, `imp_${ours.bookId}_999999`, 'imp_999_1', 'nonsense']) {
      const { told, over } = one.watch(progress, { id });
      await over;
      answers.push(JSON.stringify(told));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('NOT_FOUND');
  });
});
