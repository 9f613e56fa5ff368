import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { eventually } from '../../server/testing/eventually.ts';
import { type Dashboard, openDashboard } from '../../server/testing/open-dashboard.ts';
import type { TestBook } from '../../server/testing/test-app.ts';
import { examples } from './examples.ts';

// GraphiQL's editor alone takes seconds to start on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

let dashboard: Dashboard;
let book: TestBook;
const faults: string[] = [];

beforeAll(async () => {
  dashboard = await openDashboard();
  book = await dashboard.test.book({ name: 'Harbour office' }, '2026-03-01 rent\n    expenses:rent  900.00 EUR\n    assets:bank\n');
});
beforeEach(() => {
  faults.length = 0;
});
afterAll(() => dashboard?.close());

/** The playground, when it can be asked. What its policy forbids, and all else that a browser complains of, is a fault. */
async function open(path: string, begins: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await dashboard.open('/favicon.png', options);
  const isOurs = (url: string) => !url.endsWith('/favicon.ico');
  page.on('console', (message) => message.type() === 'error' && isOurs(message.location().url) && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  const known = page.waitForResponse((response) => response.url().endsWith('/graphql'));
  await page.goto(dashboard.url + path);
  await known;
  await editor(page).getByText(begins).first().waitFor();
  return page;
}

const answer = (page: Page) => page.locator('.graphiql-response');
const editor = (page: Page) => page.locator('.graphiql-query-editor');
const shown = (page: Page, text: string) => answer(page).getByText(text, { exact: false }).first().waitFor();
const execute = (page: Page) => page.getByRole('button', { name: /execute query/i }).click();

it('begins with an example, which it asks', async () => {
  const page = await open('/playground', 'KeyFigures');
  await execute(page);
  await shown(page, 'currency');
  expect(faults).toEqual([]);
  await page.context().close();
});

it('is filled in by its address, and asks what that names', async () => {
  const query = 'query Rent($n: Int!) { transactions(first: $n) { edges { node { description } } } }';
  const page = await open(`/playground?${new URLSearchParams({ query, variables: '{"n":1}' })}`, 'Rent');
  await execute(page);
  await shown(page, 'rent');
  expect(faults).toEqual([]);
  await page.context().close();
});

it('lists examples; the one that listens hears of a change', async () => {
  const page = await open('/playground', 'KeyFigures');
  await page.getByRole('button', { name: 'Show Examples' }).click();
  const listed = page.getByRole('region', { name: 'Examples' }).getByRole('button');
  expect(await listed.count()).toBe(examples.length);
  await listed.filter({ hasText: 'Hear of changes' }).click();
  await editor(page).getByText('bookChanged').first().waitFor();
  // GraphiQL names a tab after its question once it has read it, and asks what it has read.
  await page.locator('.graphiql-tab', { hasText: 'Changes' }).waitFor();
  await execute(page);
  await page.getByRole('button', { name: /stop query/i }).waitFor();
  // Something happens until it is heard: what was before it listened, nobody is told of.
  let cups = 0;
  await eventually(async () => {
    cups += 1;
    await book.load(`2026-03-02 coffee ${cups}\n    expenses:food  3.00 EUR\n    assets:bank\n`);
    expect(await answer(page).getByText('dataVersion').count()).toBeGreaterThan(0);
  });
  expect(faults).toEqual([]);
  await page.context().close();
});

it('on a telephone, shows the question that was chosen and not the list', async () => {
  const page = await open('/playground', 'KeyFigures', { viewport: { width: 360, height: 740 } });
  await page.getByRole('button', { name: 'Show Examples' }).click();
  const list = page.getByRole('region', { name: 'Examples' });
  await list.getByRole('button').filter({ hasText: 'Hear of changes' }).click();
  await list.waitFor({ state: 'detached' });
  await editor(page).getByText('bookChanged').first().click();
  expect(faults).toEqual([]);
  await page.context().close();
});

it('remembers headers, and follows the theme of the dashboard', async () => {
  const page = await open('/playground', 'KeyFigures', { colorScheme: 'light' });
  expect(await page.evaluate(() => document.body.className)).not.toContain('graphiql-dark');
  await page.evaluate(() => localStorage.setItem('farthing-theme', 'dark'));
  await page.getByRole('button', { name: 'Headers' }).click();
  await eventually(async () => {
    await page.locator('.graphiql-editor-tool .monaco-editor').last().click();
    expect(await page.locator('.graphiql-editor-tool .monaco-editor.focused').count()).toBe(1);
  });
  await page.keyboard.insertText(`{"farthing-book": "${book.id}"}`);
  await page.waitForFunction((id) => JSON.stringify(localStorage).includes(id), book.id);
  await page.reload();
  await page.waitForFunction(() => document.body.className.includes('graphiql-dark'));
  await page.getByRole('button', { name: 'Headers' }).click();
  await page.locator('.graphiql-editor-tool').getByText(book.id).first().waitFor();
  await page.context().close();
});
