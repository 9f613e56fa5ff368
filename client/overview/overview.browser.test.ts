// biome-ignore-all lint/performance/useDomNodeTextContent: innerText is what Playwright calls the visible text; nothing here reads the DOM
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriersOn } from '../../server/testing/barriers.ts';
import { type Dashboard, dropFile, openDashboard, operationIn, settled } from '../../server/testing/open-dashboard.ts';
import type { TestBook } from '../../server/testing/test-app.ts';
import { accounting, figure, headline, money } from '../format/money.ts';
import { largeText, type Unit } from '../kpis/wording.ts';

// Two years of a small shop: rent and wages each month, sales that grow, a loan, and a purchase in euros with its rate.
const months = Array.from(
  { length: 24 },
  (_, index) => `${2024 + Math.floor((index + 9) / 12)}-${String(((index + 9) % 12) + 1).padStart(2, '0')}`,
);
const shop = `P 2024-10-01 EUR 1.10 USD
2024-10-01 Owner
    assets:bank:checking    20000.00 USD
    equity:capital
2024-10-02 Bank | loan
    assets:bank:checking    12000.00 USD
    liabilities:loan
2026-02-10 Papeterie | paper
    expenses:office:paper    80.00 EUR
    assets:cash euro
${months
  .map(
    (month, index) => `${month}-05 Landlord
    expenses:rent    1200.00 USD
    assets:bank:checking
${month}-15 Customers
    assets:bank:checking    ${5200 + index * 37}.45 USD
    revenues:sales
${month}-25 Staff
    expenses:wages    ${2600 + (index % 5) * 11}.10 USD
    assets:bank:checking
`,
  )
  .join('')}`;

let dashboard: Dashboard;
let book: TestBook;
beforeAll(async () => {
  dashboard = await openDashboard();
  book = await dashboard.test.book({ name: 'Corner shop', currency: 'USD' }, shop);
});
afterAll(() => dashboard?.close());

/** A page whose panels have all arrived. */
async function opened(search = '', options?: Parameters<Dashboard['open']>[1], of = book): Promise<Page> {
  const page = await dashboard.open(`/?book=${encodeURIComponent(of.id)}${search}`, options);
  await settled(page);
  return page;
}

/** The text of an element without the spaces of its markup. */
async function textOf(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).first().innerText()).replace(/\s+/g, ' ').trim();
}

/** How many pages hear of changes. */
const listening = async () => /^subscriptions_active (\d+)/m.exec(await (await fetch(`${dashboard.url}/metrics`)).text())?.[1];

const period = { range: { from: '2025-10-01', to: '2026-09-30' } };

