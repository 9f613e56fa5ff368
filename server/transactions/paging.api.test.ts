import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Decimal } from '../ledger/decimal.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

interface Listed {
  id: string;
  date: string;
  status: string;
  payee: string | null;
  description: string;
  comment: string | null;
  tags: { name: string; value: string }[];
  postings: {
    amount: { amount: string; currency: string };
    tags: { name: string; value: string }[];
    account: { fullName: string; type: string };
  }[];
}

const accounts = ['assets:bank', 'assets:bank:savings', 'expenses:food', 'expenses:foods', 'liabilities:card', 'income:work', 'odd'];
const words = ['Ärger', 'arger', 'ÜBER', 'uber alles', '50%', 'a_b', '🙂', 'Straße', 'STRASSE', 'naïve'];
const currencies = ['EUR', 'USD', '"green apples"'];

/** Entries that often agree in day, amount, account and words, the same at every run. */
function journalOf(count: number): string {
  let state = 20_260_115;
  const pick = <T>(values: readonly T[]): T => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return values[Math.floor((state / 2_147_483_648) * values.length)]!;
  };
  const amounts = ['1', '1.00', '2.50', '10', '10.000', '0', '99.99', '-2.5'];
  const entries = Array.from({ length: count }, () => {
    const payee = pick(['', '', `${pick(words)} | `]);
    const tag = pick(['', '', 'k:', 'k: v', 'k: w']);
    const currency = pick(currencies);
    return [
      `2026-0${pick([1, 2, 3])}-1${pick([0, 1, 2])} ${pick(['', '* ', '! '])}${payee}${pick(words)}  ; ${pick(words)}${tag && `, ${tag}`}`,
      `    ${pick(accounts)}  ${pick(amounts)} ${currency}${pick(['', '', '  ; k: v'])}`,
      `    ${pick(accounts)}`,
    ].join('\n');
  });
  return entries.join('\n\n');
}

let app: TestApp;
let book: TestBook;
let listed: Listed[];

beforeAll(async () => {
  app = await createTestApp();
  const journal = journalOf(120);
  // A book of the same entries beside it, before and after: nothing of it may ever be seen.
  await app.book({}, journal);
  book = await app.book({}, journal);
  await app.book({}, journal);
  listed = [...(await pageOf({}, 'DATE_ASC', { first: 100 })).rows];
  listed.push(...(await pageOf({}, 'DATE_ASC', { last: 20 })).rows);
});

afterAll(() => app.close());

async function pageOf(filter: object, orderBy: string, page: object) {
  const { transactions } = await book.ask(
    `query ($first: Int, $after: String, $last: Int, $before: String, $filter: TransactionFilter, $orderBy: TransactionOrder!) {
       transactions(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
         totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
         edges { cursor node { id date status payee description comment tags { name value }
           postings { amount { amount currency } tags { name value } account { fullName type } } } } } }`,
    { filter, orderBy, ...page },
  );
  const { edges, pageInfo, totalCount } = transactions;
  expect(pageInfo.startCursor).toBe(edges[0]?.cursor ?? null);
  expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
  return { rows: edges.map((edge: { node: Listed }) => edge.node) as Listed[], pageInfo, totalCount };
}

interface Filter {
  date?: { from: string; to: string };
  accounts?: string[];
  types?: string[];
  amount?: { min?: string; max?: string };
  currency?: string;
  text?: string;
  status?: string;
  tag?: string;
}

/** The plain meaning of a filter. */
function isMeant(filter: Filter, entry: Listed): boolean {
  const texts = [entry.payee ?? '', entry.description, entry.comment ?? ''].map(folded);
  const found = (filter.text ?? '').split(/\s+/).every((word) => texts.some((text) => text.includes(folded(word))));
  const [name, value] = (filter.tag ?? '').split('=');
  const tags = [...entry.tags, ...entry.postings.flatMap((posting) => posting.tags)];
  return (
    found &&
    (!filter.date || (entry.date >= filter.date.from && entry.date <= filter.date.to)) &&
    (!filter.status || entry.status === filter.status) &&
    (!filter.tag || tags.some((tag) => tag.name === name && (value === undefined || tag.value === value))) &&
    entry.postings.some((posting) => {
      const amount = Decimal.from(posting.amount.amount).abs();
      return (
        (!filter.accounts?.length || filter.accounts.some((account) => `${posting.account.fullName}:`.startsWith(`${account}:`))) &&
        (!filter.types?.length || filter.types.includes(posting.account.type)) &&
        (!filter.currency || filter.currency === posting.amount.currency) &&
        (!filter.amount?.min || amount.compare(Decimal.from(filter.amount.min)) >= 0) &&
        (!filter.amount?.max || amount.compare(Decimal.from(filter.amount.max)) <= 0)
      );
    })
  );
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss');
}

