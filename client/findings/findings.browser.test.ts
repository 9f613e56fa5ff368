// biome-ignore-all lint/performance/useDomNodeTextContent: innerText is what Playwright calls the visible text; nothing here reads the DOM
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriersOn } from '../../server/testing/barriers.ts';
import { type Dashboard, openDashboard, settled } from '../../server/testing/open-dashboard.ts';
import type { TestBook } from '../../server/testing/test-app.ts';
import { money } from '../format/money.ts';
import { printSentence } from './sentence.ts';

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

let dashboard: Dashboard;
let book: TestBook;
beforeAll(async () => {
  dashboard = await openDashboard();
  book = await dashboard.test.book({ name: 'House', currency: 'USD' }, journal);
});
afterAll(() => dashboard?.close());

async function opened(search = ''): Promise<Page> {
  const page = await dashboard.open(`/findings?book=${encodeURIComponent(book.id)}${search}`);
  await settled(page);
  return page;
}

const asked = `{ findings { edges { node { id sentence { text amount { amount currency } date } confidence amount { amount currency } evidence { id } } } } aside: findings(dismissed: true) { totalCount } }`;

it('shows the findings of the API with what they are read from, and leads to the entries', async () => {
  const { findings } = await book.ask(asked);
  const page = await opened();
  for (const { node } of findings.edges) {
    const item = page.locator(`[data-finding="${node.id}"]`);
    const text = await item.innerText();
    expect(text).toContain(printSentence(node.sentence));
    expect(text).toContain(`${Math.round(node.confidence * 100)}% likely`);
    if (node.amount) expect(text).toContain(money(node.amount.amount, node.amount.currency));
    const shown = await item.locator('[data-evidence]').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-evidence')));
    expect(shown).toEqual(node.evidence.map(({ id }: { id: string }) => id));
  }
  expect(await page.locator('[data-finding]').count()).toBe(findings.edges.length);
  await page.getByRole('link', { name: 'say what it is' }).press('Enter');
  await page.getByLabel('Type of Sundry').waitFor();
  // A statement that such an account is missing from leads to the same place.
  await page.goto(`${dashboard.url}/income-statement?book=${book.id}`);
  await page.getByRole('link', { name: 'Say what Sundry is' }).press('Enter');
  await page.getByLabel('Type of Sundry').waitFor();
  await page.goto(`${dashboard.url}/findings?book=${book.id}`);
  await page.locator('[data-kind=DUPLICATE_PAYMENT] [data-evidence] a').last().press('Enter');
  await page.locator('[data-entry-details]').waitFor();
  expect(await page.locator('[data-entry-details]').innerText()).toContain('INV-7');
  await page.context().close();
});

it('sets one aside by keys, takes that back, and takes up again what was set aside', async () => {
  const page = await opened('&kinds=DUPLICATE_PAYMENT');
  await page.keyboard.press('Tab');
  while (!(await page.evaluate(() => document.activeElement?.hasAttribute('data-decide')))) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('[data-done=done]').waitFor();
  await page.getByText('None of this kind.').waitFor();
  expect((await book.ask(asked)).aside.totalCount).toBe(1);
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await page.locator('[data-finding]').waitFor();
  expect((await book.ask(asked)).aside.totalCount).toBe(0);
  await page.locator('[data-decide]').press('Enter');
  await page.getByText('None of this kind.').waitFor();
  await page.getByRole('radio', { name: 'Set aside' }).press('Space');
  await page.locator('[data-finding]').waitFor();
  expect(new URL(page.url()).searchParams.get('aside')).toBe('1');
  await page.getByRole('button', { name: 'Without paid twice' }).press('Enter');
  await page.locator('[data-decide]').press('Enter');
  await page.getByText('Nothing has been set aside.').waitFor();
  expect((await book.ask(asked)).aside.totalCount).toBe(0);
  await page.context().close();
});

it('axe finds nothing in both themes', async () => {
  const page = await opened('&kinds=DUPLICATE_PAYMENT&kinds=UNTYPED_ACCOUNT');
  await page.getByRole('button', { name: 'Only some kinds' }).click();
  expect(await barriersOn(page)).toEqual([]);
  await page.context().close();
});
