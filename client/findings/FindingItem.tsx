import { useMutation } from '@apollo/client/react';
import { useRef } from 'react';
import { accountParams, classifyParams } from '../accounts/params.ts';
import { transactionParams } from '../address/transaction-filter.ts';
import { PageLink, useHrefs } from '../address/use-address.tsx';
import { printDate, printInstant } from '../format/date.ts';
import { money, wholePercent } from '../format/money.ts';
import { DismissFindingDocument, type FindingRowFragment, RestoreFindingDocument } from '../gql/operations.ts';
import { EntryLinks } from '../transactions/EntryLinks.tsx';
import ui from '../ui/ui.module.css';
import type { Undoable } from '../ui/use-undo.ts';
import styles from './findings.module.css';
import { kindNames } from './kinds.ts';
import { printSentence } from './sentence.ts';

void (
  /* GraphQL */ `
  fragment FindingRow on Finding {
    id kind date confidence payee dismissedAt
    amount { amount currency }
    sentence { text amount { amount currency } date }
    account { id fullName }
    evidence { id ...EntryLink @unmask }
  }
  mutation DismissFinding($input: FindingIdInput!) {
    dismissFinding(input: $input) { finding { id dismissedAt } userErrors { message } }
  }
  mutation RestoreFinding($input: FindingIdInput!) {
    restoreFinding(input: $input) { finding { id dismissedAt } userErrors { message } }
  }
`
);

type Props = {
  finding: FindingRowFragment;
  /** The one that takes the focus when this one goes. */
  nextId: string | undefined;
  undoable: Undoable | null;
};

/** What is the matter, the entries that show it, and the way to be done with it. */
export function FindingItem({ finding, nextId, undoable }: Props) {
  const { id, kind, evidence } = finding;
  const message = printSentence(finding.sentence);
  return (
    <li className={styles.item} data-finding={id} data-kind={kind}>
      <div className={styles.head}>
        <span className={styles.kind}>{kindNames[kind]}</span>
        {undoable ? <Decide finding={finding} nextId={nextId} undoable={undoable} /> : null}
      </div>
      <p className={styles.message}>{message}</p>
      <Facts finding={finding} />
      <EntryLinks label={`Entries that show it: ${message}`} entries={evidence} />
    </li>
  );
}

function Facts({ finding: { kind, date, account, payee, amount, confidence, dismissedAt } }: { finding: FindingRowFragment }) {
  const hrefTo = useHrefs();
  return (
    <p className={styles.facts}>
      <span>{printDate(date)}</span>
      {amount ? <span>{money(amount.amount, amount.currency)}</span> : null}
      {payee ? <PageLink href={hrefTo('/transactions', transactionParams, { text: payee, date: 'all' })}>{payee}</PageLink> : null}
      {account ? (
        <PageLink href={hrefTo('/accounts', accountParams, { account: account.fullName, all: true })}>{account.fullName}</PageLink>
      ) : null}
      {kind === 'UNTYPED_ACCOUNT' && account ? (
        <PageLink href={hrefTo('/settings', classifyParams, { account: account.fullName })}>say what it is</PageLink>
      ) : null}
      <span title="How likely it is worth a look">{wholePercent(confidence)} likely</span>
      {dismissedAt ? <span>set aside {printInstant(dismissedAt)}</span> : null}
    </p>
  );
}

function Decide({ finding, nextId, undoable }: Props & { undoable: Undoable }) {
  const [dismiss] = useMutation(DismissFindingDocument);
  const [restore] = useMutation(RestoreFindingDocument);
  const button = useRef<HTMLButtonElement>(null);
  const variables = { input: { id: finding.id } };
  const setAside = () => dismiss({ variables }).then(({ data }) => data?.dismissFinding.userErrors[0]?.message ?? null);
  const takeUp = () => restore({ variables }).then(({ data }) => data?.restoreFinding.userErrors[0]?.message ?? null);
  const isAside = finding.dismissedAt !== null;
  const message = printSentence(finding.sentence);
  const what = `“${message}”`;
  const asideWords = `Set aside until its entries change: ${what}`;
  const takenUpWords = `Taken up again: ${what}`;
  const decide = async () => {
    const hadFocus = document.activeElement === button.current;
    const isDone = await undoable.run(
      isAside
        ? { words: takenUpWords, undoneWords: asideWords, act: takeUp, undo: setAside }
        : { words: asideWords, undoneWords: takenUpWords, act: setAside, undo: takeUp },
    );
    // Keys go on with the next one: this one is about to go.
    if (isDone && hadFocus && nextId) document.querySelector<HTMLElement>(`[data-finding="${nextId}"] [data-decide]`)?.focus();
  };
  return (
    <button
      ref={button}
      type="button"
      className={ui.button}
      data-decide
      aria-label={`${isAside ? 'Take up again' : 'Set aside'}: ${message}`}
      disabled={undoable.isBusy}
      onClick={() => void decide()}
    >
      {isAside ? 'Take up again' : 'Set aside'}
    </button>
  );
}
