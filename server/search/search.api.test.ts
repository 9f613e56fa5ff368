import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCacheGeneration } from '../ledger/book-state.sql.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

const journal = `
2025-03-01 Hausverwaltung Krause | Kaltmiete  ; flat: third floor
    expenses:living              900.00 EUR
    assets:bank

2025-03-05 LUFTHANSA LH441 FRA-IAH
    expenses:unknown             640.00 EUR
    assets:bank

2025-04-01 Hausverwaltung Krause | Kaltmiete  ; flat: third floor
    expenses:living              910.00 EUR
    assets:bank

2025-04-02 SQ *BOOKING 0231
    expenses:unknown             120.00 EUR
    assets:bank

2025-05-09 Café <Müller> & Söhne
    expenses:unknown               4.50 EUR
    assets:bank

2025-06-30 Gehalt Juni
    assets:bank                 3000.00 EUR
    income:salary

2026-02-01 REWE SAGT DANKE 41827
    expenses:food                 55.10 EUR
    assets:bank

2026-02-02 REWE SAGT DANKE 41827
    expenses:food                 12.10 EUR
    assets:bank
`;

let app: TestApp;
let book: TestBook;

beforeAll(async () => {
  app = await createTestApp();
  book = await app.book({}, journal);
});

afterAll(() => app.close());

const fields = `edges { cursor score vectorRank keywordRank highlights
  node { __typename ... on Transaction { id date payee description } ... on Account { fullName } } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } model coverage vectorStore understood { text from to min max }`;

async function search(variables: Record<string, unknown>, over: TestBook = book) {
  // One search a second is what its limit lets pass for ever.
  app.now = new Date(app.now.getTime() + 1_000);
  const answer = await over.ask(
    `query ($query: String!, $mode: SearchMode! = HYBRID, $first: Int! = 10, $after: String, $filter: TransactionFilter) {
       search(query: $query, mode: $mode, first: $first, after: $after, filter: $filter) { ${fields} } }`,
    variables,
  );
  return answer.search;
}

const days = async (variables: Record<string, unknown>) =>
  (await search(variables)).edges.filter((edge: any) => edge.node.__typename === 'Transaction').map((edge: any) => edge.node.date);

describe('entries are found', () => {
  it.each([
    ['plane tickets', '2025-03-05'],
    ['accommodation', '2025-04-02'],
    ['Übernachtung', '2025-04-02'],
    ['salary', '2025-06-30'],
    ['supermercado', '2026-02-02'],
    ['coffee shop', '2025-05-09'],
    ['lufthnasa', '2025-03-05'],
    ['muller sohne', '2025-05-09'],
    ['third floor', '2025-04-01'],
  ])('%j', async (query, day) => expect((await days({ query }))[0]).toBe(day));

  it('by each mode, with where they stand by meaning and by words', async () => {
    const { edges, model, coverage, vectorStore } = await search({ query: 'lufthansa' });
    expect(edges[0]).toMatchObject({ vectorRank: 1, keywordRank: 1, highlights: ['<mark>LUFTHANSA</mark> LH441 FRA-IAH'] });
    expect([model, coverage, vectorStore]).toEqual([expect.stringContaining('static'), 1, expect.any(String)]);
    const words = await search({ query: 'lufthansa', mode: 'KEYWORD' });
    expect(words.edges).toHaveLength(1);
    expect(words.edges[0]).toMatchObject({ score: 1, vectorRank: null, keywordRank: 1 });
    const vectors = await search({ query: 'lufthansa', mode: 'VECTOR' });
    expect(vectors.edges[0].node.description).toContain('LUFTHANSA');
    expect(vectors.edges[0].keywordRank).toBeNull();
  });

  it('with what is found marked, and all else harmless in a page', async () => {
    const { edges } = await search({ query: 'cafe muller', mode: 'KEYWORD' });
    expect(edges[0].highlights).toEqual(['<mark>Café</mark> &lt;<mark>Müller</mark>&gt; &amp; Söhne']);
  });

  it('and accounts by their names', async () => {
    const { edges } = await search({ query: 'salary' });
    expect(edges.map((edge: any) => edge.node.fullName)).toContain('income:salary');
    expect((await search({ query: 'salary', filter: { currency: 'EUR' } })).edges.every((edge: any) => edge.node.id)).toBe(true);
  });
});

describe('days and amounts in a query', () => {
  it('filter', async () => {
    expect(await days({ query: 'rent march 2025' })).toEqual(['2025-03-01', '2025-03-05']);
    expect(await days({ query: 'rent > 905' })).toEqual(['2025-04-01', '2025-06-30']);
    expect((await search({ query: 'rent > 905' })).understood).toEqual({ text: 'rent', from: null, to: null, min: '905', max: null });
    expect(await days({ query: '4.50' })).toEqual(['2025-05-09']);
  });

  it('are words where nothing in the book is of them', async () => {
    const { understood, edges } = await search({ query: 'rent march 2011' });
    expect(understood).toMatchObject({ text: 'rent march 2011', from: null });
    expect(edges.length).toBeGreaterThan(5);
  });
});

describe('a filter', () => {
  it.each([
    [{}, 8],
    [{ accounts: ['expenses'] }, 7],
    [{ accounts: ['expenses:unknown'] }, 3],
    [{ date: { from: '2025-04-01', to: '2025-04-30' } }, 2],
    [{ amount: { min: '3000' } }, 1],
    [{ text: 'rewe' }, 2],
    [{ tag: 'flat=third floor' }, 2],
    [{ types: ['REVENUE'] }, 1],
    [{ status: 'CLEARED' }, 0],
  ])('%j loses no entry, whatever is looked for', async (filter, count) => {
    for (const mode of ['HYBRID', 'VECTOR'])
      for (const query of ['plane tickets', 'zzyzx', ''])
        expect(await days({ query, mode, filter, first: 100 }), `${mode} ${query}`).toHaveLength(count);
  });
});

