import type { ReactNode } from 'react';

/** A region that may scroll sideways or down: reachable by keyboard, and named, so that one knows what scrolls. */
export function Scroll({ label, className, children }: { label: string; className?: string | undefined; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a stop here the keyboard could not scroll it
    <section className={className} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
