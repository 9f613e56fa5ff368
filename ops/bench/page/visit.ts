import type { Browser, Page } from 'playwright-core';

/** A network as Chromium emulates it: bits per second down and up, and milliseconds added to each request. */
export interface Network {
  readonly down: number;
  readonly up: number;
  readonly latencyMs: number;
}

export interface Visit {
  /** From the start of the navigation until a key figure is there and text has been drawn: not while its font is on its way. */
  readonly kpiPixelsMs: number;
  readonly layoutShift: number;
  /** Tasks of more than 50 ms until all panels have their figures. */
  readonly longTasksMs: readonly number[];
  readonly kilobytes: number;
}

/** What the page itself sees, from its first moment on. */
const watching = `(() => {
  const seen = { kpi: null, shift: 0, tasks: [] };
  window.farthingSeen = seen;
  new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) seen.shift += e.value; })
    .observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.tasks.push(e.duration); }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    if (document.querySelector('[data-kpi] [data-value]')) requestAnimationFrame(() => { seen.kpi = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();`;

/** A first visit: nothing is kept from before. What is asked of the page is text, which its policy would not let run. */
export async function firstVisit(browser: Browser, url: string, { down, up, latencyMs }: Network): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: Math.round(down / 8),
    uploadThroughput: Math.round(up / 8),
  });
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.addInitScript(watching);
  await page.goto(url);
  await page.waitForFunction('window.farthingSeen.kpi !== null && document.querySelector("[aria-busy=true]") === null');
  const seen = (await page.evaluate('window.farthingSeen')) as { kpi: number; shift: number; tasks: number[] };
  const drawn = (await page.evaluate('performance.getEntriesByName("first-contentful-paint")[0].startTime')) as number;
  await context.close();
  return {
    kpiPixelsMs: Math.round(Math.max(seen.kpi, drawn)),
    layoutShift: Number(seen.shift.toFixed(4)),
    longTasksMs: seen.tasks.map(Math.round),
    kilobytes: Math.round(bytes * 0.001),
  };
}

/** From a click to the figures of a period that was on show before. */
export async function warmPeriodChange(page: Page): Promise<number> {
  const step = (name: string) => page.getByRole('button', { name }).click();
  const settled = () =>
    page.waitForFunction('document.querySelector("h1") !== null && document.querySelector("[aria-busy=true]") === null');
  await settled();
  const before = await page.locator('header p').first().textContent();
  await step('Period before');
  // The old figures stay until the new ones are there: nothing is busy meanwhile.
  await page.waitForFunction(`document.querySelector('header p').textContent !== ${JSON.stringify(before)}`);
  await settled();
  await page.evaluate(`(() => {
    const head = document.querySelector('header p').textContent;
    window.farthingChange = new Promise((resolve) => {
      addEventListener('click', () => {
        const start = performance.now();
        const look = () => {
          const isThere = document.querySelector('header p').textContent !== head && !document.querySelector('[aria-busy=true]');
          if (isThere) resolve(performance.now() - start); else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }, { once: true, capture: true });
    });
  })()`);
  await step('Period after');
  return Math.round((await page.evaluate('window.farthingChange')) as number);
}