describe('the figures on the page are the API’s', () => {
  it('key figures, by default of the twelve months that end with the last entry', async () => {
    const { kpis } = await book.ask(
      `query ($period: PeriodInput!) {
         kpis(period: $period, compareTo: PREVIOUS_YEAR) { currency kpis { key unit value } }
       }`,
      { period },
    );
    const page = await opened();
    await page.getByRole('button', { name: 'All figures' }).click();
    await page.waitForFunction((count) => document.querySelectorAll('[data-kpi]').length === count, kpis.kpis.length);
    expect(kpis.kpis.length).toBeGreaterThan(8);
    for (const kpi of kpis.kpis as { key: string; unit: Unit; value: string | null }[]) {
      const shown = await textOf(page, `[data-kpi=${kpi.key}] [data-value]`);
      expect([kpi.key, shown]).toEqual([
        kpi.key,
        kpi.value === null ? '–' : largeText(kpi.value, kpi, kpis.currency).replace('\u00a0', ' '),
      ]);
    }
    await page.context().close();
  });

  it('what a figure is made up of', async () => {
    const page = await opened();
    await page.locator('[data-kpi=EXPENSES] button').click();
    const about = page.getByRole('dialog', { name: 'About Expenses' });
    await about.getByText('Made up of').waitFor();
    const { kpis } = await book.ask(
      'query ($period: PeriodInput!) { kpis(period: $period, keys: [EXPENSES]) { kpis { contributions(first: 8) { label amount } } } }',
      { period },
    );
    const shown = (await about.innerText()).replace(/\s+/g, ' ');
    for (const { label, amount } of kpis.kpis[0].contributions) expect(shown).toContain(`${label} ${money(amount, 'USD')}`);
    await page.context().close();
  });

  it('expenses by month, as bars, in words and as a table', async () => {
    const { expenseTrend } = await book.ask(
      `{ expenseTrend(from: "2025-10-01", to: "2026-09-30", top: 6) { total { amount } categories { label total { amount } }
           buckets { period { label } total { amount } amounts } } }`,
    );
    const page = await opened();
    expect(await textOf(page, '[data-expense-total]')).toBe(headline(expenseTrend.total.amount, 'USD'));
    const slider = page.getByRole('slider');
    await slider.focus();
    expect(await textOf(page, '[data-readout-total]')).toBe(money(expenseTrend.buckets.at(-1).total.amount, 'USD'));
    await page.keyboard.press('ArrowLeft');
    const before = expenseTrend.buckets.at(-2);
    expect(await textOf(page, '[data-readout-total]')).toBe(money(before.total.amount, 'USD'));
    expect(await slider.getAttribute('aria-valuetext')).toContain(before.period.label);
    expect(await page.locator('[data-month]').count()).toBe(24);
    await page.getByRole('radio', { name: 'Table' }).check();
    await page.locator('[data-expense-total-exact]').waitFor();
    const rows = await page.locator('#expenses tbody tr').allInnerTexts();
    for (const { period: month, total, amounts } of expenseTrend.buckets) {
      const row = rows.find((text) => text.startsWith(month.label));
      for (const amount of [total.amount, ...amounts]) expect(row).toContain(figure(amount, 'USD'));
    }
    expect(await textOf(page, '[data-expense-total-exact]')).toBe(figure(expenseTrend.total.amount, 'USD'));
    await page.context().close();
  });

  it('the balance sheet, every account of it, with the day a year before', async () => {
    const section = '{ total { amount } comparativeTotals { amount } lines { label value { amount } comparatives { amount } } }';
    const { balanceSheet: sheet } = await book.ask(
      `{ balanceSheet(asOf: "2026-09-30", comparisons: ["2025-09-30"]) {
           assets ${section} liabilities ${section} equity ${section} totalLiabilitiesAndEquity { amount } } }`,
    );
    const page = await opened();
    await page.getByRole('radio', { name: 'Every account' }).check();
    await page.getByRole('rowheader', { name: 'checking', exact: true }).waitFor();
    const rows = (await page.locator('#balance-sheet tbody tr').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
    for (const side of [sheet.assets, sheet.liabilities, sheet.equity]) {
      // The first line of these sections is their only root, which the page leaves to the total.
      for (const { label, value, comparatives } of side.lines.filter(
        (line: { label: string }) => !['assets', 'liabilities'].includes(line.label),
      )) {
        expect(rows).toContainEqual(
          expect.stringContaining(`${label} ${accounting(value.amount, 'USD')} ${accounting(comparatives[0].amount, 'USD')}`),
        );
      }
    }
    expect(rows).toContainEqual(
      expect.stringContaining(
        `Total assets ${accounting(sheet.assets.total.amount, 'USD')} ${accounting(sheet.assets.comparativeTotals[0].amount, 'USD')}`,
      ),
    );
    expect(rows.at(-1)).toContain(`Liabilities and equity ${accounting(sheet.totalLiabilitiesAndEquity.amount, 'USD')}`);
    await page.context().close();
  });

  it('the latest transactions', async () => {
    const page = await opened();
    const rows = await page.locator('#transactions tbody tr').allInnerTexts();
    expect(rows).toHaveLength(10);
    expect(rows[0]).toMatch(/Sep 25\s+Staff\s+wages\s+checking\s+−\$2,6\d\d\.10/);
    await page.context().close();
  });
});

describe('the address', () => {
  it('holds the choices, and back undoes them', async () => {
    const page = await opened();
    await page.getByRole('button', { name: /^Period: 12|^Period: Oct/ }).click();
    await page.getByRole('link', { name: 'Q1 2026' }).click();
    await page.waitForFunction(() => document.querySelector('header p')?.textContent?.includes('Jan – Mar 2026'));
    await settled(page);
    expect(page.url()).toContain('period=2026-Q1');
    const { kpis } = await book.ask('{ kpis(period: { quarter: { year: 2026, quarter: 1 } }, keys: [REVENUE]) { kpis { value } } }');
    expect(await textOf(page, '[data-kpi=REVENUE] [data-value]')).toBe(headline(kpis.kpis[0].value, 'USD'));
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('header p')?.textContent?.includes('Oct 2025 – Sep 2026'));
    await page.context().close();
  });

  it('shows other currencies at their rates', async () => {
    const page = await opened('&in=EUR&compare=none');
    const { kpis } = await book.ask(
      'query ($period: PeriodInput!) { kpis(period: $period, currency: "EUR", keys: [REVENUE]) { kpis { value } } }',
      {
        period,
      },
    );
    expect(await textOf(page, '[data-kpi=REVENUE] [data-value]')).toBe(headline(kpis.kpis[0].value, 'EUR'));
    await page.context().close();
  });
});

