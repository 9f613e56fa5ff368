import { printDate } from '../format/date.ts';
import { figure } from '../format/money.ts';
import { Notice } from './PanelFrame.tsx';

type Unpriced = { currency: string; amount: string; on: string };

/** Amounts that are in no total because no rate was known: said beside the total, with the remedy. */
export function UnpricedNotice({ unpriced, currency }: { unpriced: readonly Unpriced[]; currency: string }) {
  if (unpriced.length === 0) return null;
  return (
    <Notice>
      <b>Left out of these totals</b>, because no rate to {currency} was known:{' '}
      {unpriced.slice(0, 6).map((one, index) => (
        <span key={`${one.currency} ${one.on}`}>
          {index > 0 ? ', ' : ''}
          {asWritten(one)} (on {printDate(one.on)})
        </span>
      ))}
      {unpriced.length > 6 ? ` and ${unpriced.length - 6} more` : ''}. A price in the journal, such as{' '}
      <code>{`P ${unpriced[0]?.on} ${unpriced[0]?.currency} 1.00 ${currency}`}</code>, brings them in.
    </Notice>
  );
}

/** With the commodity's own name: books that write both € and EUR have two commodities, which one sign could not tell apart. */
function asWritten({ amount, currency }: Unpriced): string {
  return `${figure(amount, currency)}\u00a0${currency}`;
}

type Warning = { code: string; message: string };

export function WarningNotices({ warnings }: { warnings: readonly Warning[] }) {
  return warnings.map((warning) => <Notice key={`${warning.code} ${warning.message}`}>{warning.message}</Notice>);
}
