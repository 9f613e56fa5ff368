import type { TransactionStatus } from '../../../ledger/nouns.ts';
import type { PostingKind } from '../../journal.ts';
import { Fault } from '../plain-text/fault.ts';
import { applyAliases } from './aliases.ts';
import { type AmountScope, Cursor, isSpace, readAmount } from './amount.ts';
import type { BalanceAssertion, HledgerScope } from './journal.ts';

export interface WrittenPosting {
  readonly status: TransactionStatus;
  readonly account: string;
  readonly kind: PostingKind;
  readonly amount: ReturnType<typeof readAmount> | null;
  readonly assertion: BalanceAssertion | null;
  /** The text after `;`, null where there is none. */
  readonly comment: string | null;
  /** True where an automated rule multiplies (`*2`). */
  readonly isMultiplier: boolean;
}

/** Reads an indented line of an entry. `inRule` allows the multipliers of automated rules. */
export function readPosting(text: string, scope: HledgerScope, inRule = false): WrittenPosting {
  const cursor = new Cursor(text);
  cursor.skipSpaces();
  const status = readStatus(cursor);
  if (status !== 'UNMARKED') cursor.skipSpaces();
  const written = readAccountName(cursor);
  if (written === '') throw new Fault('NO_ACCOUNT', 'This posting names no account; write one, then two spaces, then the amount.');
  const hadSpace = cursor.skipSpaces();
  const isMultiplier = inRule && cursor.take('*');
  const next = cursor.text[cursor.at];
  const amount = hadSpace && next !== undefined && next !== ';' && next !== '=' ? readAmountWithHint(written, cursor, scope) : null;
  cursor.skipSpaces();
  const assertion = cursor.text[cursor.at] === '=' ? readAssertion(cursor, scope) : null;
  cursor.skipSpaces();
  const { account, kind } = virtuality(accountName(written, scope));
  return { status, account, kind, amount, assertion, comment: readTrailingComment(cursor), isMultiplier };
}

export function readStatus(cursor: Cursor): TransactionStatus {
  if (cursor.take('*')) return 'CLEARED';
  return cursor.take('!') ? 'PENDING' : 'UNMARKED';
}

/** A name ends at two spaces (or the end); single spaces, tabs among them, are part of it. */
export function readAccountName(cursor: Cursor): string {
  const { text } = cursor;
  const start = cursor.at;
  let end = start;
  let isPlain = true;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    isPlain &&= code >= 32 && code < 127;
    if (!isSpace(code)) end += 1;
    else if (end + 1 < text.length && !isSpace(text.charCodeAt(end + 1)) && end > start) end += 1;
    else break;
  }
  cursor.at = end;
  const name = text.slice(start, end);
  return isPlain ? name : name.replace(/\s/g, ' ');
}

/** Puts the parent of `apply account` before the name and applies the aliases; virtual brackets stay outside. */
export function accountName(written: string, scope: HledgerScope): string {
  if (scope.parentAccounts.length === 0 && scope.aliases.length === 0) return written;
  let bare = written;
  while (isBracketed(bare)) bare = bare.slice(1, -1);
  const name = applyAliases(scope.aliases, [...scope.parentAccounts, bare].join(':'));
  return bare === written ? name : `${written[0]}${name}${written[written.length - 1]}`;
}

/** The outermost brackets say of which kind the posting is; those inside them are stripped with them. */
function virtuality(name: string): { account: string; kind: PostingKind } {
  let account = name;
  while (isBracketed(account)) account = account.slice(1, -1);
  if (account === '') throw new Fault('NO_ACCOUNT', 'The brackets of this posting hold no account; write one.');
  const kind = account === name ? 'REAL' : name.startsWith('(') ? 'UNBALANCED_VIRTUAL' : 'BALANCED_VIRTUAL';
  return { account, kind };
}

function isBracketed(name: string): boolean {
  const [first, last] = [name[0], name[name.length - 1]];
  return name.length > 1 && ((first === '(' && last === ')') || (first === '[' && last === ']'));
}

function readAssertion(cursor: Cursor, scope: AmountScope): BalanceAssertion {
  cursor.take('=');
  const isTotal = cursor.take('=');
  const isInclusive = cursor.take('*');
  cursor.skipSpaces();
  return { amount: readAmount(cursor, scope, false), isTotal, isInclusive };
}

/** What stands after everything else must be a comment. */
export function readTrailingComment(cursor: Cursor): string | null {
  if (cursor.isAtEnd) return null;
  if (cursor.take(';')) return cursor.rest;
  const found = cursor.rest.trim();
  const remedy = 'An amount is a number with one commodity; check its digits, signs and spaces, or put a ; before what is a comment';
  throw new Fault('UNEXPECTED_TEXT', `Cannot understand "${found.slice(0, 60)}" at the end of this line. ${remedy}.`, found);
}

function readAmountWithHint(account: string, cursor: Cursor, scope: HledgerScope): ReturnType<typeof readAmount> {
  try {
    return readAmount(cursor, scope);
  } catch (error) {
    if (error instanceof Fault && error.code === 'BAD_AMOUNT') {
      throw new Fault(error.code, `${error.message} It follows the account ${account.slice(0, 60)}.`, error.text);
    }
    throw error;
  }
}
