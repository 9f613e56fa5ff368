// biome-ignore-all lint/performance/useDomNodeTextContent: innerText is what Playwright calls the visible text; nothing here reads the DOM
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriersOn } from '../../server/testing/barriers.ts';
import { type Dashboard, openDashboard, settled } from '../../server/testing/open-dashboard.ts';
import type { TestBook } from '../../server/testing/test-app.ts';

/** Half of a year with an entry every day; every fifth one is on no proper account yet. */
const days = Array.from({ length: 240 }, (_, index) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10));
const journal = `account expenses:food
${days
  .map(
    (day, index) => `${day} ${index % 2 ? '! ' : ''}Shop ${index} | bread  ; round:${index % 3}
    ${index % 5 ? 'expenses:food' : 'expenses:unknown'}    ${10 + index}.25 EUR
    assets:bank
`,
  )
  .join('')}`;

let dashboard: Dashboard;
let book: TestBook;
beforeAll(async () => {
  dashboard = await openDashboard();
  book = await dashboard.test.book({ name: 'Daily bread', currency: 'EUR' }, journal);
});
afterAll(() => dashboard?.close());

async function opened(search = '', options?: Parameters<Dashboard['open']>[1]): Promise<Page> {
  const page = await dashboard.open(`/transactions?book=${encodeURIComponent(book.id)}${search}`, options);
  await page.locator('[data-entry], #transactions p').first().waitFor();
  await settled(page);
  return page;
}

const textsOf = async (page: Page, selector: string) =>
  (await page.locator(selector).allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
const balanceOf = async (name: string) =>
  (await book.ask('query ($name: String!) { account(fullName: $name) { balance { native { amount } } } }', { name })).account.balance
    .native[0]?.amount ?? '0';

it('lists what the API lists for the filter in the address, and its total; more come as one scrolls', async () => {
  const filter = { accounts: ['expenses:food'], amount: { min: '20' }, tag: 'round=1', status: 'PENDING' };
  const { transactions } = await book.ask(
    `query ($filter: TransactionFilter) {
       transactions(first: 100, filter: $filter, orderBy: AMOUNT_DESC) { totalCount edges { node { id } } } }`,
    { filter },
  );
  const page = await opened('&date=all&accounts=expenses:food&amount=20..&tag=round%3D1&status=PENDING&orderBy=AMOUNT_DESC');
  expect(await textsOf(page, '#transactions h2')).toEqual([`${transactions.totalCount} entries`]);
  const shown = await page.locator('[data-entry]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-entry')));
  expect(shown.length).toBeGreaterThan(10);
  expect(shown).toEqual(transactions.edges.slice(0, shown.length).map((edge: { node: { id: string } }) => edge.node.id));
  // A chip takes its filter away, and back brings it again.
  await page.getByRole('button', { name: 'Without at least 20' }).click();
  await page.waitForFunction(
    (before) => document.querySelector('#transactions h2')?.textContent !== before,
    `${transactions.totalCount} entries`,
  );
  expect(new URL(page.url()).searchParams.has('amount')).toBe(false);
  await page.goto(`${dashboard.url}/transactions?book=${encodeURIComponent(book.id)}&date=all`);
  await page.getByRole('heading', { name: '240 entries' }).waitFor();
  const last = page.getByRole('button', { name: 'Shop 0', exact: true });
  for (let step = 0; step < 60 && !(await last.isVisible()); step += 1) {
    await page.mouse.wheel(0, 2_000);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }
  await last.waitFor();
  await page.context().close();
});

it('moves what is selected by keys, and undo puts it back', async () => {
  const before = await balanceOf('expenses:unknown');
  const page = await opened('&date=all&accounts=expenses:unknown');
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
  const form = page.getByRole('form', { name: 'Move the selected entries' });
  expect(await form.innerText()).toContain('2 selected');
  await page.getByLabel('Move to').fill('expenses:food');
  await form.getByRole('button', { name: 'Move 2 entries' }).click();
  await page.locator('[data-done=done]').waitFor();
  await page.getByRole('heading', { name: '46 entries' }).waitFor();
  expect(await balanceOf('expenses:unknown')).not.toBe(before);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.locator('[data-done=undone]').waitFor();
  await page.getByRole('heading', { name: '48 entries' }).waitFor();
  expect(await balanceOf('expenses:unknown')).toBe(before);
  await page.context().close();
});

it('shows the postings of an entry, gives all of it as CSV, and says when nothing fits', async () => {
  const page = await opened('&date=all&text=bread');
  const inSight = await page.locator('[data-entry]').count();
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(await page.locator('[data-entry]').count()).toBeGreaterThan(Math.max(inSight, 99));
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('[data-entry-details]').waitFor();
  expect(await textsOf(page, '[data-entry-details] table tr')).toEqual(['expenses:food €249.25', 'assets:bank −€249.25']);
  await page.getByRole('button', { name: 'Transactions: save, print, query' }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as CSV' }).click()]);
  const lines = (await (await file.createReadStream()).toArray()).join('').trim().split('\n');
  expect(lines).toHaveLength(1 + 240 * 2);
  await page.getByRole('searchbox').fill('nothing like it');
  await page.getByText('No entry fits these filters.').waitFor();
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await page.locator('[data-entry]').first().waitFor();
  await page.context().close();
});

it('axe finds nothing in either theme, with filters, an open entry and a selection', async () => {
  const page = await opened('&date=all&accounts=expenses');
  await page.getByRole('button', { name: 'More filters' }).click();
  for (const key of ['j', 'x', 'Enter']) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Shop 239', exact: true }).click();
  await page.locator('[data-entry-details]').waitFor();
  expect(await barriersOn(page)).toEqual([]);
  await page.context().close();
});
