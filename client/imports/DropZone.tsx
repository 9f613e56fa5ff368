import { type DragEvent, lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { count, wholePercent } from '../format/money.ts';
import { classNames } from '../ui/class-names.ts';
import progress from '../ui/progress.module.css';
import styles from './imports.module.css';
import { ProblemList } from './ProblemList.tsx';
import { type Finished, type Outcome, type Table, upload } from './upload.ts';

const TableCheck = lazy(() => import('./table/TableCheck.tsx').then((part) => ({ default: part.TableCheck })));

/** `sent`: the share that has left; null while files before it are on their way. */
type Job = { id: number; file: File; sent: number | null; outcome: Outcome | null };
type Props = {
  /** The book that the files go to; null is the reader's own default book. */
  bookId: string | null;
  /** Where the files go, when that is not plain. */
  hint?: string | undefined;
  /** Called once a file has been read, with the book it went into where that is told. */
  onImported: (bookId: string | null) => void;
};

/** Takes files by drop or by choice, one after the other, and says what became of each. */
export function DropZone({ bookId, hint, onImported }: Props) {
  const [jobs, setJobs] = useState<Job[]>([]);
  const [isOver, setOver] = useState(false);
  const queue = useRef(Promise.resolve());
  const input = useId();
  useNoNavigationOnDrop();
  const change = (id: number, part: Partial<Job>) => setJobs((before) => before.map((job) => (job.id === id ? { ...job, ...part } : job)));
  const read = (id: number, outcome: Outcome) => {
    change(id, { outcome });
    // A table whose columns somebody has to look at is not in yet.
    if (outcome.kind === 'finished' && !outcome.result.dryRun) onImported(outcome.result.book?.id ?? null);
  };
  const leaveOut = (id: number) => setJobs((before) => before.filter((job) => job.id !== id));
  const take = (files: Iterable<File>) => {
    for (const file of files) {
      const id = nextJob();
      setJobs((before) => [{ id, file, sent: null, outcome: null }, ...before].slice(0, 5));
      queue.current = queue.current.then(async () => {
        change(id, { sent: 0 });
        const outcome = await upload(file, bookId, [['confirmColumns', 'true']], (sent) => change(id, { sent }));
        read(id, outcome);
      });
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <>
      <label
        htmlFor={input}
        className={classNames(styles.zone, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          id={input}
          type="file"
          multiple
          className={styles.input}
          onChange={(event) => {
            take([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M10 13V3m0 0L6 7m4-4 4 4M3 13v4h14v-4" />
        </svg>
        <span>
          <b>Drop a file here</b> or choose one: a journal (hledger, Ledger, Beancount), or what your bank gives out (CSV, OFX, QIF, CAMT,
          MT940).
          {hint ? ` ${hint}` : ''}
        </span>
      </label>
      <ul className={styles.jobs} aria-live="polite">
        {jobs.map((job) => (
          <JobLine key={job.id} job={job} bookId={bookId} onRead={(outcome) => read(job.id, outcome)} onDropped={() => leaveOut(job.id)} />
        ))}
      </ul>
    </>
  );
}

let lastJob = 0;
function nextJob(): number {
  lastJob += 1;
  return lastJob;
}

/** A file that misses the zone would otherwise replace the page. */
function useNoNavigationOnDrop() {
  useEffect(() => {
    const prevent = (event: Event) => event.preventDefault();
    window.addEventListener('dragover', prevent);
    window.addEventListener('drop', prevent);
    return () => {
      window.removeEventListener('dragover', prevent);
      window.removeEventListener('drop', prevent);
    };
  }, []);
}

type LineProps = { job: Job; bookId: string | null; onRead: (outcome: Outcome) => void; onDropped: () => void };

/** A table that waits for somebody to say what its columns hold, or that cannot be read before. */
function tableToCheck({ status, dryRun, problems, table }: Finished): Table | null {
  if (!table) return null;
  const isUnclear = status === 'FAILED' && problems.some(({ code }) => doubts.has(code));
  return (dryRun && table.isGuessed) || isUnclear ? table : null;
}

/** What a table fails with whose columns were taken wrongly. */
const doubts = new Set(['COLUMNS_UNKNOWN', 'BAD_DATE', 'BAD_DATE_FORMAT', 'BAD_AMOUNT']);

function JobLine({ job: { file, sent, outcome }, bookId, onRead, onDropped }: LineProps) {
  const { name } = file;
  if (!outcome) {
    const percent = Math.round((sent ?? 0) * 100);
    return (
      <li>
        <div className={styles.line}>
          <b>{name}</b>
          <span>{sent === null ? 'waits for its turn' : percent < 100 ? `${wholePercent(percent / 100)} sent` : 'reading…'}</span>
        </div>
        {sent === null ? null : (
          <progress className={progress.bar} aria-label={`${name}, sent`} max={100} value={percent < 100 ? percent : undefined} />
        )}
      </li>
    );
  }
  if (outcome.kind === 'refused') {
    return (
      <li>
        <div className={styles.line}>
          <b>{name}</b>
          <span className={styles.bad}>not taken</span>
        </div>
        <p className={styles.words}>{outcome.message}</p>
      </li>
    );
  }
  const { status, transactionsAdded, duplicatesSkipped, pricesAdded, problems } = outcome.result;
  const table = tableToCheck(outcome.result);
  if (table) {
    return (
      <li data-import-status="CHECK" aria-live="off">
        <div className={styles.line}>
          <b>{name}</b>
          <span>not in the book yet: are these its columns?</span>
        </div>
        <Suspense fallback={<p className={styles.words}>One moment…</p>}>
          <TableCheck
            file={file}
            bookId={outcome.result.book?.id ?? bookId}
            first={{ ...outcome.result, table }}
            onRead={onRead}
            onDropped={onDropped}
          />
        </Suspense>
      </li>
    );
  }
  const failed = status === 'FAILED';
  return (
    <li data-import-status={status}>
      <div className={styles.line}>
        <b>{name}</b>
        <span className={failed ? styles.bad : styles.good}>
          {failed ? 'kept out: nothing was changed' : `✓ ${count(transactionsAdded)} added`}
        </span>
      </div>
      {failed ? null : (
        <p className={styles.words}>
          {count(duplicatesSkipped)} already there, {count(pricesAdded)} prices
        </p>
      )}
      <ProblemList problems={problems} total={problems.length} />
    </li>
  );
}
