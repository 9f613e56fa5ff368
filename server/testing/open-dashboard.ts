import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';
import { ensureBuilt } from '../../ops/build.mjs';
import { createApp } from '../app.ts';
import { cacheAlone } from '../cache/parts.ts';
import { readPersistedDocuments } from '../gate/persisted.ts';
import { launchChromium } from './chromium.ts';
import { createTestApp, type TestApp } from './test-app.ts';

/** The built dashboard, served by the real app on a free port, and a browser to look at it with. */
export interface Dashboard {
  readonly test: TestApp;
  readonly url: string;
  /** A page at the app's own clock, with nothing stored. `path` begins with `/`. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** The server is gone, with every connection to it. What this gives brings it back to the same port. */
  goAway(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Call it once per test file; it builds the dashboard where that is out of date. With `signIn` nobody gets in without a password. */
export async function openDashboard({ signIn = false } = {}): Promise<Dashboard> {
  await ensureBuilt(['client']);
  const test = await createTestApp();
  const server = createServer();
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const dashboard = join(import.meta.dirname, '../../dist/client');
  const app = await createApp({
    store: test.store,
    logger: pino({ level: 'silent' }),
    now: () => test.now,
    auth: signIn ? { mode: 'required', publicUrl: url, sessionSecret: 'Jx0Kq2vN7pYtR4sWm9LbZc6HdGf1AeUo' } : { mode: 'open' },
    passwordCost: { log2n: 10, r: 8, p: 1 },
    newBook: { currency: null, fiscalYearStartMonth: 1, timeZone: 'UTC' },
    dashboard,
    documents: readPersistedDocuments(dashboard),
    cache: cacheAlone({ strict: true }),
  });
  server.on('request', app.listener);
  server.on('upgrade', app.sockets.upgrade);
  const stop = async () => {
    const gone = new Promise((resolve) => server.close(resolve));
    app.sockets.cut();
    server.closeAllConnections();
    await gone;
  };
  const browser = await launchChromium();
  return {
    test,
    url,
    open: (path, options) => openPage(browser, url + path, test.now, options),
    async goAway() {
      await stop();
      return () => listen(port);
    },
    async close() {
      await browser.close();
      await stop();
      await app.stop();
      await test.close();
    },
  };
}

async function openPage(browser: Browser, address: string, now: Date, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.clock.setFixedTime(now);
  await page.goto(address);
  return page;
}

/** Until every panel has its figures. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('h1') !== null && document.querySelector('[aria-busy=true]') === null);
}

/** The name of the operation that a request to the API asks. */
export function operationIn(request: Request): string {
  const named = new URL(request.url()).searchParams.get('operationName');
  return named ?? (request.postDataJSON() as { operationName: string }).operationName;
}

/** Drops a file on the drop zone, as from a file manager. */
export async function dropFile(page: Page, name: string, content: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, text]) => {
      const carried = new DataTransfer();
      carried.items.add(new File([text ?? ''], fileName ?? ''));
      return carried;
    },
    [name, content],
  );
  const zone = page.locator('label:has(input[type=file])');
  await zone.dispatchEvent('dragover', { dataTransfer: transfer });
  await zone.dispatchEvent('drop', { dataTransfer: transfer });
}
