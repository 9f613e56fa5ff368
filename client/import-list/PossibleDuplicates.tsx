import { useSuspenseQuery } from '@apollo/client/react';
import { flag } from '../address/params.ts';
import { useChoices } from '../address/use-address.tsx';
import { PossibleDuplicatesDocument } from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { More } from '../ui/More.tsx';
import { EmptyNote, PanelFrame, PanelHead, SkeletonRows } from '../ui/PanelFrame.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import type { Undoable } from '../ui/use-undo.ts';
import styles from './duplicates.module.css';
import { Pair } from './Pair.tsx';

void (
  /* GraphQL */ `
  query PossibleDuplicates($decided: Boolean!, $after: String) {
    possibleDuplicates(decided: $decided, first: 20, after: $after) {
      edges { cursor node { ...DuplicatePair @unmask } }
      pageInfo { endCursor hasNextPage }
    }
  }
`
);

/** Those that are decided, in place of the others. */
const params = { decided: flag() };

/** Entries that may be in the book twice. `undoable` is null where the reader may decide nothing. */
export function PossibleDuplicates({ undoable }: { undoable: Undoable | null }) {
  const [{ decided }, go, wanted] = useChoices(params);
  return (
    <PanelFrame
      id="duplicates"
      title="Possible duplicates"
      resetKey={String(decided)}
      skeleton={<SkeletonRows title="Possible duplicates" rows={2} height={40} />}
    >
      <PanelHead title="Possible duplicates" aside="same day and amount on one account, from different files">
        <Segmented
          label="Which pairs"
          value={wanted.decided ? 'decided' : 'open'}
          options={[
            { value: 'open', label: 'To decide' },
            { value: 'decided', label: 'Decided' },
          ]}
          onChange={(value) => go({ decided: value === 'decided' })}
        />
      </PanelHead>
      <Pairs decided={decided} undoable={undoable} />
    </PanelFrame>
  );
}

function Pairs({ decided, undoable }: { decided: boolean; undoable: Undoable | null }) {
  const { data, fetchMore } = useSuspenseQuery(PossibleDuplicatesDocument, { variables: { decided }, queryKey: useAttempt() });
  const connection = data.possibleDuplicates;
  if (!connection) throw new Error('The server gave no pairs and no reason.');
  const { edges, pageInfo } = connection;
  if (edges.length === 0) return <EmptyNote>{decided ? 'Nothing has been decided.' : 'None: nothing is left to decide.'}</EmptyNote>;
  return (
    <>
      <ul className={styles.list}>
        {edges.map(({ cursor, node }) => (
          <Pair key={cursor} pair={node} undoable={undoable} />
        ))}
      </ul>
      {pageInfo.hasNextPage ? <More label="More" fetchNext={() => fetchMore({ variables: { after: pageInfo.endCursor } })} /> : null}
    </>
  );
}
