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
  // What this very element is drawn with: another of its kind may have been measured since.
  const drawn = useRef(width);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      if (element.clientWidth === drawn.current) return false;
      drawn.current = element.clientWidth;
      lastWidths.set(kind, drawn.current);
      return true;
    };
    if (drawn.current === 0 && measure()) setWidth(drawn.current);
    // It tells of a change before the frame is painted, and so what is drawn anew is in that very frame.
    const observer = new ResizeObserver(() => measure() && flushSync(() => setWidth(drawn.current)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [kind]);
  return [ref, width];
}
