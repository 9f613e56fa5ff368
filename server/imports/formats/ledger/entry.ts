import type { Amount } from '../../../ledger/amount.ts';
import type { PlainDate } from '../../../ledger/plain-date.ts';
import type { Entry, EntryPosting, Tag } from '../../journal.ts';
import type { Block, Line } from '../plain-text/blocks.ts';
import { onLine } from '../plain-text/fault.ts';
import { commentIn, withoutEnd } from '../plain-text/line-ends.ts';
import { payeeIn } from '../plain-text/payee.ts';
import { assignedAmount, failedAssertion } from './assertions.ts';
import { runCheck } from './checks.ts';
import { dateIn } from './dates.ts';
import { finalize, reduced } from './finalize.ts';
import { applicationsIn, type Draft, type DraftPosting, type LedgerJournal, type LedgerScope } from './journal.ts';
import { addNote, commentOf, emptyNotes, tagsIn } from './notes.ts';
import { lotOf, readPosting } from './posting.ts';
import { applyRules } from './rules.ts';

/** Reads an entry, infers what it leaves out, applies the rules read so far and books it. Throws a Fault otherwise. */
export function bookEntry(block: Block, file: string, scope: LedgerScope, journal: LedgerJournal): void {
  const draft = readHeader(block, file, journal);
  const headNotes = draft.notes;
  let notes = headNotes;
  for (const line of block.body) {
    const text = line.text.trim();
    if (text.startsWith(';')) addNote(notes, text.slice(1), journal.defaultYear, journal.readDate);
    else if (/^(?:assert|check|expr)\s/.test(text)) runCheck(text, { file, line: line.number }, draft, journal);
    else {
      const posting = onLine(line, () => readDraftPosting(line, draft, scope, journal));
      draft.postings.push(posting);
      notes = posting.notes;
    }
  }
  book(withDates(draft), scope, journal);
}

function readHeader(block: Block, file: string, journal: LedgerJournal): Draft {
  const text = withoutEnd(block.head.text);
  const gap = /[ \t]/.exec(text);
  const [when = '', second] = (gap ? text.slice(0, gap.index) : text).split(/=(.*)/s);
  const date = dateIn(when, journal.defaultYear, journal.readDate);
  const secondaryDate = second === undefined ? null : dateIn(second, journal.defaultYear, journal.readDate);
  let rest = gap ? text.slice(gap.index).trimStart() : '';
  const status = rest[0] === '*' ? 'CLEARED' : rest[0] === '!' ? 'PENDING' : 'UNMARKED';
  if (status !== 'UNMARKED') rest = rest.slice(1).trimStart();
  const coded = /^\(([^)]*)\)\s*/.exec(rest);
  if (coded) rest = rest.slice(coded[0].length);
  const notes = emptyNotes();
  const comment = commentIn(rest);
  if (comment) addNote(notes, comment.text, journal.defaultYear, journal.readDate);
  const words = payeeOf((comment ? rest.slice(0, comment.at) : rest).trim(), journal);
  const place = { file, line: block.head.number };
  const entry = { place, date, secondaryDate, status, code: coded?.[1]?.trim() || null, ...payeeIn(words) } as const;
  return { entry, notes, postings: [], text };
}

function payeeOf(words: string, journal: LedgerJournal): string {
  return journal.payeeAliases.find(({ pattern }) => pattern.test(words))?.payee ?? words;
}

function readDraftPosting(line: Line, draft: Draft, scope: LedgerScope, journal: LedgerJournal): DraftPosting {
  const { status, name, kind, amount, cost, balance, note } = readPosting(withoutEnd(line.text), journal);
  const notes = emptyNotes();
  if (note !== null) addNote(notes, note, journal.defaultYear, journal.readDate);
  const posting: DraftPosting = {
    line: line.number,
    account: accountFor(name, draft, scope, journal),
    kind,
    status: status === 'UNMARKED' ? draft.entry.status : status,
    notes,
    amount: amount && fixedRate(amount, scope),
    cost,
    isCostInferred: false,
    isGenerated: false,
  };
  if (balance) settleBalance(posting, balance, draft, journal);
  return posting;
}

function settleBalance(posting: DraftPosting, balance: Amount, draft: Draft, journal: LedgerJournal): void {
  if (!posting.amount) {
    posting.amount = { ...assignedAmount(posting, balance, draft, journal), lot: null };
    return;
  }
  const failure = journal.isTrustworthy ? failedAssertion(posting, balance, draft, journal) : null;
  // The entry is booked all the same, so that one wrong assertion does not make the next ones fail.
  if (failure)
    journal.log.error({ file: draft.entry.place.file, line: posting.line }, 'BALANCE_ASSERTION_FAILED', failure, posting.account);
}

/** Postings to an account named Unknown go where `account` directives with `payee` say. */
function accountFor(name: string, draft: Draft, scope: LedgerScope, journal: LedgerJournal): string {
  const account = journal.accountName(name, scope);
  if (journal.payeeAccounts.length === 0 || !/(?:^|:)Unknown$/.test(account)) return account;
  const { payee, description } = draft.entry;
  const words = payee === null ? description : `${payee} | ${description}`;
  return journal.payeeAccounts.find(({ pattern }) => pattern.test(words))?.account ?? account;
}

function fixedRate<T extends NonNullable<DraftPosting['amount']>>(amount: T, scope: LedgerScope): T {
  if (amount.lot) return amount;
  const rate = applicationsIn(scope).find(({ fixed }) => fixed?.commodity === amount.commodity)?.fixed;
  return rate ? { ...amount, lot: lotOf(rate.price, amount) } : amount;
}

/** `; [date]` below the first line moves the entry itself. */
function withDates(draft: Draft): Draft {
  const { date, secondaryDate } = draft.notes;
  if (!date && !secondaryDate) return draft;
  return { ...draft, entry: { ...draft.entry, date: date ?? draft.entry.date, secondaryDate: secondaryDate ?? draft.entry.secondaryDate } };
}

function book(draft: Draft, scope: LedgerScope, journal: LedgerJournal): void {
  const { place } = draft.entry;
  const residue = finalize(draft, journal);
  if (!residue) {
    const message = 'No posting of this entry has an amount, so that there is nothing to book; Ledger leaves it out too.';
    journal.log.warn(place, 'EMPTY_ENTRY', message, draft.text);
    return;
  }
  for (const posting of draft.postings) posting.amount = reduced(posting.amount!, journal);
  const left = applyRules(draft, journal) ?? residue;
  for (const { account, kind, amount } of draft.postings) journal.post(account, kind, amount!.commodity, amount!.quantity);
  const applied = applicationsIn(scope).flatMap(({ tag }) => (tag === undefined ? [] : tagsIn(tag)));
  const postings = draft.postings.map((posting) => entryPosting(posting, draft.entry.date, applied, journal));
  for (const { date } of postings) if (journal.latest === null || date > journal.latest) journal.latest = date;
  const entry: Entry = {
    ...draft.entry,
    comment: commentOf(draft.notes),
    tags: [...draft.notes.tags, ...applied],
    postings,
    residue: left,
  };
  journal.items.push({ kind: 'entry', entry });
}

function entryPosting(
  { account, kind, status, notes, amount, cost }: DraftPosting,
  date: PlainDate,
  applied: readonly Tag[],
  journal: LedgerJournal,
): EntryPosting {
  const { quantity, commodity } = amount!;
  return {
    account,
    date: notes.date ?? date,
    status,
    amount: { quantity, commodity },
    cost: cost && journal.commodities.reduced(cost),
    kind,
    comment: commentOf(notes),
    tags: [...notes.tags, ...applied],
  };
}
