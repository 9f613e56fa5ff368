// biome-ignore-all lint/performance/useDomNodeTextContent: innerText is what Playwright calls the visible text; nothing here reads the DOM
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../../server/testing/eventually.ts';
import { type Dashboard, openDashboard, operationIn, settled } from '../../server/testing/open-dashboard.ts';
import type { TestBook } from '../../server/testing/test-app.ts';

const rent = (amount: string) => `2026-09-01 Client\n    assets:bank  ${amount} USD\n    revenues:work\n`;

let dashboard: Dashboard;
let books: TestBook[];
beforeAll(async () => {
  dashboard = await openDashboard();
  const { test } = dashboard;
  books = [await test.book({ name: 'First' }, rent('750.25')), await test.book({ name: '</script><b>Second' }, rent('1310.75'))];
});
afterAll(() => dashboard?.close());

const revenue = (page: Page) => page.locator('[data-kpi=REVENUE] [data-value]').innerText();

/** A page that came with its figures. One that would have had to wait for them comes without, and is asked for again. */
async function painted(path: string, options: BrowserContextOptions): Promise<{ page: Page; html: string }> {
  const page = await dashboard.open('/favicon.png', options);
  let html = '';
  await eventually(async () => {
    const answer = await page.goto(dashboard.url + path);
    html = await answer!.text();
    expect(html).toContain('id="first-answers"');
  });
  return { page, html };
}

it('shows the key figures of the book that the address names, before any script', async () => {
  for (const [index, figure] of ['$750.25', '$1,310.75'].entries()) {
    const { page } = await painted(`/?book=${books[index]!.id}`, { javaScriptEnabled: false });
    expect(await revenue(page)).toBe(figure);
    const asked = '{ kpis(period: { range: { from: "2025-10-01", to: "2026-09-30" } }, keys: [REVENUE]) { kpis { value } } }';
    expect((await books[index]!.ask(asked)).kpis.kpis[0].value).toBe(figure.replaceAll(/[$,]/g, ''));
    await page.context().close();
  }
});

it('stays as it was painted when the dashboard takes over, which asks for none of it again', async () => {
  const { page: plain } = await painted(`/?book=${books[1]!.id}`, { javaScriptEnabled: false });
  const strip = await plain.locator('#key-figures').innerText();
  const head = await plain.locator('header').first().innerText();
  await plain.context().close();
  const { page } = await painted(`/?book=${books[1]!.id}`, {});
  await settled(page);
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('/graphql') && asked.push(operationIn(request)));
  await eventually(async () => {
    asked.length = 0;
    const answer = await page.reload();
    expect(await answer!.text()).toContain('id="first-answers"');
  });
  await settled(page);
  expect(asked).toContain('ExpenseTrend');
  expect(asked).not.toContain('Kpis');
  expect(asked).not.toContain('ShellOfBook');
  expect(await page.locator('#key-figures').innerText()).toBe(strip);
  expect(await page.locator('header').first().innerText()).toBe(head);
  expect(await page.locator('#first-answers').count()).toBe(0);
  await page.context().close();
});

it('fetches the code of the dashboard once the figures are seen, so that it does not hold them up', async () => {
  const links = (where: string) => `${where}link[data-part]`;
  const { page: plain } = await painted('/', { javaScriptEnabled: false });
  const asked = await plain.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(asked.filter((name) => name.endsWith('.js'))).toEqual([]);
  expect(await plain.locator(links('')).count()).toBe(0);
  await plain.context().close();
  const { page, html } = await painted('/', {});
  await settled(page);
  expect(html).toContain('<template data-later>');
  expect(await page.locator('template[data-later]').count()).toBe(0);
  // Asked of an observer: the page's fixed clock has no entries of its own.
  const { seenAt, parts } = await page.evaluate(async () => {
    const entries = (type: string) =>
      new Promise<PerformanceEntryList>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type, buffered: true });
      });
    const named = [...document.querySelectorAll<HTMLLinkElement>('head link[data-part]')].map(({ href }) => href);
    const paint = (await entries('paint')).find(({ name }) => name === 'first-contentful-paint');
    const fetched = (await entries('resource')).filter(({ name }) => named.includes(name));
    return { seenAt: paint?.startTime, parts: fetched.map(({ startTime }) => startTime) };
  });
  expect(parts.length).toBeGreaterThan(5);
  expect(Math.min(...parts)).toBeGreaterThanOrEqual(seenAt!);
  await page.context().close();
});

it('is nobody else’s, small, and in the reader’s theme', async () => {
  const { page, html } = await painted('/', {});
  const answer = await page.request.get(`${dashboard.url}/`, {
    headers: { accept: 'text/html', 'accept-encoding': 'br', cookie: 'farthing-theme=dark' },
  });
  expect(answer.headers()).toMatchObject({ 'cache-control': 'private, no-store', 'content-encoding': 'br' });
  expect(Number(answer.headers()['content-length'])).toBeLessThan(15_000);
  expect(await answer.text()).toContain('<html data-theme="dark" lang="en">');
  expect(html).toContain('<html lang="en">');
  await page.context().close();
});

it('comes without figures to who asks for a book that is not there', async () => {
  const page = await dashboard.open('/?book=book_999');
  await page.getByRole('alert').getByText('There is no such book here').waitFor();
  expect(await page.getByRole('link', { name: 'Go to your own books' }).getAttribute('href')).toBe('/');
  const answer = await page.request.get(`${dashboard.url}/?book=book_999`, { headers: { accept: 'text/html' } });
  expect(answer.headers()['cache-control']).toBe('no-cache');
  expect(await answer.text()).not.toContain('first-answers');
  await page.context().close();
});

it('is seen in the system’s font until the browser has the dashboard’s own', async () => {
  const { page } = await painted('/', {});
  // A page that came without its figures may have been here before.
  await settled(page);
  let html = '';
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await eventually(async () => {
    await page.context().clearCookies();
    asked.length = 0;
    html = await (await page.reload())!.text();
    expect(html).toContain('id="first-answers"');
  });
  expect(html).not.toContain('@font-face');
  const cookies = () => page.context().cookies();
  await eventually(async () => {
    expect((await cookies()).map(({ name }) => name)).toContain('farthing-font');
    // It comes last, when the figures are long on show.
    const [code, font] = [/start-[^/]+\.js$/, /\.woff2$/].map((file) => asked.findIndex((url) => file.test(url)));
    expect(code).toBeGreaterThan(-1);
    expect(font).toBeGreaterThan(code!);
  });
  const known = (await cookies()).find(({ name }) => name === 'farthing-font')!.value;
  await eventually(async () => expect(await (await page.reload())!.text()).toContain(`/assets/${known})`));
  expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toMatch(/^"?Inter Variable/);
  await page.context().close();
});