describe('pages', () => {
  it.each(['HYBRID', 'VECTOR', 'KEYWORD'])('visit each hit of %s once, in one order', async (mode) => {
    const whole = await search({ query: 'salary rewe', mode, first: 100 });
    for (const size of [1, 2, 3]) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: any = await search({ query: 'salary rewe', mode, first: size, after });
        expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
        seen.push(...page.edges.map((edge: any) => edge.cursor));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toEqual(whole.edges.map((edge: any) => edge.cursor));
    }
  });

  it('refuse a cursor of another search, and sizes out of bounds', async () => {
    const { pageInfo } = await search({ query: 'rent', first: 1 });
    const refused = async (args: string) => {
      const { errors } = await book.answer(`{ search(${args}) { coverage } }`);
      expect(errors?.[0]?.extensions?.code, args).toBe('BAD_USER_INPUT');
    };
    await refused(`query: "rents", after: "${pageInfo.endCursor}"`);
    await refused(`query: "rent", mode: VECTOR, after: "${pageInfo.endCursor}"`);
    await refused('query: "rent", after: "x"');
    await refused('query: "rent", first: 0');
    await refused('query: "rent", first: 101');
    await refused(`query: "${'a'.repeat(501)}"`);
    await refused('query: "a\\u0000b"');
  });
});

describe('what changes', () => {
  it('is found as it is now', async () => {
    const own = await app.book({}, '2026-01-01 RYANAIR FR12\n  expenses:unknown  10 EUR\n  assets:bank\n');
    const found = async (query: string) =>
      (await search({ query, filter: { currency: 'EUR' } }, own)).edges.map((edge: any) => edge.node.description);
    expect(await found('flight')).toEqual(['RYANAIR FR12']);
    const report = await own.load('2026-01-02 HERTZ 12\n  expenses:unknown  10 EUR\n  assets:bank\n', { fileName: 'b.journal' });
    expect((await found('car hire'))[0]).toBe('HERTZ 12');
    await own.ask('mutation ($id: ID!) { undoImport(input: { id: $id }) { import { status } userErrors { message } } }', { id: report.id });
    expect(await found('car hire')).toEqual(['RYANAIR FR12']);
  });

  it('is read anew where the database goes on from an earlier state, whatever its numbers are', async () => {
    const own = await app.book({}, '2026-03-01 Bakery\n  expenses:food  3 EUR\n  assets:bank\n');
    const found = async (query: string) => (await search({ query, mode: 'KEYWORD' }, own)).edges.length;
    expect(await found('bakery')).toBe(1);
    await app.store.source.query("update search_text set text = replace(text, 'Bakery', 'Saddlery') where book_id = $1", [own.bookId]);
    expect(await found('saddlery')).toBe(0);
    await startCacheGeneration(own.access.importDesk, own.bookId);
    expect([await found('saddlery'), await found('bakery')]).toEqual([1, 0]);
  });

  it('never shows entries of another book', async () => {
    const other = await app.book({}, '2026-01-01 LUFTHANSA of another book\n  expenses:secret  10 EUR\n  assets:bank\n');
    expect((await search({ query: 'lufthansa' }, other)).edges.map((edge: any) => edge.node.description)).toContain(
      'LUFTHANSA of another book',
    );
    for (const mode of ['HYBRID', 'VECTOR', 'KEYWORD']) {
      const { edges } = await search({ query: 'lufthansa of another book secret', mode, first: 100 });
      for (const edge of edges) expect(edge.node.fullName ?? edge.node.id).toMatch(new RegExp(`^(txn_${book.bookId}_|[a-z]+:?)`));
      expect(JSON.stringify(edges)).not.toContain('another book');
      expect(JSON.stringify(edges)).not.toContain('secret');
    }
  });
});

describe('an entry', () => {
  it('has others like it', async () => {
    const { edges } = await search({ query: 'rewe', mode: 'KEYWORD', first: 1 });
    const { node } = await book.ask(
      `query ($id: ID!) { node(id: $id) { ... on Transaction { similar(first: 2) { score transaction { id description } } } } }`,
      { id: edges[0].node.id },
    );
    expect(node.similar[0]).toMatchObject({ transaction: { description: 'REWE SAGT DANKE 41827' } });
    expect(node.similar[0].score).toBeGreaterThan(0.95);
    expect(node.similar).toHaveLength(2);
    expect(node.similar.map((one: any) => one.transaction.id)).not.toContain(edges[0].node.id);
  });

  it('has accounts suggested, by where others like it are', async () => {
    const own = await app.book({}, `${journal}\n2026-03-01 REWE 99\n  expenses:unknown  20 EUR\n  assets:bank\n`);
    const { edges } = await search({ query: 'rewe 99', first: 1 }, own);
    const { node } = await own.ask(
      'query ($id: ID!) { node(id: $id) { ... on Transaction { suggestedAccounts { account { fullName } confidence evidence } } } }',
      { id: edges[0].node.id },
    );
    expect(node.suggestedAccounts[0]).toMatchObject({ account: { fullName: 'expenses:food' }, evidence: 2 });
    expect(node.suggestedAccounts[0].confidence).toBeGreaterThan(0.4);
  });
});
