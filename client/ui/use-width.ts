import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

const lastWidths = new Map<string, number>();

/**
 * The inner width of an element in pixels, known before the first paint and kept as the window changes. Where such a `kind`
 * of element stood before it is as wide the next time, until the observer says otherwise: to measure each new one would lay
 * out the page in the midst of a change, and draw it twice.
 */
export function useWidth<T extends HTMLElement>(kind: string): [RefObject<T | null>, number] {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(lastWidths.get(kind) ?? 0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    let known = lastWidths.get(kind);
    const measure = () => {
      if (element.clientWidth === known) return false;
      known = element.clientWidth;
      lastWidths.set(kind, known);
      return true;
    };
    if (known === undefined && measure()) setWidth(element.clientWidth);
    // It tells of a change before the frame is painted, and so what is drawn anew is in that very frame.
    const observer = new ResizeObserver(() => measure() && flushSync(() => setWidth(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [kind]);
  return [ref, width];
}
