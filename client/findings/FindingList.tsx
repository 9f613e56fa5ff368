import { useSuspenseQuery } from '@apollo/client/react';
import { type ReactNode, useState, useTransition } from 'react';
import { refusalOf } from '../apollo/refusal.ts';
import type { CsvTable } from '../export/csv.ts';
import { ViewMenu } from '../export/ViewMenu.tsx';
import { count } from '../format/money.ts';
import { type FindingRowFragment, FindingsDocument } from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { EmptyNote, PanelHead } from '../ui/PanelFrame.tsx';
import ui from '../ui/ui.module.css';
import type { Undoable } from '../ui/use-undo.ts';
import { FindingItem } from './FindingItem.tsx';
import styles from './findings.module.css';
import { type FindingChoices, kindNames } from './kinds.ts';

void (
  /* GraphQL */ `
  query Findings($kinds: [FindingKind!], $dismissed: Boolean!, $after: String) {
    findings(kinds: $kinds, dismissed: $dismissed, first: 25, after: $after) {
      totalCount
      edges { cursor node { id ...FindingRow @unmask } }
      pageInfo { endCursor hasNextPage }
    }
  }
`
);

type Props = {
  choices: FindingChoices;
  /** Null where the reader may change nothing. */
  undoable: Undoable | null;
  children: ReactNode;
};

/** Findings, the latest first. */
export function FindingList({ choices, undoable, children }: Props) {
  const variables = { kinds: [...choices.kinds], dismissed: choices.aside };
  const { data, fetchMore } = useSuspenseQuery(FindingsDocument, { variables, queryKey: useAttempt() });
  const [isFetching, start] = useTransition();
  const [fault, setFault] = useState<string | null>(null);
  const connection = data.findings;
  if (!connection) throw new Error('The server gave no findings and no reason.');
  const { edges, pageInfo, totalCount } = connection;
  const findings = edges.map(({ node }) => node);
  const fetchNext = () =>
    start(async () => {
      setFault(null);
      try {
        await fetchMore({ variables: { after: pageInfo.endCursor } });
      } catch (error) {
        setFault(refusalOf(error).title);
      }
    });
  return (
    <>
      <PanelHead title={inWords(totalCount, choices.aside)} aside={totalCount > 1 ? 'the latest first' : undefined}>
        <ViewMenu title="Findings" table={() => tableOf(findings)} query={{ document: FindingsDocument, variables }} />
      </PanelHead>
      {children}
      {findings.length === 0 ? <Nothing choices={choices} /> : null}
      <ul className={styles.list}>
        {findings.map((finding, index) => (
          <FindingItem key={finding.id} finding={finding} nextId={(findings[index + 1] ?? findings[index - 1])?.id} undoable={undoable} />
        ))}
      </ul>
      {pageInfo.hasNextPage ? (
        <p className={styles.more}>
          <button type="button" className={ui.button} disabled={isFetching} onClick={fetchNext}>
            {isFetching ? 'On their way…' : 'Earlier ones'}
          </button>
          <span role="alert">{fault}</span>
        </p>
      ) : null}
    </>
  );
}

function inWords(total: number, isAside: boolean): string {
  return `${count(total)} ${isAside ? 'set aside' : total === 1 ? 'finding' : 'findings'}`;
}

function Nothing({ choices }: { choices: FindingChoices }) {
  if (choices.kinds.length > 0) return <EmptyNote>None of {choices.kinds.length === 1 ? 'this kind' : 'these kinds'}.</EmptyNote>;
  if (choices.aside) return <EmptyNote>Nothing has been set aside.</EmptyNote>;
  return <EmptyNote>Nothing stands out: no payment that came twice, no price that jumped, no month unlike the others.</EmptyNote>;
}

function tableOf(findings: readonly FindingRowFragment[]): CsvTable {
  return {
    head: ['Date', 'Kind', 'Finding', 'Payee', 'Account', 'Amount', 'Currency', 'Confidence'],
    rows: findings.map(({ date, kind, message, payee, account, amount, confidence }) => [
      date,
      kindNames[kind],
      message,
      payee,
      account?.fullName ?? null,
      amount?.amount ?? null,
      amount?.currency ?? null,
      String(confidence),
    ]),
  };
}