describe('everybody can use it', () => {
  it('axe finds nothing in either theme, with an open popover and with the table', async () => {
    const page = await opened();
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('radio', { name: 'Table' }).check();
    await page.locator('[data-expense-total-exact]').waitFor();
    await page.locator('[data-kpi=REVENUE] button').click();
    await page.getByText('Made up of').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.context().close();
  });

  it('does not scroll sideways on a telephone, a tablet, a desk or a wall', async () => {
    const page = await opened('', { viewport: { width: 2560, height: 800 } });
    for (const width of [2560, 1280, 768, 360, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
    await page.context().close();
  });

  it('remembers a chosen theme', async () => {
    const page = await opened('', { colorScheme: 'light' });
    await page.getByRole('radio', { name: 'Dark' }).check();
    await page.reload();
    expect(await page.evaluate(() => [document.documentElement.dataset.theme, getComputedStyle(document.body).colorScheme])).toEqual([
      'dark',
      'dark',
    ]);
    await page.context().close();
  });
});

describe('a failure', () => {
  it('stays in its panel, and Retry asks again', async () => {
    const page = await dashboard.open('/');
    let isDown = true;
    await page.route('**/graphql*', (route) => {
      if (operationIn(route.request()) !== 'BalanceSheet' || !isDown) return route.continue();
      return route.fulfill({ status: 503, contentType: 'text/html', body: '<h1>Down</h1>' });
    });
    await page.goto(`${dashboard.url}/?book=${encodeURIComponent(book.id)}`);
    const panel = page.locator('#balance-sheet');
    await panel.getByRole('alert').waitFor();
    await settled(page);
    expect(await panel.innerText()).toContain('503');
    expect(await page.locator('[data-kpi]').count()).toBe(8);
    expect(await page.locator('#transactions tbody tr').count()).toBe(10);
    isDown = false;
    await panel.getByRole('button', { name: 'Retry' }).click();
    await panel.getByRole('table').waitFor();
    await page.context().close();
  });

  it('of the whole server says so and offers another try', async () => {
    // The overview may have its key figures in it all the same.
    const page = await dashboard.open('/trial-balance');
    await page.route('**/graphql*', (route) => route.abort());
    await page.reload();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('cannot be reached');
    await page.unroute('**/graphql*');
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.locator('h1').waitFor();
    await page.context().close();
  });
});

describe('a server that goes away', () => {
  it('is told of with the age of the figures, which are there all the same; when it is back they are new, without a reload', async () => {
    const shop = await dashboard.test.book(
      { name: 'Away', currency: 'EUR' },
      '2026-09-01 A\n    assets:bank  10.00 EUR\n    revenues:work\n',
    );
    const page = await opened('', {}, shop);
    await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));
    await expect.poll(listening).toBe('1');
    const comeBack = await dashboard.goAway();
    await page.getByText(/The server does not answer; figures are of \d/).waitFor();
    expect(await textOf(page, '[data-kpi=REVENUE] [data-value]')).toBe('€10.00');
    await shop.load('2026-09-03 B\n    assets:bank  2.25 EUR\n    revenues:work\n');
    await comeBack();
    await page.waitForFunction(() => document.querySelector('[data-kpi=REVENUE]')?.textContent?.includes('€12.25'));
    await page.getByText('The server does not answer').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(true);
    await page.context().close();
  });

  it('leaves the last figures on show where others are chosen, says whose they are, and shows the others once it is back', async () => {
    const page = await opened('&period=2026-08');
    const revenue = () => textOf(page, '[data-kpi=REVENUE] [data-value]');
    const before = await revenue();
    const comeBack = await dashboard.goAway();
    await page.getByRole('button', { name: 'Period before' }).click();
    await page.getByText(/still those for August 2026\. It is asked again by itself; what you chose is shown/).waitFor();
    expect(await revenue()).toBe(before);
    expect(await page.getByRole('alert').count()).toBe(0);
    // Back to what is on show: there is nothing to wait for.
    await page.getByRole('button', { name: 'Period after' }).click();
    await page.getByText(/figures are of [^,]+\. It is asked again by itself\./).waitFor();
    await page.getByRole('button', { name: 'Period before' }).click();
    await comeBack();
    await page.getByText('The server does not answer').waitFor({ state: 'detached' });
    await settled(page);
    expect(await revenue()).not.toBe(before);
    await page.context().close();
  });
});

