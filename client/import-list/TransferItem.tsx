import { useMutation } from '@apollo/client/react';
import { text } from '../address/params.ts';
import { transactionParams } from '../address/transaction-filter.ts';
import { PageLink, useHrefs } from '../address/use-address.tsx';
import { printDate } from '../format/date.ts';
import { money, wholePercent } from '../format/money.ts';
import { DecideTransferDocument, type TransferRowFragment } from '../gql/operations.ts';
import { classNames } from '../ui/class-names.ts';
import type { Undoable } from '../ui/use-undo.ts';
import styles from './duplicates.module.css';
import { Verdicts } from './Verdicts.tsx';

void (
  /* GraphQL */ `
  fragment TransferLine on TransferSide {
    date payee description
    amount { amount currency }
    account { id fullName }
    transaction { id date }
  }
  fragment TransferRow on Transfer {
    id status byItself confidence reasons
    transaction { id date }
    from { ...TransferLine @unmask }
    to { ...TransferLine @unmask }
  }
  mutation DecideTransfer($input: DecideTransferInput!) {
    decideTransfer(input: $input) { transfer { id status } userErrors { message } }
  }
`
);

type Side = TransferRowFragment['from'];
const params = { ...transactionParams, entry: text() };

/** Both banks' lines, what speaks for it that they are one, and the verdict. */
export function TransferItem({ transfer, undoable }: { transfer: TransferRowFragment; undoable: Undoable | null }) {
  const { id, status, byItself, confidence, reasons, from, to, transaction } = transfer;
  return (
    <li className={styles.pair} data-transfer={id} data-status={status}>
      <div className={classNames(styles.entries, styles.sides)}>
        <Line words="Out" side={from} entry={transaction ?? from.transaction} />
        <Line words="In" side={to} entry={transaction ?? to.transaction} />
      </div>
      <p>
        <b data-confidence={confidence}>{wholePercent(confidence)} likely</b>
        {status === 'MATCHED' ? (byItself ? ', and matched by itself: both are one entry' : ', and matched: both are one entry') : null}
        {status === 'DECLINED' ? ', and declined: both are entries of their own' : null}. {reasons.join(' ')}
      </p>
      {undoable ? <TransferVerdicts transfer={transfer} undoable={undoable} /> : null}
    </li>
  );
}

function Line({ words, side, entry }: { words: string; side: Side; entry: { id: string; date: string } | null }) {
  const hrefTo = useHrefs();
  const { date, payee, description, amount, account } = side;
  const what = [payee, description].filter(Boolean).join(' · ') || 'No description';
  return (
    <p className={styles.side}>
      <small>{words}</small> {printDate(date)} · {account.fullName} · <b>{money(amount.amount, amount.currency)}</b>
      <br />
      {entry ? (
        <PageLink href={hrefTo('/transactions', params, { date: { from: entry.date, to: entry.date }, entry: entry.id })}>{what}</PageLink>
      ) : (
        what
      )}
    </p>
  );
}

function TransferVerdicts({ transfer: { id, status, from, to }, undoable }: { transfer: TransferRowFragment; undoable: Undoable }) {
  const [mutate] = useMutation(DecideTransferDocument);
  const decide = async (isTransfer: boolean | null) => {
    const { data } = await mutate({ variables: { input: { id, isTransfer } } });
    return data?.decideTransfer.userErrors[0]?.message ?? null;
  };
  const name = `${money(to.amount.amount, to.amount.currency)} from ${from.account.fullName} to ${to.account.fullName}`;
  const words = (verdict: boolean | null) =>
    verdict === null ? `To be decided again: ${name}.` : verdict ? `One entry now: ${name}.` : `No transfer: ${name}.`;
  return (
    <Verdicts
      name={name}
      verdict={status === 'PROPOSED' ? null : status === 'MATCHED'}
      undoable={undoable}
      labels={labels}
      words={words}
      decide={decide}
    />
  );
}

const labels = { yes: 'It is one', no: 'It is none', again: 'Take it back' };
