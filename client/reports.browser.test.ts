// biome-ignore-all lint/performance/useDomNodeTextContent: innerText is what Playwright calls the visible text; nothing here reads the DOM
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriersOn } from '../server/testing/barriers.ts';
import { type Dashboard, openDashboard, settled } from '../server/testing/open-dashboard.ts';
import type { TestBook } from '../server/testing/test-app.ts';
import { accounting, figure, money } from './format/money.ts';

// Two fiscal years that begin in October: sales, rent, wages in two departments, a loan, a machine, and something without a type.
const months = Array.from({ length: 24 }, (_, index) => new Date(Date.UTC(2024, 9 + index, 1)).toISOString().slice(0, 7));
const journal = `2024-10-01 Owner
    assets:bank:checking    50000.00 USD
    equity:capital
2024-10-02 Bank | loan
    assets:bank:checking    12000.00 USD
    liabilities:loan
2025-11-20 Dealer | machine
    assets:fixed:machine    4000.00 USD
    assets:bank:checking
${months
  .map(
    (month, index) => `${month}-05 Landlord
    expenses:rent    1200.00 USD
    assets:bank:checking
${month}-15 Customers
    assets:bank:checking    ${7200 + index * 37}.45 USD
    revenues:sales
${month}-25 Staff
    expenses:wages:shop    ${1600 + (index % 5) * 11}.10 USD
    expenses:wages:office    900.00 USD
    assets:bank:checking
`,
  )
  .join('')}`;

let dashboard: Dashboard;
let book: TestBook;
beforeAll(async () => {
  dashboard = await openDashboard();
  book = await dashboard.test.book({ name: 'Two shops', currency: 'USD', fiscalYearStartMonth: 10 }, journal);
});
afterAll(() => dashboard?.close());

async function opened(path: string, options?: Parameters<Dashboard['open']>[1]): Promise<Page> {
  const page = await dashboard.open(`${path}${path.includes('?') ? '&' : '?'}book=${encodeURIComponent(book.id)}`, options);
  await settled(page);
  return page;
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
const rowsOf = async (page: Page) => (await page.locator('main tbody tr').allInnerTexts()).map(squeezed);

const section = '{ total { amount } comparativeTotals { amount } lines { label hasChildren value { amount } comparatives { amount } } }';

describe('statements show what the API says', () => {
  it('income by fiscal quarter, every account, with totals', async () => {
    const { incomeStatement: asked } = await book.ask(
      `{ incomeStatement(from: "2025-10-01", to: "2026-09-30", interval: QUARTER) { revenue ${section} expenses ${section}
           netIncome { amount } netIncomeByBucket { amount } buckets { label } } }`,
    );
    const page = await opened('/income-statement?period=FY2026&columns=quarter&lines=all');
    const heads = await page.locator('thead th').allInnerTexts();
    expect(heads).toEqual(['Account', ...asked.buckets.map(({ label }: { label: string }) => label), 'Total']);
    const rows = await rowsOf(page);
    const line = (label: string, values: readonly { amount: string }[]) =>
      [label, ...values.map(({ amount }) => accounting(amount, 'USD'))].join(' ');
    for (const one of [asked.revenue, asked.expenses]) {
      for (const { label, value, comparatives } of one.lines.slice(1)) expect(rows).toContain(line(label, [...comparatives, value]));
    }
    expect(rows).toContain(line('Total expenses', [...asked.expenses.comparativeTotals, asked.expenses.total]));
    expect(rows.at(-1)).toBe(line('Net income', [...asked.netIncomeByBucket, asked.netIncome]));
    await page.context().close();
  });

  it('cash flow beside the year before, and the trial balance', async () => {
    const ask = (from: string, to: string) =>
      book.ask(
        `{ cashFlow(from: "${from}", to: "${to}") { openingCash { amount } closingCash { amount } investing { total { amount } } } }`,
      );
    const [{ cashFlow: now }, { cashFlow: before }] = [await ask('2025-10-01', '2026-09-30'), await ask('2024-10-01', '2025-09-30')];
    const page = await opened('/cash-flow?period=FY2026');
    const rows = await rowsOf(page);
    const both = (label: string, a: { amount: string }, b: { amount: string }) =>
      expect.stringContaining(`${label} ${accounting(a.amount, 'USD')} ${accounting(b.amount, 'USD')}`);
    expect(rows).toContainEqual(both('Cash at the start', now.openingCash, before.openingCash));
    expect(rows).toContainEqual(both('Total investing', now.investing.total, before.investing.total));
    expect(rows.at(-1)).toEqual(both('Cash at the end', now.closingCash, before.closingCash));
    const { trialBalance } = await book.ask(
      '{ trialBalance(asOf: "2026-09-30") { totalDebit { amount } lines { account { fullName } debit } } }',
    );
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.getByRole('heading', { level: 1, name: 'Trial balance' }).waitFor();
    await settled(page);
    const total = figure(trialBalance.totalDebit.amount, 'USD');
    expect(await rowsOf(page)).toContain(`Total ${total} ${total}`);
    expect(new URL(page.url()).searchParams.get('period')).toBe('FY2026');
    await page.context().close();
  });

  it('the balance sheet of any day: its table, its areas, and its course', async () => {
    const { balanceSheet } = await book.ask(
      '{ balanceSheet(asOf: "2025-12-31") { assets { total { amount } lines { label value { amount } } } } }',
    );
    const page = await opened('/balance-sheet?asOf=2025-12-31&columns=month');
    expect(await page.locator('thead th').nth(1).innerText()).toBe('Dec 31, 2025');
    expect(squeezed(await page.locator('[data-total="Total assets"]').innerText())).toContain(
      `Total assets ${accounting(balanceSheet.assets.total.amount, 'USD')}`,
    );
    await page.getByRole('radio', { name: 'Treemap' }).check();
    const tile = page
      .getByRole('list', { name: /^Assets by account/ })
      .getByRole('listitem')
      .filter({ hasText: 'machine' });
    await tile.waitFor();
    expect(await tile.getAttribute('title')).toBe(`assets:fixed:machine: ${money('4000.00', 'USD')}`);
    await page.getByRole('radio', { name: 'Over time' }).check();
    const course = page.getByRole('slider', { name: /^Balance sheet over time/ });
    expect(await course.getAttribute('aria-valuetext')).toContain(`Dec 31, 2025: Assets ${money(balanceSheet.assets.total.amount, 'USD')}`);
    await course.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await course.getAttribute('aria-valuetext')).toContain('Nov 30, 2025');
    await page.keyboard.press('Enter');
    await page.waitForURL(/asOf=2025-11-30/);
    await page.context().close();
  });
});

