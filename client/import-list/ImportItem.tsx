import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { transactionParams } from '../address/transaction-filter.ts';
import { PageLink, useHrefs } from '../address/use-address.tsx';
import { refusalOf } from '../apollo/refusal.ts';
import { printInstant } from '../format/date.ts';
import { count, wholePercent } from '../format/money.ts';
import { CancelImportDocument, type ImportItemFragment, UndoImportDocument } from '../gql/operations.ts';
import { ProblemList } from '../imports/ProblemList.tsx';
import { useShell } from '../shell/use-shell.ts';
import bar from '../ui/progress.module.css';
import ui from '../ui/ui.module.css';
import styles from './import-list.module.css';
import { useImportProgress } from './watch-import.ts';

void (
  /* GraphQL */ `
  fragment ImportItem on Import {
    id fileName format status dryRun bytesRead bytesTotal createdAt undoneAt
    transactionsAdded duplicatesSkipped pricesAdded transactionsChanged transactionsRemoved
    problems(first: 50) { totalCount edges { node { severity file line code message } } }
  }
  mutation UndoImport($input: ImportIdInput!) {
    undoImport(input: $input) { import { id status undoneAt } userErrors { message } }
  }
  mutation CancelImport($input: ImportIdInput!) {
    cancelImport(input: $input) { import { id status } userErrors { message } }
  }
`
);

const statuses: Record<ImportItemFragment['status'], string> = {
  QUEUED: 'waiting for its turn',
  READING: 'being read',
  SUCCEEDED: 'in the book',
  FAILED: 'kept out',
  CANCELLED: 'cancelled',
  UNDONE: 'undone',
};

/** One file: what became of it, what was wrong in it, and the way to take it out again. */
export function ImportItem({ item }: { item: ImportItemFragment }) {
  const { book, viewer, refresh } = useShell();
  const hrefTo = useHrefs();
  const isRunning = item.status === 'QUEUED' || item.status === 'READING';
  const progress = useImportProgress(book.id, item.id, isRunning, refresh);
  const mayChange = viewer.scopes.includes('IMPORT');
  return (
    <li className={styles.item} data-import-id={item.id} data-status={item.status}>
      <div className={styles.line}>
        <b>{item.fileName}</b>
        <span className={styles.status} data-status={item.status}>
          {item.dryRun && item.status === 'SUCCEEDED' ? 'only tried' : statuses[item.status]}
        </span>
      </div>
      <p className={styles.words}>{wordsOf(item)}</p>
      {isRunning ? <Progress item={item} read={progress?.bytesRead ?? item.bytesRead} /> : null}
      <ProblemList problems={item.problems.edges.map(({ node }) => inFile(node))} total={item.problems.totalCount} />
      <div className={styles.actions}>
        {item.status === 'SUCCEEDED' && !item.dryRun && item.transactionsAdded > 0 ? (
          <PageLink href={hrefTo('/transactions', transactionParams, { importId: item.id, date: 'all' })}>Its entries</PageLink>
        ) : null}
        {mayChange && isRunning ? <Cancel id={item.id} onDone={refresh} /> : null}
        {mayChange && item.status === 'SUCCEEDED' && !item.dryRun ? <Undo item={item} onDone={refresh} /> : null}
      </div>
    </li>
  );
}

function inFile(problem: ImportItemFragment['problems']['edges'][number]['node']) {
  return problem.file === null ? problem : { ...problem, message: `(${problem.file}) ${problem.message}` };
}

function wordsOf(item: ImportItemFragment): string {
  const counted = (number: number, words: string) => (number > 0 ? `${count(number)} ${words}` : null);
  const isIn = item.status === 'SUCCEEDED' || item.status === 'UNDONE';
  return [
    item.format,
    printInstant(item.createdAt),
    isIn
      ? `${count(item.transactionsAdded)} ${item.transactionsAdded === 1 ? 'entry' : 'entries'}${item.dryRun ? ' would be added' : ' added'}`
      : null,
    counted(item.transactionsChanged, 'changed'),
    counted(item.transactionsRemoved, 'taken out'),
    counted(item.duplicatesSkipped, 'already there'),
    counted(item.pricesAdded, 'prices'),
    item.undoneAt ? `undone ${printInstant(item.undoneAt)}` : null,
  ]
    .filter(Boolean)
    .join(' · ');
}

function Progress({ item, read }: { item: ImportItemFragment; read: number }) {
  const share = item.bytesTotal ? Math.min(100, Math.round((read * 100) / item.bytesTotal)) : undefined;
  return (
    <p className={styles.progress}>
      <progress className={bar.bar} aria-label={`${item.fileName}, read`} max={100} value={share} />
      {share === undefined ? null : wholePercent(share / 100)}
    </p>
  );
}

function Cancel({ id, onDone }: { id: string; onDone: () => void }) {
  const [mutate, { loading, error, data }] = useMutation(CancelImportDocument, { errorPolicy: 'all' });
  const fault = error ? refusalOf(error).message : data?.cancelImport.userErrors[0]?.message;
  return (
    <>
      <button
        type="button"
        className={ui.button}
        disabled={loading}
        onClick={() => void mutate({ variables: { input: { id } } }).then(onDone)}
      >
        Stop
      </button>
      <span role="alert">{fault}</span>
    </>
  );
}

/** Asks first: what was added goes out of every figure at once. */
function Undo({ item, onDone }: { item: ImportItemFragment; onDone: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [mutate, { loading }] = useMutation(UndoImportDocument);
  const undo = async () => {
    setFault(null);
    try {
      const { data } = await mutate({ variables: { input: { id: item.id } } });
      const refused = data?.undoImport.userErrors[0];
      if (refused) return setFault(refused.message);
      setAsking(false);
      onDone();
    } catch (error) {
      setFault(refusalOf(error).message);
    }
  };
  if (!isAsking) {
    return (
      <button type="button" className={ui.button} onClick={() => setAsking(true)}>
        Undo…
      </button>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div className={styles.ask} role="group" aria-label={`Undo ${item.fileName}?`}>
      <span>
        Take {count(item.transactionsAdded)} {item.transactionsAdded === 1 ? 'entry' : 'entries'} out of the book again?
      </span>
      <button type="button" className={ui.button} disabled={loading} onClick={() => void undo()}>
        {loading ? 'Undoing…' : 'Undo the import'}
      </button>
      <button type="button" className={ui.button} disabled={loading} onClick={() => setAsking(false)}>
        Keep it
      </button>
      <span role="alert">{fault}</span>
    </div>
  );
}
