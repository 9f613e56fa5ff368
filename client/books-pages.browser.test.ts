// biome-ignore-all lint/performance/useDomNodeTextContent: innerText is what Playwright calls the visible text; nothing here reads the DOM
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriersOn } from '../server/testing/barriers.ts';
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

it('a table of a bank is looked at before it is in the book, and read as somebody says, by keys', async () => {
  const own = await dashboard.test.book({ name: 'Giro', currency: 'EUR' });
  const page = await dashboard.open(`/imports?book=${encodeURIComponent(own.id)}`);
  await settled(page);
  await dropFile(page, 'giro.csv', 'Buchung;Valuta;Text;Sum\n03.02.2026;04.02.2026;Rent;-900,50\n05.02.2026;05.02.2026;Pay;1.200,00\n');
  const form = page.getByRole('form', { name: 'The columns of giro.csv' });
  const line = form.locator('[data-line="2"]');
  await line.waitFor();
  const inBook = async () =>
    (
      await own.ask(
        '{ transactions(first: 9) { edges { node { date description postings { account { fullName } amount { amount } } } } } }',
      )
    ).transactions.edges;
  expect(await inBook()).toEqual([]);
  expect((await line.innerText()).replace(/\s+/g, ' ')).toBe(`Feb 3, 2026 Rent ${money('-900.50', 'EUR')}`);
  expect(await form.getByLabel('What column Buchung holds').inputValue()).toBe('date');
  expect(await barriersOn(page)).toEqual([]);
  await form.getByLabel('What column Sum holds').selectOption('');
  await form.getByText('Say which column has the amount').waitFor();
  expect(await form.locator('[data-import-now]').isDisabled()).toBe(true);
  await form.getByLabel('What column Sum holds').selectOption({ label: 'the amount' });
  await form.getByLabel('What column Valuta holds').selectOption({ label: 'the day' });
  await line.getByText('Feb 4, 2026').waitFor();
  await form.getByLabel('Account of the book').fill('assets::giro');
  await page.keyboard.press('Enter');
  await form.getByText('is no full name of an account').waitFor();
  await form.getByLabel('Account of the book').fill('assets:giro');
  await page.keyboard.press('Enter');
  await line.waitFor();
  await expect.poll(() => form.locator('[data-import-now]').isEnabled()).toBe(true);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await form.locator('[data-import-now]').press('Enter');
  await page.locator('[data-import-id]', { hasText: 'giro.csv' }).waitFor();
  expect(await page.locator('[data-import-id]').count()).toBe(1);
  expect((await inBook()).map(({ node }: { node: { date: string; postings: unknown[] } }) => [node.date, node.postings[0]])).toEqual([
    ['2026-02-05', { account: { fullName: 'assets:giro' }, amount: { amount: '1200.00' } }],
    ['2026-02-04', { account: { fullName: 'assets:giro' }, amount: { amount: '-900.50' } }],
  ]);
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

it('a possible duplicate is set aside, brought back and kept, by keys; the balance follows', async () => {
  const twice = await dashboard.test.book(
    { name: 'Twice', currency: 'USD' },
    '2026-01-20 Cafe\n    expenses:food  4.20 USD\n    assets:bank\n',
  );
  const bank = { account: 'assets:bank', currency: 'USD' };
  await twice.load('Date,Payee,Description,Amount\n2026-01-20,CAFE 12,,-4.20\n', { fileName: 'x.csv', bank });
  const asked =
    '{ account(fullName: "assets:bank") { balance { native { amount } } } possibleDuplicates { edges { node { transaction { id } } } } }';
  const { possibleDuplicates } = await twice.ask(asked);
  const balance = async () => (await twice.ask(asked)).account.balance.native[0].amount;
  const page = await dashboard.open(`/imports?book=${encodeURIComponent(twice.id)}`);
  await settled(page);
  expect(await page.locator('[data-pair]').evaluateAll((pairs) => pairs.map((pair) => pair.getAttribute('data-pair')))).toEqual(
    possibleDuplicates.edges.map(({ node }: { node: { transaction: { id: string } } }) => node.transaction.id),
  );
  await page.getByRole('button', { name: 'It is a duplicate: CAFE 12' }).press('Enter');
  await page.getByText('None: nothing is left to decide.').waitFor();
  expect(await balance()).toBe('-4.20');
  await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Keep both: CAFE 12' }).press('Enter');
  await page.getByText('None: nothing is left to decide.').waitFor();
  expect(await balance()).toBe('-8.40');
  await page.getByRole('radio', { name: 'Decided' }).press('Space');
  await page.locator('[data-verdict=kept]').waitFor();
  expect(await barriersOn(page)).toEqual([]);
  await page.context().close();
});

it('a transfer that both banks tell of is decided and taken back, by keys', async () => {
  const own = await dashboard.test.book({ name: 'Two banks', currency: 'USD' });
  const row = (day: string, amount: string) => `Date,Payee,Description,Amount\n${day},Me,to savings,${amount}\n`;
  await own.load(row('2026-01-08', '-20.00'), { fileName: 'a.csv', bank: { account: 'assets:bank', currency: 'USD' } });
  await own.load(row('2026-01-09', '20.00'), { fileName: 'b.csv', bank: { account: 'assets:savings', currency: 'USD' } });
  const list = 'query ($status: TransferStatus!) { transfers(status: $status) { edges { node { id confidence reasons } } } }';
  const idsOf = async (status: string) =>
    (await own.ask(list, { status })).transfers.edges.map(({ node }: { node: { id: string } }) => node.id);
  const status = (await idsOf('PROPOSED')).length > 0 ? 'PROPOSED' : 'MATCHED';
  const { node } = (await own.ask(list, { status })).transfers.edges[0];
  const page = await dashboard.open(`/imports?book=${encodeURIComponent(own.id)}&transfers=${status}`);
  await settled(page);
  const item = page.locator(`[data-transfer="${node.id}"]`);
  expect(await item.innerText()).toContain(`${Math.round(node.confidence * 100)}% likely`);
  for (const reason of node.reasons) expect(await item.innerText()).toContain(reason);
  expect(await barriersOn(page)).toEqual([]);
  if (status === 'MATCHED') {
    await item.getByRole('button', { name: /^Take it back/ }).press('Enter');
    await page.getByRole('radio', { name: 'To decide' }).first().waitFor();
    await page.locator('#transfers').getByRole('radio', { name: 'To decide' }).press('Space');
  }
  await page
    .locator('#transfers')
    .getByRole('button', { name: /^It is one/ })
    .press('Enter');
  await expect.poll(() => idsOf('MATCHED')).toEqual([node.id]);
  await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
  await item.waitFor();
  expect(await idsOf('PROPOSED')).toEqual([node.id]);
  await page
    .locator('#transfers')
    .getByRole('button', { name: /^It is none/ })
    .press('Enter');
  await expect.poll(() => idsOf('DECLINED')).toEqual([node.id]);
  await page.context().close();
});

it('a price is set and deleted, an account is given a type, and each is undone, by keys', async () => {
  const odd = await dashboard.test.book({ name: 'Odd', currency: 'USD' }, '2026-01-02 Owner\n    Sundry  90.00 EUR\n    equity:capital\n');
  const asked = '{ prices { edges { node { currency in on price source } } } account(fullName: "Sundry") { type } }';
  const now = async () => {
    const { prices, account } = await odd.ask(asked);
    return [
      prices.edges.map(({ node }: { node: { price: string; source: string } }) => `${node.price} ${node.source}`).join(),
      account.type,
    ];
  };
  const page = await dashboard.open(`/settings?book=${encodeURIComponent(odd.id)}`);
  await settled(page);
  const form = page.getByRole('form', { name: 'Set a price' });
  await form.getByLabel('One').fill('EUR');
  await form.getByLabel('is worth').fill('1.10');
  await form.getByLabel('from').fill('2026-01-01');
  await page.keyboard.press('Enter');
  await page.locator('[data-price="2026-01-01 EUR USD"]').waitFor();
  expect(await now()).toEqual(['1.10 user', 'UNTYPED']);
  await page.getByRole('button', { name: 'Delete 1 EUR = 1.10 USD' }).press('Enter');
  await page.getByText('No price is known').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
  await page.locator('[data-price]').waitFor();
  await page.getByLabel('Type of Sundry').selectOption('ASSET');
  await page.getByText('Sundry is now asset.').waitFor();
  expect(await now()).toEqual(['1.10 user', 'ASSET']);
  await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
  await page.locator('[data-classify=Sundry][data-type=UNTYPED]').waitFor();
  expect(await now()).toEqual(['1.10 user', 'UNTYPED']);
  expect(await barriersOn(page)).toEqual([]);
  await page.context().close();
});

it('axe finds nothing on these pages in both themes, and what is wrong with one it does find', async () => {
  const page = await opened('/accounts');
  for (const path of ['/accounts', '/accounts?account=assets:bank', '/imports', '/settings?account=expenses:rent']) {
    await page.goto(`${dashboard.url}${path}${path.includes('?') ? '&' : '?'}book=${encodeURIComponent(book.id)}`);
    await settled(page);
    expect([path, await barriersOn(page)]).toEqual([path, []]);
  }
  // A field without a name, and words that only the dark theme makes hard to read.
  await page.locator('main').evaluate((main) => {
    const faint = '<p style="color: light-dark(#000, #333); background: light-dark(#fff, #222)">Faint</p>';
    main.insertAdjacentHTML('beforeend', `<input>${faint}`);
  });
  expect((await barriersOn(page)).map(({ theme, rule }) => `${theme} ${rule}`).sort()).toEqual(['dark color-contrast', 'light label']);
  await page.context().close();
});
