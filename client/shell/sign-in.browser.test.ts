// biome-ignore-all lint/performance/useDomNodeTextContent: innerText is what Playwright calls the visible text; nothing here reads the DOM
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addPerson, keepLink, setRole } from '../../server/identity/people.sql.ts';
import { digestOf, newSecret } from '../../server/identity/secrets.ts';
import { sqlOf } from '../../server/store/sql-of.ts';
import { barriersOn } from '../../server/testing/barriers.ts';
import { type Dashboard, openDashboard, settled } from '../../server/testing/open-dashboard.ts';

const email = 'owner@books.test';
let dashboard: Dashboard;
let token: string;
beforeAll(async () => {
  dashboard = await openDashboard({ signIn: true });
  const { test } = dashboard;
  // The browser throws away cookies by its own clock.
  test.now = new Date();
  const book = await test.book({ name: 'Locked', currency: 'USD' }, '2026-09-01 Client\n    assets:bank  750.25 USD\n    revenues:work\n');
  const sql = sqlOf(test.store.source.manager);
  const { id } = await addPerson(sql, email, test.now);
  await setRole(sql, book.bookId, id, 'OWNER', test.now);
  token = newSecret();
  await keepLink(sql, id, digestOf(token), new Date(test.now.getTime() + 86_400_000));
});
afterAll(() => dashboard?.close());

it('a link sets the password and lets in; signing out locks up; the wrong password is told, the right one opens', async () => {
  const page = await dashboard.open(`/#set-password=${token}`);
  const looked = async () => expect(await barriersOn(page)).toEqual([]);
  await page.getByRole('heading', { name: 'Choose a password' }).waitFor();
  await looked();
  await page.getByLabel('New password').fill('seven quiet herons');
  await page.keyboard.press('Enter');
  await settled(page);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Overview');
  expect(new URL(page.url()).hash).toBe('');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  // What the server paints for a reader it paints for nobody else.
  const html = async (headers = {}) => (await fetch(`${dashboard.url}/`, { headers: { accept: 'text/html', ...headers } })).text();
  expect(await html()).not.toContain('first-answers');
  expect(await html({ cookie: '__Host-farthing=made-up' })).not.toContain('first-answers');
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  await looked();
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('seven loud herons');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Show password').check();
  await page.getByLabel('Password', { exact: true }).fill('seven quiet herons');
  await page.keyboard.press('Enter');
  await page.locator('[data-kpi=REVENUE]').waitFor();
  expect(await page.locator('[data-kpi=REVENUE] [data-value]').innerText()).toBe('$750.25');
  await page.context().close();
});
