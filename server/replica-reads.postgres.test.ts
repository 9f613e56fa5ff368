import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startReplica } from '../ops/postgres-replica.ts';
import { type PostgresServer, startPostgres } from '../ops/postgres-server.ts';
import { replicaLimits } from './config/limits.ts';
import { readPosition } from './ledger/book-state.sql.ts';
import type { Sql } from './ledger/sql.ts';
import { confinedRole } from './store/confined-role.ts';
import { openStore } from './store/open-store.ts';
import { ReplicaUnable } from './store/replica-unable.ts';
import { figuresOf } from './testing/all-figures.ts';
import { eventually } from './testing/eventually.ts';
import { createTestApp, type TestApp, type TestBook } from './testing/test-app.ts';

const settings = ['fsync=off', 'full_page_writes=off', 'max_connections=60'];
/** A busy machine is no reason to leave a replica, but where a test is about that. */
const limits = { ...replicaLimits, patienceMilliseconds: 30_000, openingMillisecondsMax: 30_000, restMilliseconds: 0 };
const now = new Date('2026-10-15T12:00:00Z');
const scratch = (): string => mkdtempSync(join(tmpdir(), 'farthing-replica-'));

let primary: PostgresServer;
let replica: PostgresServer;
/** Asks the replica; keeps no answer. */
let app: TestApp;
/** Asks the primary alone. */
let plain: TestApp;
let book: TestBook;
let truth: TestBook;
let atReplica: Client;

beforeAll(async () => {
  primary = await startPostgres({ folder: scratch(), settings });
  replica = await startReplica({ primaryUrl: primary.url, folder: scratch(), settings });
  plain = await createTestApp(now, await openStore({ url: primary.url }), { cache: null });
  app = await createTestApp(now, await openStore({ url: primary.url, readUrls: [replica.url], replicaLimits: limits }), { cache: null });
  truth = await plain.book({ currency: 'EUR' }, journal(1));
  book = app.open(truth.bookId);
});

afterAll(async () => {
  await Promise.all([app?.close(), plain?.close()]);
  await Promise.all([replica?.stop(), primary?.stop()]);
});

beforeEach(async () => {
  await eventually(async () => expect(app.store.replicas.all[0]!.isReady).toBe(true));
  atReplica = new Client({ connectionString: replica.url });
  // One that is killed may say so twice: that the other side is gone, and that it was not to be.
  atReplica.on('error', () => undefined);
  await atReplica.connect();
});

afterEach(() => atReplica.end());

function journal(n: number): string {
  return `2026-0${1 + (n % 9)}-11 Shop ${n}\n    expenses:food  ${n}.25 EUR\n    assets:cash\n`;
}