describe('an address that is not understood', () => {
  it('is told of, with what is shown in its place; the note takes it out of the address when it is closed', async () => {
    const page = await opened('&period=2026-Q9&compare=last&as=pie&average=6');
    const note = page.locator('[data-address-note]');
    await note.waitFor();
    expect((await note.innerText()).split('\n').filter(Boolean)).toEqual([
      'The address says period is “2026-Q9”, which is not understood: shown is Oct 2025 – Sep 2026.',
      'The address says compare is “last”, which is not understood: it is compared with the year before.',
      'The address says as is “pie”, which is not understood: “bars” is shown instead.',
    ]);
    expect(await barriersOn(page)).toEqual([]);
    await note.getByRole('button').click();
    await note.waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.toString()).toBe(`book=${book.id}&average=6`);
    await page.goBack();
    expect(page.url()).not.toContain('2026-Q9');
    await page.context().close();
  });
});

describe('an import', () => {
  const file = (name: string, content: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });

  it('fills an empty book, which says how; its figures appear by themselves', async () => {
    const empty = await dashboard.test.book({ name: 'Fresh', currency: 'EUR' });
    const page = await opened('', {}, empty);
    expect(await page.locator('#main').innerText()).toContain('Fresh has no entries yet');
    expect(await page.locator('#main').innerText()).toContain(`npm run farthing -- import --book ${empty.id} your.journal`);
    expect(await page.locator('[data-kpi]').count()).toBe(0);
    expect(await barriersOn(page)).toEqual([]);
    await page
      .locator('input[type=file]')
      .setInputFiles(file('first.journal', '2026-09-01 Client\n    assets:bank  750.25 EUR\n    revenues:work\n'));
    await page.locator('[data-kpi=REVENUE]').waitFor();
    await settled(page);
    expect(await textOf(page, '[data-kpi=REVENUE] [data-value]')).toBe('€750.25');
    expect(await textOf(page, '[data-import="first.journal"]')).toContain('✓ 1 added');
    await page.context().close();
  });

  it('by drop shows what came in, and a wrong file’s problems with their lines', async () => {
    const target = await dashboard.test.book(
      { name: 'Dropped', currency: 'EUR' },
      '2026-09-01 A\n    assets:bank  10.00 EUR\n    revenues:work\n',
    );
    const page = await opened('', {}, target);
    await dropFile(page, 'wrong.journal', '2026-09-02 B\n    assets:bank  10.00 EUR\n    revenues:work  -9.00 EUR\n');
    const result = page.locator('#imports li[data-import-status=FAILED]').first();
    await result.waitFor();
    expect(await result.innerText()).toMatch(/kept out[\s\S]*Line 1 /);
    expect(await textOf(page, '[data-kpi=REVENUE] [data-value]')).toBe('€10.00');
    await dropFile(page, 'right.journal', '2026-09-02 B\n    assets:bank  5.50 EUR\n    revenues:work\n');
    await page.waitForFunction(() => document.querySelector('[data-kpi=REVENUE]')?.textContent?.includes('€15.50'));
    expect(await page.locator('[data-import="right.journal"]').innerText()).toContain('✓ 1 added');
    await page.context().close();
  });

  it('by somebody else changes the figures on show, without a reload', async () => {
    const shared = await dashboard.test.book(
      { name: 'Shared', currency: 'EUR' },
      '2026-09-01 A\n    assets:bank  10.00 EUR\n    revenues:work\n',
    );
    await expect.poll(listening).toBe('0');
    const page = await opened('', {}, shared);
    await expect.poll(listening).toBe('1');
    await shared.load('2026-09-03 C\n    assets:bank  2.25 EUR\n    revenues:work\n');
    await page.waitForFunction(() => document.querySelector('[data-kpi=REVENUE]')?.textContent?.includes('€12.25'));
    await page.context().close();
  });
});
