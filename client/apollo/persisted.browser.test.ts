import type { Request } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Dashboard, openDashboard, operationIn, settled } from '../../server/testing/open-dashboard.ts';

let dashboard: Dashboard;
beforeAll(async () => {
  dashboard = await openDashboard();
  await dashboard.test.book({ currency: 'EUR' }, '2026-09-01 Rent\n    expenses:rent  900 EUR\n    assets:bank\n');
});
afterAll(() => dashboard.close());

it('all that the overview asks goes as GETs of digests, and what has not changed does not come again', async () => {
  const page = await dashboard.open('/');
  await settled(page);
  const requests: Request[] = [];
  page.on('request', (request) => void (request.url().includes('/graphql') && requests.push(request)));
  const before = await notModified();
  await page.reload();
  await settled(page);
  expect(requests.map(operationIn)).toEqual(expect.arrayContaining(['ExpenseTrend', 'BalanceSheet', 'Transactions']));
  expect(new Set(requests.map((request) => request.method()))).toEqual(new Set(['GET']));
  for (const request of requests) {
    const { searchParams } = new URL(request.url());
    expect([searchParams.get('query'), searchParams.get('extensions')]).toEqual([
      null,
      expect.stringMatching(/"sha256Hash":"[\da-f]{64}"/),
    ]);
  }
  // The key figures come with the page, and are asked for only where they were not there in time.
  expect((await notModified()) - before).toBeGreaterThanOrEqual(3);
  await page.context().close();
});

/** How often the server has said that nothing has changed; Chromium shows pages the answer that it has kept. */
async function notModified(): Promise<number> {
  const text = await (await fetch(`${dashboard.url}/metrics`)).text();
  return Number(/http_requests_total\{method="GET",route="\/graphql",status="304"\} (\d+)/.exec(text)?.[1] ?? 0);
}
