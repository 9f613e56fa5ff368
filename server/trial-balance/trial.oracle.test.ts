import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tidewaterJournal } from '../demo/tidewater-journal.ts';
import { minorDigitsOf } from '../ledger/currency-digits.ts';
import { Decimal } from '../ledger/decimal.ts';
import { plainDate } from '../ledger/plain-date.ts';
import { drawnBooks, hasHledger, hledgerBalances, quantityOf } from '../testing/hledger-balances.ts';
import { isInstalled, withFile } from '../testing/journal-oracle.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

const folder = join(import.meta.dirname, '../../../shared/data/books');
const realBooks = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.journal')) : [];

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp(new Date('2030-01-01T12:00:00Z'));
});

afterAll(() => app.close());

const query = `query ($asOf: Date!, $currency: Currency) { trialBalance(asOf: $asOf, currency: $currency) {
  lines { account { fullName type } label native { amount currency } debit credit } totalDebit { amount } totalCredit { amount } } }`;

interface Line {
  account: { fullName: string; type: string } | null;
  native: { amount: string; currency: string }[];
  debit: string | null;
  credit: string | null;
}

async function compare(book: TestBook, path: string, day: string, currency: string, digits: number): Promise<number> {
  const asOf = plainDate(day);
  const { trialBalance: trial } = await book.ask(query, { asOf, currency });
  const native = new Map(hledgerBalances(path, { to: asOf, sums: 'own' }));
  const closing = hledgerBalances(path, { to: asOf, sums: 'own', value: { at: 'end', in: currency } });
  const dated = hledgerBalances(path, { to: asOf, sums: 'own', value: { at: 'then', in: currency } });
  const lines = (trial.lines as Line[]).filter((line) => line.account);
  for (const { account, native: ownNative, debit, credit } of lines) {
    const { fullName, type } = account!;
    const wanted = quantityOf(type === 'ASSET' || type === 'LIABILITY' ? closing : dated, fullName, currency).rounded(digits);
    const shown = debit ?? (credit === null ? Decimal.zero.rounded(digits).toString() : Decimal.from(credit).negated().toString());
    expect([fullName, shown]).toEqual([fullName, wanted.toString()]);
    const balances = [...(native.get(fullName) ?? [])].filter(([, quantity]) => !quantity.isZero);
    expect(ownNative.map((money) => [money.currency, Decimal.from(money.amount).trimmed().toString()]).sort()).toEqual(
      balances.map(([commodity, quantity]) => [commodity, quantity.trimmed().toString()]).sort(),
    );
  }
  const known = new Set(lines.map((line) => line.account!.fullName));
  // Beancount's printer adds what its tolerance let pass; in our books that is no posting.
  native.delete('Equity:Rounding');
  const held = [...native].filter(([, amounts]) => [...amounts.values()].some((quantity) => !quantity.isZero)).map(([name]) => name);
  expect(held.filter((name) => !known.has(name))).toEqual([]);
  expect(trial.totalDebit).toEqual(trial.totalCredit);
  return lines.length;
}

const forWholeBooks = 240_000;

describe.runIf(hasHledger())('trial balances equal hledger’s, natively and valued, each figure rounded alone', () => {
  test.each(drawnBooks(6))('$name', async ({ journal }) => {
    const book = await app.book({ currency: 'USD' }, journal);
    for (const [currency, day] of [
      ['USD', '2025-01-27'],
      ['GBP', '2026-06-21'],
    ] as const) {
      await withFile(journal, (path) => compare(book, path, day, currency, minorDigitsOf(currency)!));
    }
  });

  test.each(realBooks)('%s', async (name) => {
    const path = join(folder, name);
    const book = await app.book();
    const report = await book.load(readFileSync(path, 'utf8'), { fileName: name });
    expect(report.status).toBe('SUCCEEDED');
    const { book: settings } = await book.ask('{ book { currency firstDate lastDate } }');
    const { trialBalance: trial } = await book.ask(query, { asOf: settings.lastDate });
    const digits = trial.totalDebit.amount.split('.')[1]?.length ?? 0;
    for (const day of [settings.firstDate, settings.lastDate]) {
      expect(await compare(book, path, day, settings.currency, digits)).toBeGreaterThan(0);
    }
  });

  test(
    'the demo company, with a rate for every working day',
    async () => {
      const journal = tidewaterJournal();
      const book = await app.book({ currency: 'USD' }, journal);
      for (const [currency, day] of [
        ['USD', '2026-09-30'],
        ['EUR', '2025-02-28'],
      ] as const) {
        expect(await withFile(journal, (path) => compare(book, path, day, currency, 2))).toBeGreaterThan(80);
      }
    },
    forWholeBooks,
  );
});

/** The book as hledger can read it: Beancount prints lots as `@ cost @ price`, of which the price does not matter here. */
function hledgerTextOf(beancountFile: string): string {
  const { status, stdout, stderr } = spawnSync('bean-report', [beancountFile, 'hledger'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  return stdout.replace(/(@ [\d.]+ \w+) +@ .*/g, '$1');
}

const beancountBooks = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.beancount')) : [];

describe.runIf(hasHledger() && isInstalled('bean-report') && beancountBooks.length > 0)('Beancount books valued by hledger', () => {
  test.each(beancountBooks)(
    '%s',
    async (name) => {
      const path = join(folder, name);
      const book = await app.book({ currency: 'USD' });
      const report = await book.load(readFileSync(path, 'utf8'), { fileName: name });
      expect(report.status).toBe('SUCCEEDED');
      for (const day of ['2014-12-31', '2016-05-31']) {
        expect(await withFile(hledgerTextOf(path), (journal) => compare(book, journal, day, 'USD', 2))).toBeGreaterThan(20);
      }
    },
    forWholeBooks,
  );
});
