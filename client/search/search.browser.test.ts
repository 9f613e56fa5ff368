// biome-ignore-all lint/performance/useDomNodeTextContent: innerText is what Playwright calls the visible text; nothing here reads the DOM
import { pino } from 'pino';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtInModel } from '../../server/search-desk.ts';
import { SearchIndexing } from '../../server/search-indexing.ts';
import { barriersOn } from '../../server/testing/barriers.ts';
import { type Dashboard, openDashboard, settled } from '../../server/testing/open-dashboard.ts';
import type { TestBook } from '../../server/testing/test-app.ts';
import { printRange } from '../format/date.ts';

const journal = `2026-03-01 Hausverwaltung Krause | Kaltmiete
    expenses:rent              900.00 EUR
    assets:bank
2026-03-05 LUFTHANSA LH441 FRA-IAH
    expenses:travel            640.00 EUR
    assets:bank
2026-04-01 Hausverwaltung Krause | Kaltmiete
    expenses:rent              910.00 EUR
    assets:bank
2026-04-02 SQ *BOOKING 0231
    expenses:travel            120.00 EUR
    assets:bank
2026-05-09 Café <Müller> & Söhne
    expenses:food                4.50 EUR
    assets:bank
2026-06-30 Gehalt Juni
    assets:bank               3000.00 EUR
    income:salary
`;

let dashboard: Dashboard;
let book: TestBook;
beforeAll(async () => {
  dashboard = await openDashboard();
  book = await dashboard.test.book({ name: 'Krause', currency: 'EUR' }, journal);
});
afterAll(() => dashboard?.close());

async function opened(search = '', options?: Parameters<Dashboard['open']>[1]): Promise<Page> {
  const page = await dashboard.open(`/search?book=${encodeURIComponent(book.id)}${search}`, options);
  await settled(page);
  return page;
}

/** What the page shows of each hit, in its order. */
const shownBy = (page: Page) =>
  page.locator('[data-hit]').evaluateAll((hits) =>
    hits.map((hit) => ({
      id: hit.getAttribute('data-hit'),
      score: Number(hit.querySelector('[data-score]')?.getAttribute('data-score')),
      found: [...hit.querySelectorAll('mark')].map((mark) => mark.textContent),
    })),
  );

async function foundByApi(query: string, variables: Record<string, unknown> = {}) {
  const { search } = await book.ask(
    `query ($query: String!, $mode: SearchMode! = HYBRID, $filter: TransactionFilter) {
       search(query: $query, mode: $mode, filter: $filter, first: 20) {
         understood { text from to min max } edges { score highlights node { ... on Transaction { id } ... on Account { id } } } } }`,
    { query, ...variables },
  );
  return search;
}

it('shows the hits of the API in its order, with its scores and marks, entries and accounts', async () => {
  for (const query of ['müller sohne', 'expenses:travel', 'plane tickets']) {
    const { edges } = await foundByApi(query);
    const page = await opened(`&q=${encodeURIComponent(query)}`);
    const shown = await shownBy(page);
    expect(shown.map(({ id, score }) => ({ id, score }))).toEqual(
      edges.map((edge: { score: number; node: { id: string } }) => ({ id: edge.node.id, score: edge.score })),
    );
    const marks = edges.map(({ highlights }: { highlights: string[] }) => highlights.join(' ').split('<mark>').length - 1);
    expect(shown.map(({ found }) => found.length)).toEqual(marks);
    await page.context().close();
  }
});

