import { useSyncExternalStore } from 'react';

/** What stands above and below a drawing that has a page to itself. */
const around = 380;

function watch(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}

/** The height of a drawing that has a page to itself, in pixels: what the window has room for, from `least` to twice of it. */
export function usePageHeight(least: number): number {
  // Of the page, not of what is seen of it: that changes on a phone while one scrolls.
  const height = useSyncExternalStore(watch, () => document.documentElement.clientHeight);
  return Math.max(least, Math.min(2 * least, height - around));
}
