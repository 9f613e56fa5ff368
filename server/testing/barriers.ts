import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** A rule that a page breaks, in few enough words to be read in a failed test. */
export interface Barrier {
  readonly rule: string;
  readonly theme: string;
  readonly at: readonly string[];
}

/** The rules that look at colours. A theme changes those and nothing else. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds wrong with a page as it is: all of its rules in the theme that is on, and those of colours in the other.
 * The engine is put into the page itself: the usual runner opens a second page for each look, at eight times the cost,
 * to reach into frames, and these pages have none.
 */
export async function barriersOn(page: Page): Promise<Barrier[]> {
  if (page.frames().length > 1) throw new Error('A page with frames has parts that this does not look at.');
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const [theme, other] = (await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    ? (['dark', 'light'] as const)
    : (['light', 'dark'] as const);
  const found = await lookedAt(page, null, theme);
  await page.emulateMedia({ colorScheme: other });
  const inOther = await lookedAt(page, colourRules, other);
  await page.emulateMedia({ colorScheme: theme });
  return [...found, ...inOther];
}

async function lookedAt(page: Page, rules: string[] | null, theme: string): Promise<Barrier[]> {
  const violations = await page.evaluate(async (runOnly) => {
    const { axe: engine } = window as unknown as { axe: typeof axe };
    const { violations } = await engine.run(document, { resultTypes: ['violations'], ...(runOnly && { runOnly }) });
    return violations.map(({ id, nodes }) => ({ rule: id, at: nodes.map(({ html }) => html) }));
  }, rules);
  return violations.map((violation) => ({ ...violation, theme }));
}
