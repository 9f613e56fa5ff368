import { accountParams, classifyParams } from '../accounts/params.ts';
import { PageLink, useHrefs } from '../address/use-address.tsx';
import { printDate } from '../format/date.ts';
import { figure } from '../format/money.ts';
import { useShell } from '../shell/use-shell.ts';
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

export type Warning = { code: string; message: string; account: { fullName: string } | null };

/** What is the matter, and the way to where it is mended. */
export function WarningNotices({ warnings }: { warnings: readonly Warning[] }) {
  return warnings.map((warning) => (
    <Notice key={`${warning.code} ${warning.message}`}>
      {warning.message} {warning.account ? <Remedy code={warning.code} account={warning.account.fullName} /> : null}
    </Notice>
  ));
}

function Remedy({ code, account }: { code: string; account: string }) {
  const hrefTo = useHrefs();
  const { viewer } = useShell();
  if (code === 'UNTYPED_ACCOUNT' && viewer.scopes.includes('WRITE')) {
    return <PageLink href={hrefTo('/settings', classifyParams, { account })}>Say what {account} is</PageLink>;
  }
  return <PageLink href={hrefTo('/accounts', accountParams, { account, all: true })}>See its entries</PageLink>;
}
