/** Nobody sees a frame of a page that lies behind others; it is drawn when it comes forward, and ready by then. */
const longestMs = 500;

/** Resolves when what the server has painted is on the screen; at once where it has painted nothing. */
export function paintedPageShown(root: Element | null): Promise<void> {
  if (!root?.hasChildNodes()) return Promise.resolve();
  return new Promise((resolve) => {
    // A frame has been worked out long before it can be seen: only the browser knows when that is.
    const watch = new PerformanceObserver((paints) => {
      if (paints.getEntriesByName('first-contentful-paint').length === 0) return;
      watch.disconnect();
      resolve();
    });
    watch.observe({ type: 'paint', buffered: true });
    setTimeout(resolve, longestMs);
  });
}

/** Begins to fetch the code that the server has set aside until its page was seen. */
export function fetchLater(): void {
  for (const aside of document.querySelectorAll<HTMLTemplateElement>('template[data-later]')) {
    document.head.append(aside.content);
    aside.remove();
  }
}
