import { type ReactNode, Suspense } from 'react';
import { Boundary } from './Boundary.tsx';
import { classNames } from './class-names.ts';
import styles from './ui.module.css';

type Props = {
  /** What the panel is called; drawn by `PanelHead`, or hidden where the panel has no head. */
  title: string;
  id: string;
  /** Another question; a failed panel then asks again by itself. */
  resetKey: string;
  /** As high as the panel is when it has its figures, so that nothing below moves. */
  skeleton: ReactNode;
  className?: string | undefined;
  /** What stays in place even when the panel's figures fail. */
  foot?: ReactNode;
  children: ReactNode;
};

/** The surface of a panel with its three other faces: loading, refused and failed. Each panel falls alone. */
export function PanelFrame({ title, id, resetKey, skeleton, className, foot, children }: Props) {
  return (
    <section id={id} className={classNames(styles.panel, className)} aria-label={title}>
      <Boundary resetKey={resetKey} title={title}>
        <Suspense fallback={<Waiting title={title}>{skeleton}</Waiting>}>{children}</Suspense>
      </Boundary>
      {foot}
    </section>
  );
}

/** Stands in for what is on its way. */
export function Waiting({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.waiting} aria-busy="true">
      <span className={styles.hidden}>Loading {title}</span>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}

/** A panel whose code is still on its way, as high as it will be. */
export function PanelWaiting({ title, rows, height }: { title: string; rows: number; height?: number }) {
  return (
    <section className={styles.panel} aria-label={title}>
      <Waiting title={title}>
        <SkeletonRows title={title} rows={rows} height={height ?? 29} />
      </Waiting>
    </section>
  );
}

/** The title line of a panel: name, an aside, and controls at the end. */
export function PanelHead({ title, aside, children }: { title: string; aside?: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.head}>
      <h2>{title}</h2>
      {aside ? <span className={styles.aside}>{aside}</span> : null}
      {children ? <div className={styles.controls}>{children}</div> : null}
    </div>
  );
}

/** Grey lines in place of rows to come. */
export function SkeletonRows({ title, rows, height = 29 }: { title?: string; rows: number; height?: number }) {
  const lines = Array.from({ length: rows }, (_, index) => `${55 + ((index * 37) % 40)}%`);
  return (
    <>
      {title ? <PanelHead title={title} /> : null}
      <div className={styles.skeletonRows}>
        {lines.map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: grey lines have no identity but their place
          <div key={index} style={{ height }}>
            <span className={styles.bone} style={{ width }} />
          </div>
        ))}
      </div>
    </>
  );
}

export function EmptyNote({ children }: { children: ReactNode }) {
  return <p className={styles.empty}>{children}</p>;
}

/** Something the reader must know about the figures beside it. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <div className={styles.notice} role="note">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 1.6 15 14H1z" />
      </svg>
      <div>{children}</div>
    </div>
  );
}
