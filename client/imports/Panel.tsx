import type { FragmentType } from '@apollo/client';
import { useFragment, useSuspenseFragment, useSuspenseQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { printInstant } from '../format/date.ts';
import { count, wholePercent } from '../format/money.ts';
import {
  ImportPanelFragmentDoc,
  type ImportRowFragment,
  ImportRowFragmentDoc,
  ImportsDocument,
  type ImportsQueryVariables,
} from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { classNames } from '../ui/class-names.ts';
import { PanelFrame, PanelHead, SkeletonRows } from '../ui/PanelFrame.tsx';
import styles from './imports.module.css';
import { ProblemList } from './ProblemList.tsx';

void (
  /* GraphQL */ `
  fragment ImportPanel on Query {
    imports(first: $first, dryRuns: false) {
      edges { node { id ...ImportRow } }
      pageInfo { hasNextPage }
    }
  }
  fragment ImportRow on Import {
    id fileName format status dryRun bytesTotal bytesRead transactionsAdded duplicatesSkipped pricesAdded createdAt
    problems(first: 20) { totalCount edges { node { severity line code message } } }
  }
  query Imports($first: Int!) {
    ...ImportPanel
  }
`
);

const variables: ImportsQueryVariables = { first: 5 };

/** The latest imports, and the way in, which stays open when the list fails. */
export function ImportPanel({ children }: { children?: ReactNode }) {
  return (
    <PanelFrame
      id="imports"
      title="Imports"
      resetKey="imports"
      skeleton={<SkeletonRows title="Imports" rows={3} height={44} />}
      foot={children ? <div className={styles.foot}>{children}</div> : null}
    >
      <LatestImports />
    </PanelFrame>
  );
}

function LatestImports() {
  useSuspenseQuery(ImportsDocument, { variables, queryKey: useAttempt() });
  const { data } = useSuspenseFragment({
    fragment: ImportPanelFragmentDoc,
    fragmentName: 'ImportPanel',
    from: { __typename: 'Query' },
    variables,
  });
  const connection = data.imports;
  if (!connection) throw new Error('The server gave no imports and no reason.');
  const edges = connection.edges.slice(0, variables.first);
  return (
    <>
      <PanelHead title="Imports" aside={edges.length > 0 ? 'latest first' : 'none so far'} />
      <ul className={styles.list}>
        {edges.map(({ node }) => (
          <Row key={node.id} node={node} />
        ))}
      </ul>
    </>
  );
}

function Row({ node }: { node: FragmentType<typeof ImportRowFragmentDoc> }) {
  const { data, complete } = useFragment({ fragment: ImportRowFragmentDoc, fragmentName: 'ImportRow', from: node });
  if (!complete) return null;
  const { tone, text } = stateOf(data);
  return (
    <li data-import={data.fileName} data-import-status={data.status}>
      <div className={styles.line}>
        <b>{data.fileName}</b>
        <span className={classNames(tone && styles[tone])}>{text}</span>
      </div>
      <p className={styles.words}>
        {data.format} · {printInstant(data.createdAt)}
        {data.duplicatesSkipped > 0 ? ` · ${count(data.duplicatesSkipped)} already there` : ''}
      </p>
      <ProblemList problems={data.problems.edges.map((edge) => edge.node)} total={data.problems.totalCount} />
    </li>
  );
}

function stateOf(row: ImportRowFragment): { tone: 'good' | 'bad' | null; text: string } {
  const texts: Record<ImportRowFragment['status'], { tone: 'good' | 'bad' | null; text: string }> = {
    QUEUED: { tone: null, text: 'waiting' },
    READING: { tone: null, text: row.bytesTotal ? `reading, ${wholePercent(row.bytesRead / row.bytesTotal)}` : 'reading' },
    SUCCEEDED: { tone: 'good', text: row.dryRun ? `would add ${count(row.transactionsAdded)}` : `✓ ${count(row.transactionsAdded)} added` },
    FAILED: { tone: 'bad', text: 'kept out' },
    CANCELLED: { tone: null, text: 'cancelled' },
    UNDONE: { tone: null, text: 'undone' },
  };
  return texts[row.status];
}
