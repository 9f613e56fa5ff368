import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Decimal } from '../ledger/decimal.ts';
import type { Span } from '../ledger/page-window.ts';
import type { TransactionFilter } from '../ledger/transaction-filter.ts';
import { sqlOf } from '../store/sql-of.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';
import { onPostgres } from '../testing/test-store.ts';
import { mergeAccounts } from './list/by-account.sql.ts';
import { mergeAmounts } from './list/by-amount.sql.ts';
import { gather } from './list/gather.sql.ts';
import { readListScope } from './list/list-scope.sql.ts';
import { searchNearestDays } from './list/nearest-days.sql.ts';
import { sieveAmounts } from './list/sieve.sql.ts';
import { readTotal } from './list/total.sql.ts';
import { readStretch, walk } from './list/walk.sql.ts';
import { lookUpWords } from './list/words.sql.ts';
import { keyOf, type TransactionOrder } from './order.ts';
import { readSpan } from './transactions.sql.ts';

const accounts = ['assets:bank', 'assets:bank:savings', 'expenses:food', 'expenses:foods', 'income:work', 'odd'];
const entriesCount = 240;
/** More than the book has: a walk of that many is the plain statement, which the other tests hold against the filter's meaning. */
const wholeBook = 1000;

/** Entries with several postings on one account, postings of other days, lesser amounts and equal keys. */
function journalOf(): string {
  return Array.from({ length: entriesCount }, (_, index) => {
    const at = <T>(values: readonly T[], step: number) => values[(index * step) % values.length]!;
    return [
      `2026-0${1 + (index % 3)}-1${index % 2} ${at(['', '* ', '! '], 5)}${at(['Ärger', '50%', 'a_b', 'rent of may', 'x'], 3)}  ; ${at(['', 'k: v', 'k:'], 7)}`,
      `    ${at(accounts, 1)}  ${at(['1', '2.50', '10', '0', '99.99'], 7)} ${at(['EUR', 'USD'], 3)}${at(['', '  ; date:2026-01-20', '  ; k: w'], 11)}`,
      `    ${at(accounts, 5)}  ${at(['1', '3', '250'], 2)} EUR`,
      `    ${at(accounts, 5)}  ${at(['4', '5'], 3)} EUR`,
      '    equity:rest',
    ].join('\n');
  }).join('\n\n');
}

let app: TestApp;
let book: TestBook;

beforeAll(async () => {
  app = await createTestApp();
  await app.book({}, journalOf());
  book = await app.book({}, journalOf());
});

afterAll(() => app.close());

const sql = () => sqlOf(app.store.source.manager);
const scopeOf = (filter: TransactionFilter, order: TransactionOrder) =>
  readListScope(sql(), { id: book.bookId, transactionCount: entriesCount }, filter, order);
const whole: Span = { after: null, before: null, inclusive: false, backward: false, limit: wholeBook };

const someOf = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const filters: fc.Arbitrary<TransactionFilter> = fc.record({
  date: someOf({ from: '2026-01-11', to: '2026-02-12' }, { from: '2026-02-10', to: '2026-02-10' }) as fc.Arbitrary<
    TransactionFilter['date']
  >,
  accounts: someOf(['assets'], ['expenses:food', 'odd'], ['nowhere'], ['equity']),
  types: someOf<NonNullable<TransactionFilter['types']>>(['ASSET'], ['EXPENSE', 'REVENUE'], ['LIABILITY']),
  amount: someOf(
    { min: Decimal.from('2.5'), max: Decimal.from('5') },
    { max: Decimal.from('1') },
    { min: Decimal.from('10') },
    { min: Decimal.from('99.99'), max: Decimal.from('250') },
  ),
  currency: someOf('EUR', 'USD', 'XXX'),
  text: someOf('arger', '%', 'a_b', 'rent may', 'x', 'nothing like it'),
  status: someOf<NonNullable<TransactionFilter['status']>>('PENDING', 'CLEARED'),
  tag: someOf('k', 'k=v', 'k=w', 'j'),
});
/** Mostly one or two conditions, as people ask. */
const usual = fc.tuple(
  filters,
  fc.subarray(['date', 'accounts', 'types', 'amount', 'currency', 'text', 'status', 'tag'] as const, { maxLength: 3 }),
);
const orders = fc.constantFrom<TransactionOrder>('DATE_DESC', 'DATE_ASC', 'AMOUNT_DESC', 'AMOUNT_ASC');
const spans = fc.record({
  after: fc.option(fc.nat({ max: entriesCount - 1 })),
  before: fc.option(fc.nat({ max: entriesCount - 1 })),
  inclusive: fc.boolean(),
  backward: fc.boolean(),
  limit: fc.integer({ min: 1, max: 40 }),
});

