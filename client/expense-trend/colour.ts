import type { Category } from './spending.ts';

/** A category's colour by its place, always in the same order; the rest is grey. */
export function colourOf(categories: readonly Category[], series: number): string {
  return categories[series]?.account ? `var(--c${series + 1})` : 'var(--c-other)';
}
