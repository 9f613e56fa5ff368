import { money } from '../format/money.ts';
import { Notice } from '../ui/PanelFrame.tsx';
import { UnpricedNotice, type Warning, WarningNotices } from '../ui/Warnings.tsx';
import styles from './doubts.module.css';
import type { Amount } from './statement.ts';

type Props = {
  imbalance?: readonly Amount[];
  unpriced: readonly { currency: string; amount: string; on: string }[];
  warnings: readonly Warning[];
  currency: string;
};

/** What makes a statement doubtful stands above it, and is never left out. */
export function Doubts({ imbalance = [], unpriced, warnings, currency }: Props) {
  if (imbalance.length === 0 && unpriced.length === 0 && warnings.length === 0) return null;
  return (
    <div className={styles.doubts}>
      {imbalance.length > 0 ? (
        <Notice>
          <b>These books do not balance.</b> All postings together come to{' '}
          {imbalance.map((out) => money(out.amount, out.currency)).join(', ')} in place of nothing.
        </Notice>
      ) : null}
      <UnpricedNotice unpriced={unpriced} currency={currency} />
      <WarningNotices warnings={warnings} />
    </div>
  );
}
