import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const journal = `2026-01-01 Opening
    assets:bank  9000 USD
    equity:opening

2026-02-02 (INV-7) Roofer
    expenses:repairs  1250.00 USD
    assets:bank

2026-02-05 (INV-7) Roofer
    expenses:repairs  1250.00 USD
    assets:bank

2026-02-07 Somebody
    Sundry  10 USD
    assets:bank
`;

const asked = `query ($dismissed: Boolean! = false, $after: String, $kinds: [FindingKind!]) {
  findings(dismissed: $dismissed, first: 1, after: $after, kinds: $kinds) {
    totalCount pageInfo { endCursor hasNextPage }
    edges { node { id kind date message sentence { text amount { amount currency } date } confidence payee amount { amount currency } account { fullName } dismissedAt evidence { date code } } }
  }
}`;

it('lists what is found, page by page, with the entries that show it', async () => {
  const book = await app.book({}, journal);
  const first = (await book.ask(asked)).findings;
  expect(first).toMatchObject({ totalCount: 2, edges: [{ node: { kind: 'UNTYPED_ACCOUNT', account: { fullName: 'Sundry' } } }] });
  const second = (await book.ask(asked, { after: first.pageInfo.endCursor })).findings;
  expect(second.edges[0].node).toMatchObject({
    kind: 'DUPLICATE_PAYMENT',
    date: '2026-02-05',
    payee: 'Roofer',
    amount: { amount: '1250.00', currency: 'USD' },
    account: { fullName: 'assets:bank' },
    evidence: [
      { date: '2026-02-02', code: 'INV-7' },
      { date: '2026-02-05', code: 'INV-7' },
    ],
  });
  const { message, sentence } = second.edges[0].node;
  expect(message).toBe('Roofer was paid 1250.00 USD for INV-7 on 2026-02-02 and again 3 days later.');
  expect(sentence.map(({ text }: { text: string }) => text).join('')).toBe(message);
  expect(sentence).toContainEqual({ text: '1250.00 USD', amount: { amount: '1250.00', currency: 'USD' }, date: null });
  expect(sentence).toContainEqual({ text: '2026-02-02', amount: null, date: '2026-02-02' });
  expect(second.pageInfo.hasNextPage).toBe(false);
  expect((await book.ask(asked, { kinds: ['PRICE_JUMP'] })).findings.totalCount).toBe(0);
});

it('sets one aside and takes it up again, in its own book alone', async () => {
  const [book, other] = [await app.book({}, journal), await app.book({}, journal)];
  const { id } = (await book.ask(asked, { kinds: ['UNTYPED_ACCOUNT'] })).findings.edges[0].node;
  const change = (name: string) => `mutation ($id: ID!) { ${name}(input: { id: $id }) { finding { id dismissedAt } userErrors { code } } }`;
  expect((await book.ask(change('dismissFinding'), { id })).dismissFinding).toMatchObject({
    finding: { dismissedAt: '2026-10-15T12:00:00.000Z' },
    userErrors: [],
  });
  expect((await book.ask(asked)).findings.totalCount).toBe(1);
  expect((await book.ask(asked, { dismissed: true })).findings.edges[0].node.id).toBe(id);
  expect((await other.ask(asked)).findings.totalCount).toBe(2);
  await book.ask(change('restoreFinding'), { id });
  expect((await book.ask(asked)).findings.totalCount).toBe(2);
  expect((await book.ask(change('dismissFinding'), { id: 'fnd_000000000000000000000000' })).dismissFinding).toMatchObject({
    finding: null,
    userErrors: [{ code: 'NOT_FOUND' }],
  });
});

it('finds nothing in an empty book', async () => {
  const book = await app.book();
  expect((await book.ask(asked)).findings).toMatchObject({ totalCount: 0, edges: [] });
});
