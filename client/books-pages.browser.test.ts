// biome-ignore-all lint/performance/useDomNodeTextContent: innerText is what Playwright calls the visible text; nothing here reads the DOM
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Dashboard, dropFile, openDashboard, settled } from '../server/testing/open-dashboard.ts';
import type { TestBook } from '../server/testing/test-app.ts';
import { money } from './format/money.ts';

const journal = `P 2026-01-01 EUR 1.10 USD
2026-01-02 Owner
    assets:bank:checking    900.00 USD
    equity:capital
2026-01-05 Papeterie | paper
    expenses:office    80.00 EUR
    assets:bank:euro
2026-01-09 Landlord
    expenses:rent    250.50 USD
    assets:bank:checking
`;

let dashboard: Dashboard;
let book: TestBook;
beforeAll(async () => {
  dashboard = await openDashboard();
  book = await dashboard.test.book({ name: 'Studio', currency: 'USD' }, journal);
});
afterAll(() => dashboard?.close());

async function opened(path: string, search = '', options?: Parameters<Dashboard['open']>[1]): Promise<Page> {
  const page = await dashboard.open(`${path}?book=${encodeURIComponent(book.id)}${search}`, options);
  await settled(page);
  return page;
}

it('the chart of accounts and a register say what the API says', async () => {
  const { accounts, account } = await book.ask(
    `{ accounts { edges { node { fullName balance(currency: "USD", asOf: "2026-01-31") { value { amount } } } } }
       account(fullName: "assets:bank:checking") { register { edges { node { amount { amount } runningBalance { amount } } } } } }`,
  );
  const page = await opened('/accounts');
  for (const { node } of accounts.edges) {
    const row = await page.locator(`[data-account="${node.fullName}"]`).innerText();
    expect(row.replace(/\s+/g, ' ')).toContain(money(node.balance.value.amount, 'USD'));
  }
  await page.getByRole('link', { name: 'checking', exact: true }).click();
  await page.locator('[data-posting]').first().waitFor();
  const rows = (await page.locator('[data-posting]').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
  const lines = account.register.edges.map(
    ({ node }: { node: { amount: { amount: string }; runningBalance: { amount: string } } }) => node,
  );
  expect(rows).toHaveLength(lines.length);
  for (const [index, { amount, runningBalance }] of lines.entries()) {
    expect(rows[index]).toContain(`${money(amount.amount, 'USD')} ${money(runningBalance.amount, 'USD')}`);
  }
  await page.context().close();
});

it('an import is listed, undone after a question, and out of the book', async () => {
  const page = await opened('/imports');
  await dropFile(page, 'more.journal', '2026-01-20 Cafe\n    expenses:food    4.20 USD\n    assets:bank:checking\n');
  const item = page.locator('[data-import-id]', { hasText: 'more.journal' });
  await item.getByRole('button', { name: 'Undo…' }).click();
  expect((await book.ask('{ book { transactionCount } }')).book.transactionCount).toBe(4);
  await item.getByRole('button', { name: 'Undo the import' }).click();
  await page.locator('[data-import-id][data-status=UNDONE]', { hasText: 'more.journal' }).waitFor();
  expect((await book.ask('{ book { transactionCount } }')).book.transactionCount).toBe(3);
  await page.context().close();
});

it('a key is made, its secret is shown once, and it can be ended', async () => {
  const page = await opened('/settings');
  await page.getByLabel('What it is for').fill('nightly');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const secret = await page.locator('[data-secret]').innerText();
  const { apiKeys } = await book.ask('{ apiKeys { edges { node { name prefix scopes } } } }');
  expect(apiKeys.edges[0].node).toMatchObject({ name: 'nightly', scopes: ['READ'] });
  expect(secret.startsWith(apiKeys.edges[0].node.prefix)).toBe(true);
  await page.reload();
  await page.locator('[data-key=nightly]').waitFor();
  expect(await page.locator('[data-secret]').count()).toBe(0);
  await page.getByRole('button', { name: 'End nightly…' }).click();
  await page.getByRole('button', { name: 'End nightly now' }).click();
  await page.locator('[data-key=nightly][data-revoked]').waitFor();
  await page.context().close();
});

const themed = (['light', 'dark'] as const).flatMap((theme) =>
  (
    [
      ['/accounts', ''],
      ['/accounts', '&account=assets:bank'],
      ['/imports', ''],
      ['/settings', ''],
    ] as const
  ).map(([path, search]) => ({ theme, path, search })),
);

it.each(themed)('axe finds nothing on $path ($search) in the $theme theme', async ({ theme, path, search }) => {
  const page = await opened(path, search, { colorScheme: theme });
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.context().close();
});
