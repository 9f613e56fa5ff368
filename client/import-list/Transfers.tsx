import { useSuspenseQuery } from '@apollo/client/react';
import { parsed } from '../address/params.ts';
import { useChoices } from '../address/use-address.tsx';
import { type TransferStatus, TransfersDocument } from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { More } from '../ui/More.tsx';
import { EmptyNote, PanelFrame, PanelHead, SkeletonRows } from '../ui/PanelFrame.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import type { Undoable } from '../ui/use-undo.ts';
import styles from './duplicates.module.css';
import { TransferItem } from './TransferItem.tsx';

void (
  /* GraphQL */ `
  query Transfers($status: TransferStatus!, $after: String) {
    transfers(status: $status, first: 20, after: $after) {
      edges { cursor node { ...TransferRow @unmask } }
      pageInfo { endCursor hasNextPage }
    }
  }
`
);

const statuses: readonly { value: TransferStatus; label: string; none: string }[] = [
  { value: 'PROPOSED', label: 'To decide', none: 'None: no transfer is left to decide.' },
  { value: 'MATCHED', label: 'Matched', none: 'No two lines have been made one entry so far.' },
  { value: 'DECLINED', label: 'Declined', none: 'Nothing has been declined.' },
];
/** Those that are not left to decide. */
const params = {
  transfers: parsed<TransferStatus>(
    (text) => statuses.find(({ value }) => value === text)?.value ?? null,
    (value) => value,
  ),
};

/** Money that went from one account of the book to another, told of by both banks. `undoable` is null where the reader may decide nothing. */
export function Transfers({ undoable }: { undoable: Undoable | null }) {
  const [{ transfers }, go, wanted] = useChoices(params);
  const status = transfers ?? 'PROPOSED';
  const title = 'Transfers between own accounts';
  return (
    <PanelFrame id="transfers" title={title} resetKey={status} skeleton={<SkeletonRows title={title} rows={2} height={60} />}>
      <PanelHead title={title} aside="two banks’ lines of the same money">
        <Segmented
          label="Which transfers"
          value={wanted.transfers ?? 'PROPOSED'}
          options={statuses}
          onChange={(value) => go({ transfers: value === 'PROPOSED' ? null : value })}
        />
      </PanelHead>
      <List status={status} undoable={undoable} />
    </PanelFrame>
  );
}

function List({ status, undoable }: { status: TransferStatus; undoable: Undoable | null }) {
  const { data, fetchMore } = useSuspenseQuery(TransfersDocument, { variables: { status }, queryKey: useAttempt() });
  const connection = data.transfers;
  if (!connection) throw new Error('The server gave no transfers and no reason.');
  const { edges, pageInfo } = connection;
  if (edges.length === 0) return <EmptyNote>{statuses.find(({ value }) => value === status)?.none}</EmptyNote>;
  return (
    <>
      <ul className={styles.list}>
        {edges.map(({ node }) => (
          <TransferItem key={node.id} transfer={node} undoable={undoable} />
        ))}
      </ul>
      {pageInfo.hasNextPage ? <More label="More" fetchNext={() => fetchMore({ variables: { after: pageInfo.endCursor } })} /> : null}
    </>
  );
}
