import { existsSync } from 'node:fs';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { type ErrorRequestHandler, type Request, type Response } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportMillisecondsMax, exportsOfCredentialMax, exportsReadAtOnceMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { askingOf } from '../gate/deadline.ts';
import { Refusal } from '../ledger/refusal.ts';
import { figuresOf } from '../testing/all-figures.ts';
import { eventually } from '../testing/eventually.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';
import { onPostgres } from '../testing/test-store.ts';
import { exportRoutes } from './route.ts';

let app: TestApp;
let server: Server;
let at: string;
beforeAll(async () => {
  app = await createTestApp();
  server = createServer(app.app.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}/export`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await app.close();
});

const get = (book: TestBook, path: string) => fetch(`${at}/${path}`, { headers: { 'farthing-book': book.id } });
const textOf = async (book: TestBook, path: string) => (await get(book, path)).text();

/** Everything that an entry can have, and words that a journal would read as something else. */
const odd = `commodity 1.000,00 EUR
commodity "A 1" 1,000.
account assets:bank:über konto  ; type:C
account Sundry  ; type:X, role: cost-of-goods
account liabilities:loan  ; role: debt-long

P 2026-01-01 EUR 1.0825 USD
P 2026-01-01 "A 1" 3 EUR

2026-01-01 Opening
    assets:bank:über konto    1.234,50 EUR
    equity:opening

2026-01-05=2026-01-09 ! (INV 7) Baker | bread and rolls  ; shop:corner, tax:yes
    ; a second line
    * Sundry    12,50 EUR  ; item:bread
    [budget:food]     -12,50 EUR
    [budget]
    (miles)            3 mi  ; date:2026-02-01
    assets:bank:über konto

2026-01-06 * () (not a code) = no date
    assets:shares    5 "A 1" @ 2,345 EUR
    assets:bank:über konto    -11,73 EUR

2026-02-01 exchange
    assets:dollars    110.00 USD
    assets:bank:über konto    -100,00 EUR

2026-02-03 * interest
    liabilities:loan    10,00 EUR
    expenses:interest    1 EUR
    assets:bank:über konto
`.replaceAll('110.00 USD', '110,00 USD');

describe('GET /export/journal', () => {
  it('gives a journal that yields the same figures, and the same journal again', async () => {
    const book = await app.book({ currency: 'EUR' }, odd);
    const response = await get(book, 'journal');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="?Book-\d+\.journal"?$/);
    const journal = await response.text();
    const copy = await app.book({ currency: 'EUR' });
    expect(await copy.load(journal, { fileName: 'copy.journal' })).toMatchObject({
      status: 'SUCCEEDED',
      format: 'hledger',
      transactionsAdded: 5,
    });
    expect(await figuresOf(copy)).toEqual(await figuresOf(book));
    const again = await textOf(copy, 'journal');
    expect(again.split('\n').slice(1)).toEqual(journal.split('\n').slice(1));
  });

  it('keeps what a bank wrote readable: semicolons, bars, marks, brackets', async () => {
    const csv = 'Date,Payee,Description,Amount\n2026-01-05,"A; B | C","* (x) date:soon [2026/1/1]",-5.25\n2026-01-06,,"=2026",1.00\n';
    const book = await app.book({ currency: 'EUR' });
    await book.load(csv, { fileName: 'x.csv', bank: { account: 'assets:bank', currency: 'EUR' } });
    const copy = await app.book({ currency: 'EUR' }, await textOf(book, 'journal'));
    expect(await figuresOf(copy)).toEqual(await figuresOf(book));
  });

  it('writes an opening entry that is set aside as a comment', async () => {
    const year = (n: number, amount: number) =>
      `${n}-01-01 Opening\n    assets:bank  ${amount} USD\n    equity:opening\n\n${n}-06-01 Pay\n    assets:bank  50 USD\n    income:pay\n`;
    const book = await app.book({}, year(2025, 100), year(2026, 150));
    const copy = await app.book({}, await textOf(book, 'journal'));
    expect(await figuresOf(copy)).toEqual(await figuresOf(book));
  });
});

describe('GET /export/*.csv', () => {
  it('has a row for each posting of what the filter means, and runs nothing in a spreadsheet', async () => {
    const book = await app.book(
      {},
      '2026-01-05 =HYPERLINK("x") | "a, b"\n    expenses:food    -5 USD\n    assets:bank\n',
      '2026-02-05 later\n    expenses:food    5 USD\n    assets:bank\n',
    );
    const rows = (await textOf(book, 'transactions.csv?to=2026-01-31')).split('\r\n');
    expect(rows).toHaveLength(4);
    expect(rows[1]).toMatch(/^tx\w*_\d+_\d+,2026-01-05,UNMARKED,,"'=HYPERLINK\(""x""\)","""a, b""",expenses:food,-5,USD,,,2026-01-05,,$/);
    expect((await textOf(book, 'transactions.csv?account=expenses&min=5&text=later')).split('\r\n')).toHaveLength(4);
    expect(await textOf(book, 'accounts.csv')).toContain('expenses:food,EXPENSE,\r\n');
  });

  it.each([
    'transactions.csv?form=2026-01-01',
    'transactions.csv?from=soon',
    'transactions.csv?type=food',
    'transactions.csv?from=2026-02-01&to=2026-01-01',
  ])('%s is refused with a reason', async (path) => {
    const response = await get(await app.book(), path);
    expect([response.status, (await response.json()).errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });
});

describe('an export takes its share and no more', () => {
  /** Exports of a book that is read as long as the test likes, by whoever the header says. */
  async function serving(snapshot: Context['snapshot'], charge = async () => undefined as unknown) {
    const signals: AbortSignal[] = [];
    const faults: unknown[] = [];
    const readerOf = async (request: Request, response: Response) => {
      const { signal } = askingOf(request, response);
      signals.push(signal);
      const context = { book: { id: 1, name: 'B' }, viewer: { credential: request.headers.who }, snapshot } as unknown as Context;
      return { context, signal };
    };
    const told: ErrorRequestHandler = (error, _request, response, _next) => {
      faults.push(error);
      response.status(error instanceof Refusal ? 418 : 500).json({ code: error.code, seconds: error.retryAfterSeconds });
    };
    const routes = exportRoutes({ readerOf, charge, now: () => new Date() });
    const alone = createServer(express().use(routes, told));
    await new Promise<void>((resolve) => alone.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(alone.address() as AddressInfo).port}/journal`;
    const ask = (who: string, signal: AbortSignal | null = null) => fetch(url, { headers: { who }, signal });
    const close = () => {
      alone.closeAllConnections();
      return new Promise((resolve) => alone.close(resolve));
    };
    return { ask, signals, faults, close };
  }

  it('of one credential and of one server only so many are read at a time, and a place comes back', async () => {
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    let begun = 0;
    const { ask, close } = await serving(async () => {
      begun += 1;
      await ended;
      throw new Refusal('NOT_FOUND', 'This book is gone.');
    });
    const whose = Array.from({ length: exportsReadAtOnceMax }, (_, n) => `who ${Math.floor(n / exportsOfCredentialMax)}`); // not money: which credential
    const running = whose.map((who) => ask(who));
    await eventually(async () => expect(begun).toBe(exportsReadAtOnceMax));
    expect(await (await ask('who 0')).json()).toEqual({ code: 'RATE_LIMITED', seconds: expect.any(Number) });
    expect(await (await ask('somebody else')).json()).toEqual({ code: 'UNAVAILABLE', seconds: expect.any(Number) });
    end();
    for (const answer of await Promise.all(running)) expect(await answer.json()).toMatchObject({ code: 'NOT_FOUND' });
    expect(await (await ask('who 0')).json()).toMatchObject({ code: 'NOT_FOUND' });
    await close();
  });

  it('is charged before anything is read, and is not kept by anybody on the way', async () => {
    const refused = async () => Promise.reject(new Refusal('RATE_LIMITED', 'Your budget is used up.', [], 7));
    const { ask, close } = await serving(async () => Promise.reject(new Error('was read')), refused);
    const answer = await ask('ann');
    expect([await answer.json(), answer.headers.get('cache-control')]).toEqual([{ code: 'RATE_LIMITED', seconds: 7 }, 'private, no-store']);
    await close();
    const whole = await get(await app.book(), 'journal');
    expect([whole.status, whole.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  });

  it('is given up when nobody waits for it any more, and that is no fault', async () => {
    let statements = 0;
    const query = async () => {
      statements += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return [];
    };
    let reading: Promise<unknown> = Promise.resolve();
    const { ask, signals, faults, close } = await serving((read) => {
      const run = read({ query, copyIn: query } as never);
      reading = run.catch((error: unknown) => error);
      return run;
    });
    const gone = new AbortController();
    const asked = ask('ann', gone.signal).catch(() => undefined);
    await eventually(async () => expect(statements).toBeGreaterThan(0));
    gone.abort();
    await asked;
    await eventually(async () => expect(signals[0]!.aborted).toBe(true));
    expect(await reading).toMatchObject({ code: 'TIMEOUT' });
    expect(faults).toEqual([]);
    await close();
  });

  it('that a killed server left on disk is thrown away, and one that may be under way is not', async () => {
    const [old, young] = [await mkdtemp(join(tmpdir(), 'farthing-export-')), await mkdtemp(join(tmpdir(), 'farthing-export-'))];
    const made = (secondsAgo: number) => new Date(app.now.getTime() - secondsAgo * 1_000);
    await utimes(old, made(exportMillisecondsMax * 0.001 + 1), made(exportMillisecondsMax * 0.001 + 1));
    await utimes(young, made(5), made(5));
    await app.app.resume();
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
    await rm(young, { recursive: true });
  });
});

onPostgres(() => {
  it('what the database still reads for an export whose client has gone is cancelled', async () => {
    const book = await app.book();
    const gone = new AbortController();
    const waiting = () =>
      app.store.watching.query("select pid from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%from price p%'");
    await app.store.source.transaction(async (manager) => {
      await manager.query('lock table price in access exclusive mode');
      const asked = fetch(`${at}/prices.csv`, { headers: { 'farthing-book': book.id }, signal: gone.signal }).catch(() => undefined);
      await eventually(async () => expect(await waiting()).toHaveLength(1));
      gone.abort();
      await asked;
      await eventually(async () => expect(await waiting()).toEqual([]));
    });
    expect((await get(book, 'prices.csv')).status).toBe(200);
  });
});
