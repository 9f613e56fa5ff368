// biome-ignore-all lint/performance/useDomNodeTextContent: innerText is what Playwright calls the visible text; nothing here reads the DOM
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../../server/testing/eventually.ts';
import { type Dashboard, openDashboard, settled } from '../../server/testing/open-dashboard.ts';
import type { TestBook } from '../../server/testing/test-app.ts';
import { printRange } from './date.ts';
import { inLocale } from './locale.ts';
import { accounting, headline } from './money.ts';

let dashboard: Dashboard;
let book: TestBook;
beforeAll(async () => {
  dashboard = await openDashboard();
  book = await dashboard.test.book(
    { name: 'Werkstatt', currency: 'EUR' },
    `2026-03-03 Vermieter | Miete
    expenses:rent    1204.50 EUR
    assets:bank
2026-09-01 Kundin
    assets:bank    9876543.21 EUR
    revenues:work
`,
  );
});
afterAll(() => dashboard?.close());

const german = { locale: 'de-DE' };

/** Every text that the key figures had, from the first frame on that has the whole page: a slow one is drawn while it comes. */
const watching = `(() => {
  window.stripTexts = [];
  const look = () => {
    const text = document.readyState !== 'loading' && document.querySelector('#key-figures')?.innerText;
    if (text && text !== window.stripTexts.at(-1)) window.stripTexts.push(text);
    requestAnimationFrame(look);
  };
  look();
})();`;

/** The overview as it came with its figures; a server that is busy sends it without them, and is asked again. */
async function painted(page: Page): Promise<string> {
  let html = '';
  await eventually(async () => {
    html = await (await page.goto(`${dashboard.url}/?book=${book.id}`))!.text();
    expect(html).toContain('id="first-answers"');
  });
  return html;
}

const textOf = async (page: Page, selector: string) => (await page.locator(selector).first().innerText()).trim();

it('paints and draws the figures as the browser’s language writes them, and nothing flashes', async () => {
  const { kpis } = await book.ask(
    '{ kpis(period: { range: { from: "2025-10-01", to: "2026-09-30" } }, keys: [REVENUE]) { kpis { value } } }',
  );
  const revenue = inLocale('de-DE', () => headline(kpis.kpis[0].value, 'EUR'));
  expect(revenue).toBe('9.876.543\u00a0€');
  const plain = await dashboard.open('/favicon.png', { ...german, javaScriptEnabled: false });
  await painted(plain);
  expect(await textOf(plain, '[data-kpi=REVENUE] [data-value]')).toBe(revenue);
  const [strip, head] = [await textOf(plain, '#key-figures'), await textOf(plain, 'header')];
  expect(head).toContain(inLocale('de-DE', () => printRange({ from: '2025-10-01', to: '2026-09-30' })));
  await plain.context().close();
  const page = await dashboard.open('/favicon.png', { ...german, bypassCSP: true });
  await page.addInitScript(watching);
  await painted(page);
  await settled(page);
  expect(await page.evaluate('window.stripTexts')).toEqual([strip]);
  expect(await textOf(page, 'header')).toBe(head);
  await page.context().close();
});

it('writes as the reader chose in the settings, at once and in the next painted page', async () => {
  const page = await dashboard.open(`/settings?book=${book.id}`, german);
  const choice = page.getByLabel('How dates and numbers are written');
  expect(await textOf(page, '#writing [role=status]')).toContain('1.234.567,89\u00a0€');
  await choice.focus();
  await choice.selectOption('en-IN');
  await page.getByText('€12,34,567.89').waitFor();
  expect(await choice.evaluate((select) => select === document.activeElement)).toBe(true);
  expect(await painted(page)).toContain('€98,76,543');
  await settled(page);
  expect(await textOf(page, '[data-kpi=REVENUE] [data-value]')).toBe('€98,76,543');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'What to do or where to go' }).fill('browser says');
  // Among all commands it is there too, but not the first.
  await page.getByRole('option', { name: /As the browser says: Deutsch \(Deutschland\)/, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('[data-kpi=REVENUE]')?.textContent?.includes('9.876.543'));
  expect(await page.evaluate(() => document.cookie)).not.toContain('farthing-locale');
  await page.context().close();
});

it('reads periods and amounts as they are typed there; the address has no locale', async () => {
  const page = await dashboard.open(`/transactions?book=${book.id}`, german);
  const address = () => decodeURIComponent(new URL(page.url()).search);
  await page.locator('[data-period]').click();
  await page.getByLabel('Type a period').fill('1.3.2026 – 30.9.2026');
  await page.keyboard.press('Enter');
  await expect.poll(address).toContain('period=2026-03-01..2026-09-30');
  await page.locator('[data-period]').click();
  await page.getByLabel('Type a period').fill('März 2026');
  await page.keyboard.press('Enter');
  await expect.poll(address).toContain('period=2026-03');
  await page
    .getByRole('button', { name: /filters/i })
    .first()
    .click();
  const least = page.getByLabel('At least');
  await least.fill('1.5');
  await least.blur();
  await page.getByText('Write it like 1204,50').waitFor();
  expect(address()).not.toContain('amount');
  await least.fill('1.204,5');
  await least.press('Enter');
  await expect.poll(address).toContain('amount=1204.5..');
  await page.getByText('1.204,50').first().waitFor();
  await page.getByRole('button', { name: /at least 1\.204,5/ }).waitFor();
  await page.context().close();
});

it('saves tables with ISO dates and plain decimals, whatever is on show', async () => {
  const page = await dashboard.open(`/balance-sheet?book=${book.id}`, german);
  await settled(page);
  const { balanceSheet } = await book.ask('{ balanceSheet(asOf: "2026-09-30") { assets { total { amount } } } }');
  const total = balanceSheet.assets.total.amount;
  expect(await page.locator('[data-total="Total assets"] td').first().innerText()).toBe(inLocale('de-DE', () => accounting(total, 'EUR')));
  await page
    .getByRole('button', { name: /save, print, query/ })
    .first()
    .click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const csv = await readFile(await (await waiting).path(), 'utf8');
  expect(csv.split('\r\n')[0]).toBe('Section,Account,2026-09-30,2025-09-30,Change,Currency');
  expect(csv).toContain(`Assets,Total assets,${total},`);
  await page.context().close();
});
