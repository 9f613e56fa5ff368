import type { Browser } from 'playwright-core';

export interface Scrolled {
  /** Rows that passed by. */
  readonly rows: number;
  readonly seconds: number;
  /** The longest time for which the middle of the list showed no entry. */
  readonly longestBlankMs: number;
  /** Frames that showed no entry there, of all that were drawn. */
  readonly blankFrames: number;
  readonly frames: number;
  readonly longestFrameMs: number;
}

/** So far each frame: at 60 frames in a second some 320 rows go by, faster than anybody reads. */
const pixelsPerFrame = 200;

/** Scrolls the list of transactions down, as fast as a turned wheel, until so many rows have passed or there are no more. */
export async function scrollRows(browser: Browser, url: string, rows: number): Promise<Scrolled> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
  await page.goto(`${url}/transactions?period=all`);
  await page.waitForFunction('document.querySelector("[data-row]") !== null');
  const seen = await page.evaluate(`new Promise((resolve) => {
    const seen = { rows: 0, seconds: 0, longestBlankMs: 0, blankFrames: 0, frames: 0, longestFrameMs: 0 };
    const begun = performance.now();
    let last = begun;
    let blankSince = null;
    let stuck = 0;
    const frame = () => {
      const now = performance.now();
      seen.frames += 1;
      seen.longestFrameMs = Math.max(seen.longestFrameMs, Math.round(now - last));
      last = now;
      const at = document.elementFromPoint(640, 450)?.closest('tr');
      const row = at?.querySelector('[data-row]') ?? (at?.matches('[data-row]') ? at : null);
      if (row) {
        seen.rows = Math.max(seen.rows, Number(row.dataset.row));
        blankSince = null;
      } else {
        blankSince ??= now;
        seen.blankFrames += 1;
        seen.longestBlankMs = Math.max(seen.longestBlankMs, Math.round(now - blankSince));
      }
      const before = scrollY;
      scrollBy({ top: ${pixelsPerFrame}, behavior: 'instant' });
      stuck = scrollY === before ? stuck + 1 : 0;
      seen.seconds = Number(((now - begun) / 1000).toFixed(1));
      if (seen.rows >= ${rows} || stuck > 300 || seen.seconds > 120) resolve(seen); else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  })`);
  await page.close();
  return seen as Scrolled;
}
