// biome-ignore-all lint/performance/useDomNodeTextContent: innerText is what Playwright calls the visible text; nothing here reads the DOM
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Dashboard, dropFile, openDashboard, settled } from '../../server/testing/open-dashboard.ts';

let dashboard: Dashboard;
beforeAll(async () => {
  dashboard = await openDashboard();
});
afterAll(() => dashboard?.close());

it('a file dropped on the demo company makes a book of one’s own, and shows it', async () => {
  const { test } = dashboard;
  const demo = await test.book({ name: 'Model company', isDemo: true }, '2026-08-01 A\n    assets:bank  1 USD\n    revenues:work\n');
  // As after a first start: the demo company is all there is to see.
  await test.store.source.query('update book set is_default = (id = $1)', [demo.bookId]);
  const page = await dashboard.open('/');
  await settled(page);
  expect(await page.locator('#imports').innerText()).toContain('a book of your own');
  await dropFile(page, 'mine.journal', '2026-07-01 Mine\n    assets:bank  77.00 CHF\n    revenues:work\n');
  await page.waitForFunction(() => document.querySelector('[data-kpi=REVENUE]')?.textContent?.includes('CHF\u00a077.00'));
  expect(await page.getByRole('combobox', { name: 'Book' }).locator('option:checked').innerText()).toBe('My books');
  expect(await page.getByRole('combobox', { name: 'Book' }).locator('option').allInnerTexts()).toContain('Model company (demo)');
  await page.getByRole('combobox', { name: 'Book' }).selectOption({ label: 'Model company (demo)' });
  await page.waitForFunction(() => document.querySelector('[data-kpi=REVENUE]')?.textContent?.includes('$1.00'));
  await page.context().close();
});