/** What the counters say, by target or reason. */
async function counted(): Promise<Record<string, number>> {
  const text = await app.app.metrics.registry.metrics();
  const series = text.matchAll(/^farthing_(?:snapshot_reads|replica_unable)_total\{\w+="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...series].map(([, label, count]) => [label!, Number(count)]));
}

/** How many more there are after `work`. */
async function countedIn(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await counted();
  await work();
  const after = await counted();
  return Object.fromEntries(
    Object.entries(after).flatMap(([label, count]) => (count > before[label]! ? [[label, count - before[label]!]] : [])),
  );
}

/** Waits until it has all that the primary has written. */
async function caughtUp(): Promise<void> {
  await eventually(async () => {
    const come = await app.store.replicas.all[0]!.followed();
    const { rows } = await onPrimary("select (pg_current_wal_insert_lsn() - '0/0')::text as written");
    expect(come.written >= BigInt(rows[0].written)).toBe(true);
  });
}

async function onPrimary(text: string): Promise<any> {
  const client = new Client({ connectionString: primary.url });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

test('every report is answered by the replica, with the figures of the primary', async () => {
  await caughtUp();
  const wanted = await figuresOf(truth);
  const where = await countedIn(async () => expect(await figuresOf(book)).toEqual(wanted));
  expect(where).toEqual({ replica: expect.any(Number) });
});

test('whatever is written before is seen, whether the replica has it or not: it stands still and goes on at any moment', async () => {
  limits.patienceMilliseconds = 20;
  const balance = '{ balanceSheet(asOf: "2026-12-31") { assets { total { amount } } provenance { dataVersion } } }';
  const where = await countedIn(async () => {
    for (let n = 2; n < 26; n += 1) {
      if (n % 6 === 0) await atReplica.query('select pg_wal_replay_pause()');
      if (n % 6 === 3) await atReplica.query('select pg_wal_replay_resume()');
      if (n % 2 === 0) expect((await truth.load(journal(n))).status).toBe('SUCCEEDED');
      expect(await book.ask(balance), `step ${n}`).toEqual(await truth.ask(balance));
      if (n % 6 === 5) await eventually(async () => expect((await countedIn(() => book.ask(balance))).replica).toBe(1));
    }
  });
  limits.patienceMilliseconds = 30_000;
  await atReplica.query('select pg_wal_replay_resume()');
  // Otherwise nothing has been shown.
  expect(Math.min(where.replica!, where.primary!, where.behind!)).toBeGreaterThan(0);
});

test('who writes and reads in one request reads at the primary', async () => {
  await caughtUp();
  const where = await countedIn(async () => {
    const mutation =
      'mutation { setPrice(input: { on: "2026-03-01", currency: "USD", price: "0.9", in: "EUR" }) { dataVersion userErrors { code } } }';
    const { setPrice } = await book.ask(mutation);
    expect(setPrice).toMatchObject({ userErrors: [] });
    expect(setPrice.dataVersion).toBe(
      (await truth.ask('{ trialBalance(asOf: "2026-12-31") { provenance { dataVersion } } }')).trialBalance.provenance.dataVersion,
    );
  });
  expect(where).toEqual({ primary: expect.any(Number) });
});

test('books are kept apart there as well, and nothing can be written', async () => {
  const other = await plain.book({}, journal(7));
  await caughtUp();
  const read = async (sql: Sql) => ({
    roles: await sql.query('select current_user as role'),
    books: await sql.query('select distinct book_id from posting'),
    named: await sql.query('select count(*)::int as rows from public.posting where book_id = $1', [book.bookId]),
  });
  const seen = await app.store.replicas.snapshot(other.bookId, await readPosition(app.store.watching), read);
  expect(seen).toEqual({ roles: [{ role: confinedRole }], books: [{ book_id: other.bookId }], named: [{ rows: 0 }] });
  const write = (sql: Sql) => sql.query("update book set name = 'x'");
  await expect(app.store.replicas.snapshot(other.bookId, await readPosition(app.store.watching), write)).rejects.toThrow(ReplicaUnable);
});

/** A report, while the connection that it is read by comes to an end in its middle. */
async function askWhile(disturb: () => Promise<unknown>): Promise<void> {
  let isFirst = true;
  const context = await app.app.contextOf({ method: 'POST', headers: { 'farthing-book': book.id } });
  const read = async (sql: Sql) => {
    const before = await sql.query('select count(*)::int as entries from transaction');
    if (isFirst) {
      isFirst = false;
      await disturb();
    }
    return [...before, ...(await sql.query('select count(*)::int as entries from transaction'))];
  };
  const [one, two] = await context.snapshot(read);
  expect(one).toEqual(two);
}

test('a statement that replay cancels is asked at the primary, and nobody notices', async () => {
  await caughtUp();
  await atReplica.query("alter system set max_standby_streaming_delay = '100ms'");
  await atReplica.query('select pg_reload_conf()');
  const cancelled = async () => {
    const { rows } = await atReplica.query(
      'select confl_lock + confl_snapshot as cancelled from pg_stat_database_conflicts where datname = current_database()',
    );
    return Number(rows[0].cancelled);
  };
  const before = await cancelled();
  const conflict = async () => {
    // What the reader's snapshot still needs is taken away, here and by replay there.
    await onPrimary(`update book set name = name || '.' where id = ${book.bookId}`);
    await onPrimary('vacuum (freeze) book');
    await onPrimary('begin; lock table transaction in access exclusive mode; commit');
    await eventually(async () => expect(await cancelled()).toBeGreaterThan(before));
  };
  expect(await countedIn(() => askWhile(conflict))).toEqual({ replica: 1, failed: 1, primary: 1 });
  await atReplica.query('alter system reset max_standby_streaming_delay');
  await atReplica.query('select pg_reload_conf()');
});

test('a replica that is killed in the middle is left, and found again', async () => {
  await caughtUp();
  const ended = new Promise((resolve) => atReplica.once('error', resolve));
  expect(await countedIn(() => askWhile(() => replica.kill()))).toEqual({ replica: 1, failed: 1, primary: 1 });
  await ended;
  await eventually(() => expect(app.store.replicas.all[0]!.isThere).toBe(false));
  expect(await countedIn(() => askWhile(async () => undefined))).toEqual({ away: 1, primary: 1 });
  await replica.start();
  await eventually(async () => expect(await countedIn(() => askWhile(async () => undefined))).toEqual({ replica: 1 }));
});

test('a replica that is frozen hangs nobody', async () => {
  await caughtUp();
  replica.freeze();
  const where = await countedIn(() => Promise.all(Array.from({ length: 5 }, () => askWhile(async () => undefined))));
  expect(where).toEqual({ failed: 5, primary: 5 });
  replica.thaw();
  await eventually(async () => expect(await countedIn(() => askWhile(async () => undefined))).toEqual({ replica: 1 }));
});

test('a replica that has been promoted is not asked any more, however far it has come', async () => {
  await caughtUp();
  await atReplica.query('select pg_promote()');
  expect(await countedIn(() => askWhile(async () => undefined))).toEqual({ foreign: 1, primary: 1 });
  await expect(app.store.replicas.all[0]!.requireFollowing()).rejects.toThrow('promoted');
});
