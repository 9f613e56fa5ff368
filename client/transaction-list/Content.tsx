import { useState } from 'react';
import { text } from '../address/params.ts';
import { type TransactionChoices, transactionFilterOf, transactionParams } from '../address/transaction-filter.ts';
import { useChoices } from '../address/use-address.tsx';
import { ViewMenu } from '../export/ViewMenu.tsx';
import { printRange } from '../format/date.ts';
import { count } from '../format/money.ts';
import { EntriesDocument } from '../gql/operations.ts';
import { useShell } from '../shell/use-shell.ts';
import { EmptyNote, PanelFrame, PanelHead, SkeletonRows } from '../ui/PanelFrame.tsx';
import ui from '../ui/ui.module.css';
import { chipsOf } from './chips.ts';
import { csvAddress, download } from './csv.ts';
import { Entry } from './Entry.tsx';
import { EntryTable } from './EntryTable.tsx';
import styles from './entries.module.css';
import { Filters } from './Filters.tsx';
import { MoveBar } from './MoveBar.tsx';
import { useSelection } from './selection.ts';
import { type Entries, type Question, useEntries } from './use-entries.ts';
import { useMove } from './use-move.ts';

/** Beside the filter, the entry that is open. */
const params = { ...transactionParams, entry: text() };

export function Content() {
  const { viewer, view, refresh } = useShell();
  const [choices, go] = useChoices(params);
  const selection = useSelection();
  const mover = useMove(refresh);
  const question = { filter: transactionFilterOf(choices, view.range), orderBy: choices.orderBy };
  const mayMove = viewer.scopes.includes('WRITE');
  const open = (entry: string | null) => go({ entry }, { replace: true });
  const key = JSON.stringify(question);
  return (
    <>
      <PanelFrame
        id="transactions"
        title="Transactions"
        resetKey={key}
        className={styles.panel}
        skeleton={<SkeletonRows rows={14} height={37} />}
      >
        <Filters />
        <List key={key} question={question} choices={choices} openId={choices.entry} onOpen={open} selection={mayMove ? selection : null} />
      </PanelFrame>
      {mayMove ? <MoveBar selection={selection} mover={mover} /> : null}
    </>
  );
}

type ListProps = {
  question: Question;
  choices: TransactionChoices;
  openId: string | null;
  onOpen: (id: string | null) => void;
  selection: ReturnType<typeof useSelection> | null;
};

function List({ question, choices, openId, onOpen, selection }: ListProps) {
  const entries = useEntries(question);
  // An address that names an entry shows it, also where the list has not come to it.
  const [linked] = useState(openId);
  const isListed = entries.rows.some(({ id }) => id === openId);
  return (
    <>
      <PanelHead title={totalInWords(entries)}>
        <Menu question={question} />
      </PanelHead>
      {openId !== null && openId === linked && !isListed ? (
        <div className={styles.pinned}>
          <Entry id={openId} />
        </div>
      ) : null}
      {entries.rows.length === 0 ? (
        <Nothing choices={choices} />
      ) : (
        <EntryTable entries={entries} openId={openId} onOpen={onOpen} selection={selection} />
      )}
    </>
  );
}

function totalInWords({ total, rows, hasMore }: Entries): string {
  const number = total?.count ?? rows.length;
  const about = total?.isEstimate ? 'About ' : total === null && hasMore ? 'More than ' : '';
  return `${about}${count(number)} ${number === 1 ? 'entry' : 'entries'}`;
}

function Nothing({ choices }: { choices: TransactionChoices }) {
  const { view } = useShell();
  const [, go] = useChoices(transactionParams);
  const others = chipsOf({ ...choices, date: null });
  return (
    <EmptyNote>
      {others.length > 0 ? 'No entry fits these filters' : 'No entry is dated'}
      {choices.date === 'all' ? '.' : ` in ${printRange(choices.date ?? view.range)}.`}
      <span className={styles.ways}>
        {choices.date === 'all' ? null : (
          <button type="button" className={ui.button} onClick={() => go({ date: 'all' })}>
            Look at all days
          </button>
        )}
        {others.length > 0 ? (
          <button type="button" className={ui.button} onClick={() => go(Object.assign({}, ...others.map(({ clear }) => clear)))}>
            Clear the filters
          </button>
        ) : null}
      </span>
    </EmptyNote>
  );
}

/** The file comes from the server: it holds all entries, of which the page has read the first. */
function Menu({ question }: { question: Question }) {
  const { book } = useShell();
  const [state, setState] = useState<{ isBusy: boolean; fault: string | null }>({ isBusy: false, fault: null });
  const fetchFile = async () => {
    setState({ isBusy: true, fault: null });
    setState({ isBusy: false, fault: await download(csvAddress(question.filter), 'transactions.csv', book.id) });
  };
  return (
    <>
      <span role="status" className={state.fault === null ? styles.making : styles.fault}>
        {state.isBusy ? 'Making the file…' : state.fault}
      </span>
      <ViewMenu
        title="Transactions"
        save={() => void fetchFile()}
        query={{ document: EntriesDocument, variables: { ...question, first: 100, withTotal: true } }}
      />
    </>
  );
}
