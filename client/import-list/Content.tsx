import { useSuspenseQuery } from '@apollo/client/react';
import { flag } from '../address/params.ts';
import { useChoices } from '../address/use-address.tsx';
import { ImportListDocument } from '../gql/operations.ts';
import { ImportDrop } from '../imports/ImportDrop.tsx';
import { useShell } from '../shell/use-shell.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { More } from '../ui/More.tsx';
import { EmptyNote, PanelFrame, PanelHead, SkeletonRows } from '../ui/PanelFrame.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { UndoDock } from '../ui/UndoNote.tsx';
import { useUndo } from '../ui/use-undo.ts';
import { ImportItem } from './ImportItem.tsx';
import styles from './import-list.module.css';
import { PossibleDuplicates } from './PossibleDuplicates.tsx';
import { Transfers } from './Transfers.tsx';

void (
  /* GraphQL */ `
  query ImportList($after: String, $dryRuns: Boolean!) {
    imports(first: 20, after: $after, dryRuns: $dryRuns) {
      edges { cursor node { id ...ImportItem @unmask } }
      pageInfo { endCursor hasNextPage }
    }
  }
`
);

/** With what was only tried. */
const params = { tried: flag() };

/** Where files come in, and what became of each. */
export function Content() {
  const { viewer, refresh } = useShell();
  const undoable = useUndo(refresh);
  const mayDecide = viewer.scopes.includes('WRITE');
  return (
    <div className={styles.page}>
      {viewer.scopes.includes('IMPORT') ? (
        <section className={styles.drop} aria-label="Bring in files">
          <ImportDrop />
        </section>
      ) : null}
      <PossibleDuplicates undoable={mayDecide ? undoable : null} />
      <Transfers undoable={mayDecide ? undoable : null} />
      <PanelFrame
        id="import-list"
        title="All imports"
        resetKey="imports"
        skeleton={<SkeletonRows title="All imports" rows={6} height={56} />}
      >
        <List />
      </PanelFrame>
      <UndoDock undoable={undoable} />
    </div>
  );
}

function List() {
  const [{ tried }, go, wanted] = useChoices(params);
  const { data, fetchMore } = useSuspenseQuery(ImportListDocument, { variables: { dryRuns: tried }, queryKey: useAttempt() });
  const connection = data.imports;
  if (!connection) throw new Error('The server gave no imports and no reason.');
  const { edges, pageInfo } = connection;
  return (
    <>
      <PanelHead title="All imports" aside={edges.length > 0 ? 'newest first' : undefined}>
        <Segmented
          label="Which imports"
          value={wanted.tried ? 'all' : 'real'}
          options={[
            { value: 'real', label: 'Imports' },
            { value: 'all', label: 'With dry runs' },
          ]}
          onChange={(value) => go({ tried: value === 'all' })}
        />
      </PanelHead>
      {edges.length === 0 ? <EmptyNote>No file has come in yet.</EmptyNote> : null}
      <ul className={styles.list}>
        {edges.map(({ node }) => (
          <ImportItem key={node.id} item={node} />
        ))}
      </ul>
      {pageInfo.hasNextPage ? (
        <More label="Earlier ones" fetchNext={() => fetchMore({ variables: { after: pageInfo.endCursor } })} />
      ) : null}
    </>
  );
}