test('every way to a page that answers gives the same entries', async () => {
  await fc.assert(
    fc.asyncProperty(usual, orders, spans, async ([all, kept], order, places) => {
      const filter = Object.fromEntries(kept.map((name) => [name, all[name]])) as TransactionFilter;
      const scope = await scopeOf(filter, order);
      if (scope === null) {
        expect(await readSpan(sql(), scope, whole)).toEqual([]);
        return;
      }
      const everyone = await readSpan(sql(), (await scopeOf({}, order))!, whole);
      const keyAt = (place: number | null) => (place === null ? null : keyOf(order, everyone[place]!));
      const span = { ...places, after: keyAt(places.after), before: keyAt(places.before) };
      const { rows: plain, isDone } = await walk(sql(), scope, span, wholeBook);
      expect(isDone).toBe(true);
      expect(await gather(sql(), scope, span)).toEqual(plain);
      for (const [namedMax, lookedUpMax] of [
        [0, 0],
        [0, 50],
        [1, 50],
        [50, 50],
      ] as const)
        expect(await gather(sql(), await lookUpWords(sql(), scope, { namedMax, lookedUpMax }), span)).toEqual(plain);
      for (const way of [mergeAccounts, mergeAmounts]) {
        const rows = await way(sql(), scope, span);
        if (rows !== null) expect(rows, way.name).toEqual(plain);
      }
      for (const entriesMax of [1, 30]) {
        const walked = await walk(sql(), scope, span, entriesMax);
        expect(walked.rows).toEqual(walked.isDone ? plain : plain.slice(0, walked.rows.length));
        expect((await sieveAmounts(sql(), scope, span, entriesMax)) ?? plain).toEqual(plain);
        const stretch = await readStretch(sql(), scope, span, entriesMax);
        // What a walk of so many has found is before whatever is searched behind it.
        const rest = { ...span, limit: span.limit - walked.rows.length };
        if (walked.isDone || stretch === null) expect(walked.rows).toEqual(plain);
        else {
          const worded = await lookUpWords(sql(), scope);
          const near = await searchNearestDays(sql(), worded, rest, {
            stretch,
            walked: entriesMax,
            found: Math.max(1, walked.rows.length),
          });
          expect(near ? [...walked.rows, ...near] : plain).toEqual(plain);
          const { rows } = await walk(sql(), scope, rest, wholeBook, stretch.last);
          expect([...walked.rows, ...rows]).toEqual(plain);
        }
        const bounds = { entriesMax, beforeAccountsMax: entriesMax, wordsBeyond: 1 };
        expect(await readSpan(sql(), scope, span, bounds)).toEqual(plain);
      }
      const count = (await readSpan(sql(), scope, whole)).length;
      expect(await readTotal(sql(), scope)).toEqual({ count, isEstimate: false });
    }),
    { numRuns: 120 },
  );
});

