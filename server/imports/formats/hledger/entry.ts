import { yearOf } from '../../../ledger/plain-date.ts';
import type { Entry } from '../../journal.ts';
import type { Block, Line } from '../plain-text/blocks.ts';
import { scanDate } from '../plain-text/dates.ts';
import { Fault } from '../plain-text/fault.ts';
import { payeeIn } from '../plain-text/payee.ts';
import { Cursor, isSpace } from './amount.ts';
import { readComment } from './comment.ts';
import type { Draft, DraftPosting, HledgerJournal, HledgerScope } from './journal.ts';
import { readPosting, readStatus } from './posting.ts';

/** Reads a transaction: its first line, its comment lines, its postings. Throws a Fault at what it cannot read. */
export function readDraft(block: Block, file: string, scope: HledgerScope, journal: HledgerJournal): Draft {
  const { header, comment } = readHeader(block.head.text, scope.defaultYear);
  const { own, postings } = splitBody(block.body);
  const year = yearOf(header.date);
  const drafts = postings.map(({ line, comments }) => readDraftPosting(line, comments, year, scope));
  for (const { amounts } of drafts) for (const amount of amounts ?? []) journal.see(amount);
  const place = journal.place(file, block.head.number);
  const { comment: text, tags } = readComment(comment === null ? own : [comment, ...own], null);
  const { date, secondaryDate, status, code, payee, description } = header;
  const entry = { place, date, secondaryDate, status, code, payee, description, comment: text, tags };
  return { entry, postings: drafts, text: block.head.text };
}

type Header = Pick<Entry, 'date' | 'secondaryDate' | 'status' | 'code' | 'payee' | 'description'>;

function readHeader(text: string, defaultYear: number): { header: Header; comment: string | null } {
  const first = scanDate(text, 0, defaultYear);
  if (!first) throw new Fault('BAD_DATE', 'An entry begins with its date, such as 2026-01-31.');
  const cursor = new Cursor(text);
  cursor.at = first.end;
  const secondary = cursor.take('=') ? secondDate(cursor, yearOf(first.date)) : null;
  if (!cursor.isAtEnd && !isSpace(text.charCodeAt(cursor.at))) {
    throw new Fault('BAD_DATE', 'A space must follow the date of an entry.');
  }
  cursor.skipSpaces();
  const status = readStatus(cursor);
  const code = readCode(cursor);
  const semicolon = text.indexOf(';', cursor.at);
  const words = text.slice(cursor.at, semicolon < 0 ? text.length : semicolon).trim();
  const { payee, description } = payeeIn(words);
  const header = { date: first.date, secondaryDate: secondary, status, code, payee, description };
  return { header, comment: semicolon < 0 ? null : text.slice(semicolon + 1) };
}

function secondDate(cursor: Cursor, year: number): Entry['secondaryDate'] {
  const second = scanDate(cursor.text, cursor.at, year);
  if (!second) throw new Fault('BAD_DATE', 'A date must follow the equals sign: 2026-01-31=2026-02-02.');
  cursor.at = second.end;
  return second.date;
}

function readCode(cursor: Cursor): string | null {
  cursor.skipSpaces();
  if (!cursor.take('(')) return null;
  const close = cursor.text.indexOf(')', cursor.at);
  if (close < 0) throw new Fault('BAD_CODE', 'The code is not closed; end it with ) or take the ( away.');
  const code = cursor.text.slice(cursor.at, close);
  cursor.at = close + 1;
  return code.trim() || null;
}

interface PostingLines {
  readonly line: Line;
  readonly comments: string[];
}

/** Divides an entry's indented lines into its own comment lines and its postings with theirs. */
export function splitBody(body: readonly Line[]): { own: string[]; postings: PostingLines[] } {
  const own: string[] = [];
  const postings: PostingLines[] = [];
  for (const line of body) {
    const text = line.text.trimStart();
    if (text.startsWith(';')) (postings[postings.length - 1]?.comments ?? own).push(text.slice(1));
    else postings.push({ line, comments: [] });
  }
  return { own, postings };
}

function readDraftPosting(line: Line, comments: readonly string[], year: number, scope: HledgerScope): DraftPosting {
  try {
    const { account, kind, status, assertion, comment: own, amount } = readPosting(line.text, scope);
    const { comment, tags, date } = readComment(own === null ? comments : [own, ...comments], year);
    return { line: line.number, account, kind, status, date, comment, tags, amounts: amount && [amount], assertion };
  } catch (error) {
    // A posting's fault stands on the posting's line, whatever the block's is.
    if (error instanceof Fault) throw new Fault(error.code, error.message, error.text ?? line.text.trim(), error.line ?? line.number);
    throw error;
  }
}