function sorted(entries: readonly Listed[], orderBy: string): Listed[] {
  const number = (entry: Listed) => Number(entry.id.split('_')[2]);
  const largest = (entry: Listed) =>
    entry.postings.map((posting) => Decimal.from(posting.amount.amount).abs()).reduce((a, b) => (a.compare(b) < 0 ? b : a));
  const ascending = [...entries].sort(
    (a, b) => (orderBy.startsWith('AMOUNT') ? largest(a).compare(largest(b)) : 0) || a.date.localeCompare(b.date) || number(a) - number(b),
  );
  return orderBy.endsWith('DESC') ? ascending.reverse() : ascending;
}

const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 0, maxLength: 3 });
const filters: fc.Arbitrary<Filter> = fc.record(
  {
    date: fc.constantFrom({ from: '2026-01-11', to: '2026-02-12' }, { from: '2026-02-10', to: '2026-02-10' }),
    accounts: some([...accounts, 'assets', 'expenses', 'nowhere']),
    types: some(['ASSET', 'LIABILITY', 'REVENUE', 'EXPENSE', 'EQUITY', 'UNTYPED']),
    amount: fc.record(
      { min: fc.constantFrom('0', '1', '2.50', '10.0'), max: fc.constantFrom('0', '2.5', '10', '1000') },
      { requiredKeys: [] },
    ),
    currency: fc.constantFrom('EUR', 'USD', 'green apples', 'XXX'),
    text: fc.constantFrom('arger', 'uber', '%', '_', '🙂', 'strasse', 'NAIVE uber', 'a_b 50%', ''),
    status: fc.constantFrom('UNMARKED', 'PENDING', 'CLEARED'),
    tag: fc.constantFrom('k', 'k=v', 'k=', 'j'),
  },
  { requiredKeys: [] },
);
const orders = fc.constantFrom('DATE_DESC', 'DATE_ASC', 'AMOUNT_DESC', 'AMOUNT_ASC');

test('the book has what the journal has, and nothing of the books beside it', () => {
  expect(listed).toHaveLength(120);
  expect(new Set(listed.map((entry) => entry.id)).size).toBe(120);
  expect(listed.every((entry) => entry.id.startsWith(`txn_${book.bookId}_`))).toBe(true);
});

test('a filter means what it says, in any order', async () => {
  await fc.assert(
    fc.asyncProperty(filters, orders, async (filter, orderBy) => {
      const expected = sorted(
        listed.filter((entry) => isMeant(filter, entry)),
        orderBy,
      );
      const { rows, totalCount, pageInfo } = await pageOf(filter, orderBy, { first: 100 });
      expect(rows).toEqual(expected.slice(0, 100));
      expect(totalCount).toBe(expected.length);
      expect(pageInfo.hasNextPage).toBe(expected.length > 100);
    }),
    { numRuns: 60 },
  );
});

test('pages forwards and backwards visit each entry once, and say truly what lies on either side', async () => {
  await fc.assert(
    fc.asyncProperty(filters, orders, fc.integer({ min: 7, max: 60 }), fc.boolean(), async (filter, orderBy, size, backward) => {
      const expected = sorted(
        listed.filter((entry) => isMeant(filter, entry)),
        orderBy,
      ).map((entry) => entry.id);
      const seen: string[] = [];
      let cursor: string | null = null;
      for (;;) {
        const { rows, pageInfo } = await pageOf(
          filter,
          orderBy,
          backward ? { last: size, before: cursor } : { first: size, after: cursor },
        );
        const ids = rows.map((row) => row.id);
        if (backward) seen.unshift(...ids);
        else seen.push(...ids);
        expect(pageInfo.hasPreviousPage).toBe(ids.length > 0 && ids[0] !== expected[0]);
        expect(pageInfo.hasNextPage).toBe(ids.length > 0 && ids.at(-1) !== expected.at(-1));
        cursor = backward ? pageInfo.startCursor : pageInfo.endCursor;
        if (!(backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) break;
      }
      expect(seen).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});
