import { count, wholePercent } from '../../format/money.ts';
import ui from '../../ui/ui.module.css';
import { ProblemList } from '../ProblemList.tsx';
import type { Finished, Outcome, Table } from '../upload.ts';
import { Forms } from './Forms.tsx';
import { Columns, ReadLines } from './Shown.tsx';
import styles from './table.module.css';
import { useCheck } from './use-check.ts';

type Props = {
  file: File;
  bookId: string | null;
  /** What came of the first try. */
  first: Finished & { table: Table };
  onRead: (outcome: Outcome) => void;
  onDropped: () => void;
};

/** What the fields here say already. */
const shownElsewhere = new Set(['COLUMNS_GUESSED', 'DATE_ORDER_GUESSED', 'ACCOUNT_GUESSED', 'CURRENCY_ASSUMED']);

/** The columns of a bank's table as they were guessed, to be looked at before anything of it is in the book. */
export function TableCheck({ file, bookId, first, onRead, onDropped }: Props) {
  const check = useCheck(file, bookId, first, onRead);
  const { result, draft, change, state, fault, lack } = check;
  const { table } = result;
  const problems = result.problems.filter(({ code }) => !shownElsewhere.has(code));
  const isReadable = lack === null && fault === null && result.status === 'SUCCEEDED';
  return (
    <form
      className={styles.check}
      aria-label={`The columns of ${file.name}`}
      aria-busy={state === 'reading'}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReadable && state === 'still') void check.bringIn();
      }}
    >
      <Forms
        check={check}
        doubtsOrder={result.problems.some(({ code }) => code === 'DATE_ORDER_GUESSED')}
        fileNamesCurrency={Object.values(draft.holds).includes('currency')}
      />
      <Columns columns={table.columns} draft={draft} onChange={(next) => change({ draft: next })} />
      <div role="status">
        {lack ? <p className={styles.lack}>{lack}</p> : null}
        {lack === null && isReadable ? <ReadLines lines={table.lines} /> : null}
      </div>
      {fault ? (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      ) : null}
      {lack === null ? <ProblemList problems={problems} total={problems.length} /> : null}
      <div className={styles.actions}>
        <button type="submit" className={ui.button} data-import-now disabled={!isReadable || state !== 'still'}>
          {wordsOf(check.isWhole ? result.transactionsAdded : null, state, check.sent)}
        </button>
        <button type="button" className={ui.button} disabled={state === 'sending'} onClick={onDropped}>
          Leave it out
        </button>
        {isReadable && check.isWhole && result.duplicatesSkipped > 0 ? (
          <span>{count(result.duplicatesSkipped)} are there already</span>
        ) : null}
      </div>
    </form>
  );
}

function wordsOf(added: number | null, state: 'still' | 'reading' | 'sending', sent: number): string {
  if (state === 'sending') return sent < 1 ? `Sending, ${wholePercent(sent)}` : 'Importing…';
  if (added === null) return 'Import all of it';
  return `Import ${count(added)} ${added === 1 ? 'entry' : 'entries'}`;
}
