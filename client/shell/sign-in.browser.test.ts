// biome-ignore-all lint/performance/useDomNodeTextContent: innerText is what Playwright calls the visible text; nothing here reads the DOM
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addPerson, keepLink, setRole } from '../../server/identity/people.sql.ts';
import { digestOf, newSecret } from '../../server/identity/secrets.ts';
import { sqlOf } from '../../server/store/sql-of.ts';
import { barriersOn } from '../../server/testing/barriers.ts';
import { type Dashboard, openDashboard, settled } from '../../server/testing/open-dashboard.ts';
import type { TestBook } from '../../server/testing/test-app.ts';

const email = 'owner@books.test';
let dashboard: Dashboard;
let token: string;
let book: TestBook;
beforeAll(async () => {
  dashboard = await openDashboard({ signIn: true });
  const { test } = dashboard;
  // The browser throws away cookies by its own clock.
  test.now = new Date();
  book = await test.book({ name: 'Locked', currency: 'USD' }, '2026-09-01 Client\n    assets:bank  750.25 USD\n    revenues:work\n');
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
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  await settled(page);
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

it('members are added, changed and taken out, and a session elsewhere is ended, by keys', async () => {
  const page = await dashboard.open('/settings');
  const looked = async () => expect(await barriersOn(page)).toEqual([]);
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('seven quiet herons');
  await page.keyboard.press('Enter');
  const members = async () =>
    (
      await dashboard.test.store.source.query(
        'select p.email, m.role from membership m join person p on p.id = m.person_id where m.book_id = $1 order by p.id',
        [book.bookId],
      )
    ).map((row: { email: string; role: string }) => `${row.email} ${row.role}`);
  const form = page.getByRole('form', { name: 'Add a member' });
  await form.getByLabel('Email address').fill('bo@books.test');
  await page.keyboard.press('Enter');
  const link = await page.locator('#members [data-secret]').innerText();
  expect(link).toMatch(/^http.*\/#set-password=\S{20,}$/);
  await looked();
  await page.getByRole('button', { name: 'I have it' }).press('Enter');
  const role = page.getByLabel('What bo@books.test may do');
  await role.selectOption('EDITOR');
  await page.locator('[data-member="bo@books.test"][data-role=EDITOR]').waitFor();
  await page.getByRole('button', { name: 'Take bo@books.test out' }).press('Enter');
  await page.locator('[data-member="bo@books.test"]').waitFor({ state: 'detached' });
  expect(await members()).toEqual([`${email} OWNER`]);
  await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
  await page.locator('[data-member="bo@books.test"][data-role=EDITOR]').waitFor();
  expect(await members()).toEqual([`${email} OWNER`, 'bo@books.test EDITOR']);
  expect(await page.getByLabel(`What ${email} may do`).isDisabled()).toBe(true);
  const elsewhere = await dashboard.open('/');
  await elsewhere.getByLabel('Email address').fill(email);
  await elsewhere.getByLabel('Password', { exact: true }).fill('seven quiet herons');
  await elsewhere.keyboard.press('Enter');
  await elsewhere.locator('[data-kpi=REVENUE]').waitFor();
  await page.reload();
  await page.locator('[data-session]').nth(1).waitFor();
  await page.locator('[data-session] button').last().press('Enter');
  await page.locator('[data-session][data-this]').waitFor();
  await expect.poll(() => page.locator('[data-session]').count()).toBeLessThan(3);
  await page.getByRole('button', { name: 'Sign out everywhere else' }).press('Enter');
  await expect.poll(() => page.locator('[data-session]').count()).toBe(1);
  await elsewhere.reload();
  await elsewhere.getByRole('heading', { name: 'Sign in' }).waitFor();
  await elsewhere.context().close();
  await page.context().close();
});
