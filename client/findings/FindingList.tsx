import { useSuspenseQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import type { CsvTable } from '../export/csv.ts';
import { ViewMenu } from '../export/ViewMenu.tsx';
import { count } from '../format/money.ts';
import { type FindingRowFragment, FindingsDocument } from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { More } from '../ui/More.tsx';
import { EmptyNote, PanelHead } from '../ui/PanelFrame.tsx';
import type { Undoable } from '../ui/use-undo.ts';
import { FindingItem } from './FindingItem.tsx';
import styles from './findings.module.css';
import { type FindingChoices, kindNames } from './kinds.ts';
import { printSentence } from './sentence.ts';

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
  const connection = data.findings;
  if (!connection) throw new Error('The server gave no findings and no reason.');
  const { edges, pageInfo, totalCount } = connection;
  const findings = edges.map(({ node }) => node);
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
        <More label="Earlier ones" fetchNext={() => fetchMore({ variables: { after: pageInfo.endCursor } })} />
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
    rows: findings.map(({ date, kind, sentence, payee, account, amount, confidence }) => [
      date,
      kindNames[kind],
      printSentence(sentence),
      payee,
      account?.fullName ?? null,
      amount?.amount ?? null,
      amount?.currency ?? null,
      String(confidence),
    ]),
  };
}