describe('every figure leads to its rows', () => {
  it('from a bar and from a cell to the transactions of an account in those days, at an address that another reader can open', async () => {
    const page = await opened('/expenses?period=FY2026&account=expenses:wages');
    const chart = page.getByRole('slider', { name: /^Expenses/ });
    await chart.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/transactions\?/);
    const search = new URL(page.url()).searchParams;
    expect([search.get('accounts'), search.get('date'), search.get('period'), search.get('book')]).toEqual([
      'expenses:wages',
      '2026-08-01..2026-08-31',
      'FY2026',
      book.id,
    ]);
    await page.goBack();
    await page.getByRole('link', { name: 'office' }).click();
    await page.waitForURL(/account=expenses:wages:office/);
    await settled(page);
    const elsewhere = await dashboard.open(page.url().slice(dashboard.url.length));
    await settled(elsewhere);
    expect(squeezed(await elsewhere.locator('[data-expense-total]').innerText())).toBe(money('10800', 'USD').replace('.00', ''));
    expect(await elsewhere.getByRole('navigation', { name: 'Place in the tree of accounts' }).innerText()).toMatch(
      /All expenses\s+wages\s+office/,
    );
    await elsewhere.context().close();
    await page.goto(`${dashboard.url}/income-statement?period=FY2026&book=${encodeURIComponent(book.id)}`);
    await settled(page);
    const cell = page.getByRole('row', { name: /^rent/ }).getByRole('link').first();
    expect(await cell.getAttribute('href')).toContain('/transactions?');
    expect(await cell.getAttribute('href')).toContain('date=2025-10-01..2026-09-30&accounts=expenses:rent');
    await page.context().close();
  });

  it('and a view to a file of its figures, and to the question behind it', async () => {
    const page = await opened('/income-statement?period=FY2026');
    await page.getByRole('button', { name: /save, print, query/ }).click();
    const query = await page.getByRole('link', { name: 'Show query' }).getAttribute('href');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as CSV' }).click()]);
    expect(download.suggestedFilename()).toBe('income-statement.csv');
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const lines = Buffer.concat(chunks).toString().split('\r\n');
    expect(lines[0]).toBe('Section,Account,2025-10-01..2026-09-30,2024-10-01..2025-09-30,Change,Currency');
    expect(lines).toContain('Expenses,expenses:rent,14400.00,14400.00,0.00,USD');
    const asked = new URL(query ?? '', dashboard.url).searchParams;
    const answer = await book.ask(asked.get('query') ?? '', JSON.parse(asked.get('variables') ?? ''));
    expect(answer.current.netIncome.amount).toBe(
      (await book.ask('{ incomeStatement(from: "2025-10-01", to: "2026-09-30") { netIncome { amount } } }')).incomeStatement.netIncome
        .amount,
    );
    await page.context().close();
  });
});

describe('the shell', () => {
  it('goes everywhere by keyboard: the palette understands pages and periods, and gives the focus back', async () => {
    const page = await opened('/');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /^What to do/ }).fill('fy2025-q2');
    await page.getByRole('option', { name: /Show Q2 FY 2025/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/period=FY2025-Q2/);
    await page.waitForFunction(() => document.querySelector('header p')?.textContent?.includes('Jan – Mar 2025'));
    await page.keyboard.press('?');
    await page.getByRole('combobox', { name: /^What to do/ }).fill('balance');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Balance sheet' }).waitFor();
    expect(await page.title()).toBe('Balance sheet · Two shops · Farthing');
    await page.getByRole('button', { name: /^Period:/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Type a period' }).fill('nonsense');
    expect(await page.getByRole('dialog', { name: 'Choose a period' }).innerText()).toContain('No period is written like that');
    await page.getByRole('textbox', { name: 'Type a period' }).fill('last 2 years');
    await page.keyboard.press('Enter');
    await page.waitForURL(/period=last-2-years/);
    await page.goto(`${dashboard.url}/no/such/page`);
    await page.getByRole('heading', { name: 'There is no page at this address' }).waitFor();
    await page.context().close();
  });

  it('axe finds nothing on any report in either theme, and nothing scrolls sideways on a phone', async () => {
    const page = await opened('/');
    for (const path of [
      '/expenses?as=area&yearAgo=1',
      '/income-statement?columns=month',
      '/balance-sheet?as=treemap',
      '/balance-sheet?as=course',
      '/cash-flow',
      '/trial-balance',
    ]) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`${dashboard.url}${path}${path.includes('?') ? '&' : '?'}book=${encodeURIComponent(book.id)}`);
      await settled(page);
      expect([path, await barriersOn(page)]).toEqual([path, []]);
      await page.setViewportSize({ width: 320, height: 700 });
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 320]);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.keyboard.press('Control+k');
    await page.getByRole('option').first().waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.context().close();
  });
});
