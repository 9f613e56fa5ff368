import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importResumptionsMax, uploadMillisecondsMax } from '../config/limits.ts';
import { sqlOf } from '../store/sql-of.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { noBankOptions } from './bank.ts';
import { startImport } from './import-record.sql.ts';
import { readReport } from './report.sql.ts';
import { resumeImports } from './resume.ts';
import { Spool } from './spool.ts';

let app: TestApp;
let server: Server;
let at: string;
let folder: string;
beforeAll(async () => {
  app = await createTestApp();
  server = createServer(app.app.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = mkdtempSync(join(tmpdir(), 'farthing-spool-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await new Promise((resolve) => server.close(resolve));
  await app.close();
});

const journal = '2026-01-01 Opening\n    assets:bank  100 EUR\n    equity:opening\n';
const request = { fileName: 'a.journal', format: null, dryRun: false, bytesTotal: journal.length, bank: noBankOptions };

describe('an import whose server was killed', () => {
  /** As far as the route comes before it reads. */
  const leave = async (spool: Spool, bookId: number, desk: Parameters<typeof startImport>[0]) => {
    const spooled = await spool.take(Readable.from([Buffer.from(journal)]));
    const id = await startImport(desk, bookId, { ...request, format: 'unknown', idempotencyKey: null, digest: spooled.digest }, app.now);
    await spooled.keep(bookId, id, request);
    return id;
  };
  const resume = async (spool: Spool, desk: any, isAlone = true, now = app.now) => {
    const sql = sqlOf(app.store.source.manager);
    return Promise.all(await resumeImports({ sql, spool, now: () => now, deskOf: () => desk, olderThanSeconds: null, isAlone }));
  };

  it('runs again by itself, once, and leaves nothing on disk', async () => {
    const book = await app.book();
    const spool = new Spool(join(folder, 'one'));
    const { importDesk } = book.access;
    const id = await leave(spool, book.bookId, importDesk);
    const lost = await startImport(importDesk, book.bookId, { ...request, format: 'unknown', idempotencyKey: null }, app.now);
    await resume(spool, importDesk);
    expect(await readReport(importDesk, book.bookId, id)).toMatchObject({ status: 'SUCCEEDED', transactionsAdded: 1 });
    expect(await readReport(importDesk, book.bookId, lost)).toMatchObject({ status: 'FAILED', problems: [{ code: 'INTERRUPTED' }] });
    expect(readdirSync(join(folder, 'one'))).toEqual([]);
    await resume(spool, importDesk);
    expect((await book.ask('{ book { transactionCount } }')).book.transactionCount).toBe(1);
  });

  it('has failed after it was run again a few times and broke off each time', async () => {
    const book = await app.book();
    const spool = new Spool(join(folder, 'again'));
    const { importDesk } = book.access;
    const id = await leave(spool, book.bookId, importDesk);
    // As a server does that dies while it runs it again.
    for (let attempt = 0; attempt < importResumptionsMax; attempt += 1)
      for (const left of await spool.leftBehind()) await left.noteAttempt();
    await resume(spool, importDesk);
    expect(await readReport(importDesk, book.bookId, id)).toMatchObject({
      status: 'FAILED',
      transactionsAdded: 0,
      problems: [{ code: 'INTERRUPTED', message: expect.stringContaining(`stopped ${importResumptionsMax + 1} times`) }],
    });
    expect(readdirSync(join(folder, 'again'))).toEqual([]);
  });

  it('notes that it begins before it does', async () => {
    const book = await app.book();
    const spool = new Spool(join(folder, 'noted'));
    const { importDesk } = book.access;
    await leave(spool, book.bookId, importDesk);
    const attempts: number[] = [];
    const dying = {
      ...importDesk,
      lockedTransaction: async () => {
        attempts.push(...(await spool.leftBehind()).map((left) => left.attempts));
        throw new Error('the end of a server');
      },
    };
    await resume(spool, dying).catch(() => null);
    expect(attempts).toEqual([1]);
  });

  it('is thrown away where nobody was answered, once nobody can be at sending it', async () => {
    const { importDesk } = (await app.book()).access;
    const spool = new Spool(join(folder, 'strays'));
    await spool.take(Readable.from([Buffer.from(journal)]));
    const kept = () => readdirSync(join(folder, 'strays')).length;
    await resume(spool, importDesk, false, new Date());
    expect(kept()).toBe(1);
    await resume(spool, importDesk, false, new Date(Date.now() + uploadMillisecondsMax + 10));
    expect(kept()).toBe(0);
    await spool.take(Readable.from([Buffer.from(journal)]));
    await resume(spool, importDesk, true, new Date(Date.now() + 10));
    expect(kept()).toBe(0);
  });

  it('does not run again where it had ended, or was cancelled', async () => {
    const book = await app.book();
    const spool = new Spool(join(folder, 'two'));
    const id = await leave(spool, book.bookId, book.access.importDesk);
    const cancelled = await book.ask('mutation ($id: ID!) { cancelImport(input: { id: $id }) { import { status } userErrors { code } } }', {
      id: `imp_${book.bookId}_${id}`,
    });
    expect(cancelled.cancelImport).toEqual({ import: { status: 'CANCELLED' }, userErrors: [] });
    const noted = `select detail from audit_entry where about_book = ${book.bookId} and action = 'import cancelled'`;
    expect(await app.store.source.query(noted)).toEqual([{ detail: { import: id } }]);
    await resume(spool, book.access.importDesk);
    expect(await readReport(book.access.importDesk, book.bookId, id)).toMatchObject({ status: 'CANCELLED', transactionsAdded: 0 });
    const again = await book.ask('mutation ($id: ID!) { cancelImport(input: { id: $id }) { userErrors { code } } }', {
      id: `imp_${book.bookId}_${id}`,
    });
    expect(again.cancelImport.userErrors).toEqual([{ code: 'NOTHING_TO_CANCEL' }]);
  });
});

describe('Idempotency-Key', () => {
  const post = (bookId: string, key: string, body: string) =>
    fetch(`${at}/imports?fileName=a.journal&wait=true`, {
      method: 'POST',
      body,
      headers: { 'farthing-book': bookId, 'idempotency-key': key },
    });

  it('gives the first answer to the same file, and refuses another', async () => {
    const book = await app.book();
    const first = await (await post(book.id, 'k', journal)).json();
    expect(first).toMatchObject({ status: 'SUCCEEDED', transactionsAdded: 1 });
    expect(await (await post(book.id, 'k', journal)).json()).toEqual(first);
    const other = await post(book.id, 'k', `${journal}\n`);
    expect([other.status, (await other.json()).errors[0].extensions.code]).toEqual([409, 'CONFLICT']);
    expect((await post(book.id, 'k'.repeat(201), journal)).status).toBe(400);
  });
});