describe('which way is open', () => {
  const opens = async (filter: TransactionFilter, order: TransactionOrder) => {
    const scope = (await scopeOf(filter, order))!;
    const walked = await walk(sql(), scope, { ...whole, limit: 40 }, 1);
    const ways = {
      walk: walked.isDone ? walked.rows : null,
      accounts: await mergeAccounts(sql(), scope, whole),
      amounts: await mergeAmounts(sql(), scope, whole),
      sieve: await sieveAmounts(sql(), scope, whole, 1000),
    };
    return Object.entries(ways).flatMap(([name, rows]) => (rows === null ? [] : [name]));
  };
  const amount = { min: Decimal.from('1'), max: Decimal.from('5') };

  test('an order that an index follows within the filter is walked to its end', async () => {
    for (const filter of [{}, { status: 'PENDING' as const }, { importId: 'imp_1_1' }]) {
      expect(await opens(filter, 'DATE_ASC')).toEqual(['walk']);
    }
    expect(await opens({}, 'AMOUNT_DESC')).toEqual(['walk']);
    expect(await opens({ amount: { min: amount.min } }, 'AMOUNT_DESC')).toContain('walk');
  });

  // Where there is an index of words.
  onPostgres(() => {
    test('words are looked up within days, in an order by day, where few entries of those days have them', async () => {
      const span = { ...whole, limit: 10 };
      const begun = async (filter: TransactionFilter, order: TransactionOrder) => {
        const scope = await lookUpWords(sql(), (await scopeOf(filter, order))!);
        return { scope, stretch: (await readStretch(sql(), scope, span, 30))! };
      };
      const nearest = async (filter: TransactionFilter, order: TransactionOrder, found: number, readMax?: number) => {
        const { scope, stretch } = await begun(filter, order);
        return searchNearestDays(sql(), scope, span, { stretch, walked: 30, found }, readMax);
      };
      for (const order of ['DATE_DESC', 'DATE_ASC'] as const) {
        const { scope, stretch } = await begun({ text: 'rent' }, order);
        const plain = (await walk(sql(), scope, span, wholeBook, stretch.last)).rows;
        expect(plain).toHaveLength(10);
        // As if few had been found, some, and all.
        for (const found of [3, 6, 30]) expect(await nearest({ text: 'rent' }, order, found)).toEqual(plain);
        // So few that no calendar reaches far enough.
        expect(await nearest({ text: 'rent' }, order, 1e-9)).toBeNull();
      }
      // A page that the filter's days do not fill is known to be whole once they are looked through.
      for (const [order, date] of [
        ['DATE_DESC', { from: '2026-03-01', to: '2026-12-31' }],
        ['DATE_ASC', { from: '2020-01-01', to: '2026-03-11' }],
      ] as const) {
        const { scope, stretch } = await begun({ text: 'rent', date } as TransactionFilter, order);
        const few = (await walk(sql(), scope, { ...span, limit: wholeBook }, wholeBook, stretch.last)).rows;
        const wide = { ...span, limit: few.length + 1 };
        expect(await searchNearestDays(sql(), scope, wide, { stretch, walked: 30, found: 1 })).toEqual(few);
      }
      // Where too many entries of those days have the word, another way is taken.
      expect(await nearest({ text: 'rent' }, 'DATE_DESC', 3, 3)).toBeNull();
      expect(await nearest({ text: 'rent' }, 'AMOUNT_DESC', 3)).toBeNull();
      expect(await nearest({}, 'DATE_DESC', 3)).toBeNull();
    });
  });

  test('accounts, types and currency merge by day, and amounts in any order', async () => {
    for (const filter of [
      { accounts: ['assets'] },
      { currency: 'EUR' },
      { types: ['ASSET' as const], date: { from: '2026-01-01' as const, to: '2026-02-01' as const } },
    ])
      expect(await opens(filter as TransactionFilter, 'DATE_ASC')).toEqual(['accounts']);
    for (const order of ['AMOUNT_ASC', 'DATE_DESC'] as const) expect(await opens({ amount }, order)).toEqual(['amounts']);
  });

  test('anything else is gathered where a walk finds too little', async () => {
    for (const filter of [
      { text: 'x' },
      { tag: 'k' },
      { accounts: ['assets'], text: 'x' },
      { accounts: ['assets'], importId: '' },
      { accounts: ['assets'] },
    ])
      expect(await opens(filter, 'AMOUNT_DESC')).toEqual([]);
  });
});

test('a total beyond what is counted is an estimate within the book, and says so', async () => {
  const countedMax = 20;
  const exact = async (filter: TransactionFilter) => readTotal(sql(), (await scopeOf(filter, 'DATE_ASC'))!, countedMax);
  expect(await exact({})).toEqual({ count: entriesCount, isEstimate: false });
  const many = await exact({ currency: 'EUR' });
  expect(many.isEstimate).toBe(true);
  expect(many.count).toBeGreaterThan(countedMax);
  expect(many.count).toBeLessThanOrEqual(entriesCount);
  expect(await exact({ text: 'nothing like it' })).toEqual({ count: 0, isEstimate: false });
});