it('is asked, narrowed down and read by keys alone, from the palette to entries like one that was found', async () => {
  const page = await dashboard.open(`/?book=${encodeURIComponent(book.id)}`);
  await settled(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'What to do or where to go' }).fill('rent march 2026');
  await page.getByRole('option', { name: 'by meaning and words' }).waitFor();
  while (!(await page.getByRole('option', { name: 'by meaning and words', selected: true }).isVisible()))
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('[data-understood]').waitFor();
  const { understood } = await foundByApi('rent march 2026');
  expect(understood).toMatchObject({ text: 'rent', from: '2026-03-01', to: '2026-03-31' });
  expect(await page.locator('[data-understood]').innerText()).toContain(printRange(understood));
  expect(await page.locator('[data-hit]').count()).toBe(2);
  // Another question, from anywhere on the page.
  await page.keyboard.press('/');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Kaltmiete');
  await page.keyboard.press('Enter');
  const { edges } = await foundByApi('Kaltmiete');
  await page.waitForFunction((number) => document.querySelectorAll('[data-hit]').length === number, edges.length);
  await page.keyboard.press('ArrowDown');
  // An account may stand first; the entry that is opened is one further down.
  const at = edges.findLastIndex(({ highlights }: { highlights: string[] }) => highlights.length > 0);
  for (let step = 0; step < at; step += 1) await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const details = page.locator('[data-entry-details]');
  await details.waitFor();
  expect(await details.getAttribute('data-entry-details')).toBe(edges[at].node.id);
  await page.getByRole('link', { name: 'Entries like this one' }).press('Enter');
  await page.locator('[data-like]').waitFor();
  const { node } = await book.ask(
    'query ($id: ID!) { node(id: $id) { ... on Transaction { similar(first: 20) { score transaction { id } } suggestedAccounts { account { fullName } } } } }',
    { id: edges[at].node.id },
  );
  expect((await shownBy(page)).map(({ id, score }) => ({ id, score }))).toEqual(
    node.similar.map((one: { score: number; transaction: { id: string } }) => ({ id: one.transaction.id, score: one.score })),
  );
  expect(await page.locator('[data-suggested] a').allInnerTexts()).toEqual(
    node.suggestedAccounts.map(({ account }: { account: { fullName: string } }) => account.fullName),
  );
  await page.context().close();
});

it('keeps filters and mode in the address, says when nothing fits and what would, and gives the table as a file', async () => {
  const page = await opened('&q=aeroplane&mode=KEYWORD&accounts=expenses:travel');
  await page.getByText('Nothing that these filters leave fits.').waitFor();
  await page.getByRole('button', { name: 'Look by meaning too' }).press('Enter');
  await page.locator('[data-hit]').first().waitFor();
  const { edges } = await foundByApi('aeroplane', { filter: { accounts: ['expenses:travel'] } });
  expect((await shownBy(page)).map(({ id }) => id)).toEqual(edges.map((edge: { node: { id: string } }) => edge.node.id));
  await page.getByRole('button', { name: 'Without expenses:travel' }).press('Enter');
  const all = (await foundByApi('aeroplane')).edges.length;
  await page.waitForFunction((number) => document.querySelectorAll('[data-hit]').length === number, all);
  const menu = page.getByRole('button', { name: 'Search for aeroplane: save, print, query' });
  await menu.press('Enter');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as CSV' }).press('Enter')]);
  const lines = (await (await file.createReadStream()).toArray()).join('').trim().split('\r\n');
  expect(lines[0]).toBe('Score,Date,Payee,Description,Account,Amount,Currency');
  expect(lines).toHaveLength(1 + all);
  await page.context().close();
});

it('tells how much of the book is taken up while it is not all of it, and shows the rest by itself', async () => {
  const many = Array.from({ length: 2_001 }, (_, at) => `2026-01-01 Shop ${at}\n    expenses:food  1 EUR\n    assets:bank\n`).join('');
  const large = await dashboard.test.book({ name: 'Large', currency: 'EUR' }, many);
  const page = await dashboard.open(`/search?book=${encodeURIComponent(large.id)}&q=shop`);
  const note = page.locator('[data-coverage]');
  await note.waitFor();
  const { coverage } = (await large.ask('{ search(query: "shop") { coverage } }')).search;
  expect(Number(await note.getAttribute('data-coverage'))).toBe(coverage);
  await new SearchIndexing(dashboard.test.store.source, builtInModel, pino({ level: 'silent' }), () => dashboard.test.now).takeUpAll();
  await page.locator('[data-hit]').first().waitFor();
  expect(await note.count()).toBe(0);
  await page.context().close();
});

it('axe finds nothing in both themes, with filters and an open hit', async () => {
  const page = await opened('&q=travel%20march%202026');
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.locator('[data-hit] button').first().click();
  await page.locator('[data-entry-details]').waitFor();
  expect(await barriersOn(page)).toEqual([]);
  await page.context().close();
});
