import type { Place } from '../../journal.ts';
import { Fault } from '../plain-text/fault.ts';
import { Scanner } from './amount.ts';
import { isTrue, type Names, readExpression } from './expression.ts';
import type { Draft, LedgerJournal } from './journal.ts';
import { namesFor } from './names.ts';
import { definitionsOf } from './posting.ts';

/** Works out an `assert`, `check` or `expr` line under an entry, for the posting above it. */
export function runCheck(text: string, place: Place, draft: Draft, journal: LedgerJournal): void {
  const posting = draft.postings[draft.postings.length - 1];
  check(text, place, journal, posting ? namesFor(posting, draft, journal) : definitionsOf(journal));
}

/** Works out an `assert` or `check` directive. What this import cannot work out is a warning: no figure depends on it. */
export function check(text: string, place: Place, journal: LedgerJournal, names: Names = definitionsOf(journal)): void {
  const [, word = '', condition = ''] = /^(\w+)\s+(.*)$/.exec(text) ?? [];
  try {
    const holds = isTrue(readExpression(new Scanner(condition), journal.commodities, false, false)(names));
    if (holds || word === 'expr') return;
    const message = `This ${word} does not hold: ${condition}. Mend the entries, or the ${word}.`;
    if (word === 'assert') journal.log.error(place, 'ASSERTION_FAILED', message, text);
    else journal.log.warn(place, 'CHECK_FAILED', message, text);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const message = `This ${word} was not worked out: ${error.message} No figure depends on it; run ledger to check it.`;
    journal.log.warn(place, 'CHECK_NOT_EVALUATED', message, text);
  }
}
