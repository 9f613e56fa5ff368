import type { ReactNode } from 'react';
import { PageLink } from '../address/use-address.tsx';
import styles from './expense-trend.module.css';

/** A figure or a name that leads somewhere, or just stands there. */
export function Linked({ href, children }: { href: string | null; children: ReactNode }) {
  if (href === null) return children;
  return (
    <PageLink href={href} className={styles.link}>
      {children}
    </PageLink>
  );
}
