import type { Logger } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importBatchEntries } from '../config/limits.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { onPostgres } from '../testing/test-store.ts';
import { importFile } from './import-file.ts';

let app: TestApp;
const statements: string[] = [];
const ignore = () => undefined;
const counting: Logger = {
  logQuery: (text) => void statements.push(text.trim().replace(/\s+/g, ' ')),
  logQueryError: ignore,
  logQuerySlow: ignore,
  logSchemaBuild: ignore,
  logMigration: ignore,
  log: ignore,
};

beforeAll(async () => {
  app = await createTestApp();
  app.store.source.setOptions({ logger: counting, logging: ['query'] });
});
afterAll(() => app.close());

const entry = (n: number) => `2026-01-01 entry ${n}\n    expenses:food  ${n % 90}.25 EUR\n    assets:bank\n`;
const journal = (count: number, from = 0) => Array.from({ length: count }, (_, n) => entry(from + n)).join('\n');
const coffee = '2026-01-02 Coffee\n    expenses:food  4.50 EUR  ; a\\b\n    assets:bank\n';

async function countsOf(bookId: number): Promise<number[]> {
  const tables = ['transaction', 'posting', 'residue', 'account'];
  const rows = await Promise.all(
    tables.map((table) => app.store.source.query(`select count(*)::int as n from ${table} where book_id = $1`, [bookId])),
  );
  return rows.map(([row]) => row.n);
}

describe('a file of several batches', () => {
  it('numbers equal entries across them, and adds nothing the second time', async () => {
    const book = await app.book();
    const text = [coffee, journal(importBatchEntries), coffee, journal(10, importBatchEntries), coffee].join('\n');
    expect(await book.load(text)).toMatchObject({ status: 'SUCCEEDED', transactionsAdded: importBatchEntries + 13, duplicatesSkipped: 0 });
    const [{ occurrences }] = await app.store.source.query(
      "select array_agg(occurrence order by id) as occurrences from transaction where book_id = $1 and description = 'Coffee'",
      [book.bookId],
    );
    expect(occurrences).toEqual([1, 2, 3]);
    expect(await book.load(text)).toMatchObject({ status: 'SUCCEEDED', transactionsAdded: 0, duplicatesSkipped: importBatchEntries + 13 });
    // One that stands a fourth time in another file is new; the postings of the others are not doubled.
    expect(await book.load([coffee, coffee, coffee, coffee].join('\n'))).toMatchObject({ transactionsAdded: 1, duplicatesSkipped: 3 });
    expect(await countsOf(book.bookId)).toEqual([importBatchEntries + 14, 2 * (importBatchEntries + 14), 0, 4]);
  });

  it('keeps the order of the file within a day', async () => {
    const book = await app.book({}, journal(importBatchEntries + 20));
    const lines = await app.store.source.query('select source_line from transaction where book_id = $1 order by date, id', [book.bookId]);
    const found = lines.map((row: { source_line: number }) => row.source_line);
    expect(found).toEqual([...found].sort((a, b) => a - b));
  });

  it('leaves nothing behind where its last batch has an error', async () => {
    const book = await app.book();
    const report = await book.load(`${journal(importBatchEntries + 10)}\n2026-02-01 Wrong\n    a  5 EUR\n    b  -4 EUR\n`);
    expect(report).toMatchObject({ status: 'FAILED', transactionsAdded: 0, problems: [{ code: 'UNBALANCED' }] });
    expect(await countsOf(book.bookId)).toEqual([0, 0, 0, 0]);
  });

  it('leaves nothing behind where the reading breaks off, though a batch is under way', async () => {
    const book = await app.book();
    const bytes = Buffer.from(journal(importBatchEntries + 10));
    const request = {
      fileName: 'a.journal',
      format: 'hledger',
      dryRun: false,
      idempotencyKey: null,
      bytesTotal: null,
      include: async () => 'nothing',
      async *open() {
        yield bytes;
        throw new Error('the disk is gone');
      },
    };
    await expect(importFile(book.access.importDesk, book.bookId, request, () => app.now)).rejects.toThrow('the disk is gone');
    expect(await countsOf(book.bookId)).toEqual([0, 0, 0, 0]);
  });

  onPostgres(() => {
    it('tells others how far it has come while it is read', async () => {
      const book = await app.book();
      let clock = app.now.getTime();
      const seen: number[] = [];
      const request = {
        fileName: 'a.journal',
        format: 'hledger',
        dryRun: false,
        idempotencyKey: null,
        bytesTotal: null,
        include: async () => 'nothing',
        async *open() {
          for (let n = 0; n < 20; n += 1) {
            clock += 2_000;
            yield Buffer.from(`${entry(n)}\n`);
            for (let wait = 0; n === 5 && wait < 100 && !seen.some((bytes) => bytes > 0); wait += 1) {
              const [row] = await app.store.source.query('select bytes_read::int as n from import where book_id = $1', [book.bookId]);
              if (row) seen.push(row.n);
              // It is noted on another connection, when that has time.
              await new Promise((resolve) => setTimeout(resolve, 50));
            }
          }
        },
      };
      await importFile(book.access.importDesk, book.bookId, request, () => new Date(clock));
      expect(seen.at(-1)).toBeGreaterThan(0);
    });
  });

  it('costs as many statements a batch, whatever is in it', async () => {
    const statementsOf = async (text: string) => {
      const book = await app.book({}, coffee);
      statements.length = 0;
      await book.load(text);
      return statements.filter((statement) => /^COPY|as x \(fingerprint/.test(statement));
    };
    const one = await statementsOf(entry(1));
    const full = await statementsOf(journal(importBatchEntries - 1));
    expect(one).toEqual(full);
    // Look which entries are known, copy entries, copy postings; once copy sums.
    expect(one).toHaveLength(4);
    expect(await statementsOf(journal(importBatchEntries + 1))).toHaveLength(7);
  });
});
