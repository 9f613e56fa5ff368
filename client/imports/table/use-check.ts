import { useRef, useState } from 'react';
import { type Finished, type Outcome, type Table, upload } from '../upload.ts';
import { draftOf, lackOf, pairsOf, type TableDraft } from './draft.ts';
import { headOf } from './head.ts';

type Checked = Finished & { table: Table };
/** What somebody says of a table. `null` of the columns: as they are kept of the account, else guessed. */
type Answers = { account: string; currency: string; draft: TableDraft };

/** A table that is read again with each answer, and brought in at the end. */
export function useCheck(file: File, bookId: string | null, first: Checked, onRead: (outcome: Outcome) => void) {
  const [result, setResult] = useState(first);
  const [answers, setAnswers] = useState<Answers>({
    account: first.table.account,
    currency: first.table.currency ?? '',
    draft: draftOf(first.table),
  });
  // Columns that nobody has touched may be those that are kept of another account.
  const [isTouched, setTouched] = useState(first.table.mapping === null);
  const [isWhole, setWhole] = useState(true);
  const [state, setState] = useState<'still' | 'reading' | 'sending'>('still');
  const [sent, setSent] = useState(0);
  const [fault, setFault] = useState<string | null>(null);
  const turn = useRef(0);

  const optionsOf = ({ account, currency, draft }: Answers, columns: readonly [string, string][]) => {
    const isNamed = Object.values(draft.holds).includes('currency');
    return [['account', account], ...(currency === '' || isNamed ? [] : [['currency', currency]]), ...columns] as [string, string][];
  };
  const readAgain = async (next: Answers, withColumns: boolean) => {
    turn.current += 1;
    const mine = turn.current;
    setState('reading');
    setFault(null);
    const head = await headOf(file);
    const options = optionsOf(next, withColumns ? pairsOf(next.draft, result.table.columns) : []);
    const outcome = await upload(head, bookId, [['dryRun', 'true'], ...options], () => undefined);
    // An answer that comes when a later question is under way says nothing any more.
    if (mine !== turn.current) return;
    setState('still');
    if (outcome.kind === 'refused') return setFault(outcome.message);
    const { table } = outcome.result;
    if (!table) return setFault('This is no table any more.');
    setWhole(head === file);
    setResult({ ...outcome.result, table });
    if (table.mapping) setAnswers({ ...next, currency: next.currency || (table.currency ?? ''), draft: draftOf(table) });
  };
  const change = (part: Partial<Answers>) => {
    const next = { ...answers, ...part };
    const withColumns = isTouched || part.draft !== undefined;
    setAnswers(next);
    setTouched(withColumns);
    if (!withColumns || lackOf(next.draft) === null) void readAgain(next, withColumns);
  };
  const bringIn = async () => {
    setState('sending');
    const outcome = await upload(file, bookId, optionsOf(answers, pairsOf(answers.draft, result.table.columns)), setSent);
    setState('still');
    if (outcome.kind === 'refused') setFault(outcome.message);
    else onRead(outcome);
  };
  return { ...answers, result, state, sent, fault, isWhole, lack: lackOf(answers.draft), change, bringIn };
}

export type Check = ReturnType<typeof useCheck>;
