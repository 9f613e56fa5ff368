import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { locate, requirements } from '../../requirements.mjs';
import { scrollRows } from './scroll.ts';
import { serveDemo } from './served.ts';
import { firstVisit, type Network, type Visit, warmPeriodChange } from './visit.ts';

const networks: Record<string, Network> = {
  slow4g: { down: 1_600_000, up: 750_000, latencyMs: 150 },
  desktop: { down: 10_000_000, up: 10_000_000, latencyMs: 40 },
};

/** The overview of the demo company, visited for the first time over emulated networks, and then used. */
export async function measurePage({ runs }: { runs: number }): Promise<object> {
  const requirement = requirements.find(({ programs }) => programs.includes('chromium'));
  const executablePath = requirement && locate(requirement);
  if (!executablePath) return { skipped: 'Chromium is not installed.' };
  const served = await serveDemo();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  try {
    const visits: Record<string, object> = {};
    for (const [name, network] of Object.entries(networks)) {
      const made: Visit[] = [];
      for (let run = 0; run < runs; run += 1) made.push(await firstVisit(browser, served.url, network));
      process.stderr.write(`page: ${name} visited ${runs} times\n`);
      visits[name] = summaryOf(made);
    }
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
    await page.goto(served.url);
    const changes: number[] = [];
    for (let run = 0; run < runs; run += 1) changes.push(await warmPeriodChange(page));
    return {
      initialJsBrotliBytes: await initialScripts(served.url),
      ...visits,
      warmPeriodChangeMs: median(changes),
      scroll: await scrollRows(browser, served.url, 10_000),
      bounds: {
        initialJsBrotliBytes: 160_000,
        kpiPixelsMs: { slow4g: 500, desktop: 250 },
        layoutShift: 0.01,
        longTaskMs: 100,
        warmPeriodChangeMs: 100,
        longestBlankMs: 100,
      },
    };
  } finally {
    await browser.close();
    await served.stop();
  }
}

function summaryOf(visits: readonly Visit[]): object {
  return {
    kpiPixelsMs: median(visits.map(({ kpiPixelsMs }) => kpiPixelsMs)),
    layoutShiftMax: Math.max(...visits.map(({ layoutShift }) => layoutShift)),
    longestTaskMs: median(visits.map(({ longTasksMs }) => Math.max(0, ...longTasksMs))),
    kilobytes: median(visits.map(({ kilobytes }) => kilobytes)),
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** All scripts that the page names, before any of them asks for more. */
async function initialScripts(url: string): Promise<number> {
  const html = await (await fetch(url)).text();
  const names = [...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].flatMap(([, name]) => name ?? []);
  const bodies = await Promise.all(names.map(async (name) => Buffer.from(await (await fetch(url + name)).arrayBuffer())));
  return bodies.reduce((total, body) => total + brotliCompressSync(body).length, 0);
}
