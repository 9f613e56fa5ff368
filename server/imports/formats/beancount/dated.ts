import type { PlainDate } from '../../../ledger/plain-date.ts';
import { Fault } from '../plain-text/fault.ts';
import type { Cursor } from './cursor.ts';
import { type At, type BookingMethod, bookingMethods, type Directive } from './directive.ts';
import type { FileState } from './file-state.ts';
import type { Metadata } from './metadata.ts';
import { readAccount, readLabels, TransactionDraft } from './transaction.ts';

/** A dated directive whose metadata is still to come. Null where it says nothing about the books (event, query, custom). */
export type Unfinished = ((metadata: readonly Metadata[]) => Directive) | null;

type Reader = (cursor: Cursor, at: At, date: PlainDate, state: FileState) => Unfinished;

const readers: Readonly<Record<string, Reader>> = {
  open: readOpen,
  close: mention('close'),
  commodity(cursor, at, date) {
    const currency = cursor.require('currency', 'a commodity in capitals');
    return (metadata) => ({ kind: 'commodity', at, date, currency, digits: digitsOf(metadata) });
  },
  pad(cursor, at, date, state) {
    const account = readAccount(cursor, state, at);
    const source = readAccount(cursor, state, at);
    return () => ({ kind: 'pad', at, date, account, source });
  },
  balance: readBalance,
  price(cursor, at, date) {
    const currency = cursor.require('currency', 'a commodity in capitals');
    const number = requireNumber(cursor);
    const amount = { number, currency: cursor.require('currency', 'a currency') };
    return () => ({ kind: 'price', at, date, currency, amount });
  },
  note(cursor, at, date, state) {
    const account = readAccount(cursor, state, at);
    cursor.require('string', 'the text of the note');
    return () => ({ kind: 'note', at, date, account });
  },
  document(cursor, at, date, state) {
    const account = readAccount(cursor, state, at);
    cursor.require('string', 'the name of a file');
    readLabels(cursor);
    return () => ({ kind: 'document', at, date, account });
  },
  event: twoTexts,
  query: twoTexts,
  custom: readCustom,
};

/** Reads the directive that follows a date. A transaction comes back as a draft, which collects its lines. */
export function readDated(cursor: Cursor, at: At, date: PlainDate, state: FileState): TransactionDraft | Unfinished {
  const word = cursor.sees('word', 'txn') ? null : cursor.take('word');
  if (word === null) return readTransaction(cursor, at, date, state);
  const reader = Object.hasOwn(readers, word) ? readers[word] : undefined;
  if (!reader) throw new Fault('NOT_UNDERSTOOD', `"${word}" has no date. Remove the date.`, at.text, at.line);
  const unfinished = reader(cursor, at, date, state);
  cursor.requireEnd();
  return unfinished;
}

function readTransaction(cursor: Cursor, at: At, date: PlainDate, state: FileState): TransactionDraft {
  const flag = cursor.take('word', 'txn') !== null ? '*' : (cursor.take('sign', '*') ?? cursor.take('sign', '#') ?? cursor.take('flag'));
  if (flag === null) throw cursor.unexpected('a directive such as open or balance, or a flag such as * or !');
  const texts: string[] = [];
  for (;;) {
    const text = cursor.take('string');
    if (text !== null) texts.push(text);
    else if (cursor.take('sign', '|') === null) break;
    else if (!state.options.allowPipe) {
      state.report(new Fault('DEPRECATED', 'Beancount no longer takes "|" between payee and narration. Remove it.', at.text, at.line));
    }
  }
  const draft = new TransactionDraft(at, date, flag, texts);
  draft.addLabels(readLabels(cursor), at, state);
  cursor.requireEnd();
  return draft;
}

function readOpen(cursor: Cursor, at: At, date: PlainDate, state: FileState): Unfinished {
  const account = readAccount(cursor, state, at);
  const currencies: string[] = [];
  const first = cursor.take('currency');
  if (first !== null) currencies.push(first);
  while (cursor.take('sign', ',') !== null) currencies.push(cursor.require('currency', 'a currency'));
  const written = cursor.take('string');
  const booking = written === null ? null : bookingOf(written, at, state);
  return (metadata) => ({ kind: 'open', at, date, account, currencies, booking, role: roleOf(metadata) });
}

function bookingOf(written: string, at: At, state: FileState): BookingMethod {
  const method = bookingMethods.find((name) => name === written);
  if (method) return method;
  const message = `"${written}" is no booking method. Use one of ${bookingMethods.join(', ')}.`;
  state.report(new Fault('INVALID_BOOKING', message, at.text, at.line));
  return state.options.bookingMethod;
}

function readBalance(cursor: Cursor, at: At, date: PlainDate, state: FileState): Unfinished {
  const account = readAccount(cursor, state, at);
  const number = requireNumber(cursor);
  const tolerance = cursor.take('sign', '~') === null ? null : requireNumber(cursor);
  const currency = cursor.require('currency', 'a currency');
  return () => ({ kind: 'balance', at, date, account, amount: { number, currency }, tolerance });
}

function mention(kind: 'close' | 'note'): Reader {
  return (cursor, at, date, state) => {
    const account = readAccount(cursor, state, at);
    return () => ({ kind, at, date, account });
  };
}

function twoTexts(cursor: Cursor): Unfinished {
  cursor.require('string', 'a name in quotes');
  cursor.require('string', 'a text in quotes');
  return null;
}

function readCustom(cursor: Cursor, at: At, _date: PlainDate, state: FileState): Unfinished {
  cursor.require('string', 'a type in quotes');
  while (!cursor.isAtEnd) {
    if (cursor.seesNumber) {
      cursor.number();
      cursor.take('currency');
    } else if (cursor.sees('account')) readAccount(cursor, state, at);
    else if ((cursor.take('string') ?? cursor.take('date') ?? cursor.take('bool')) === null) throw cursor.unexpected('a value');
  }
  return null;
}

function requireNumber(cursor: Cursor) {
  if (!cursor.seesNumber) throw cursor.unexpected('a number');
  return cursor.number();
}

function digitsOf(metadata: readonly Metadata[]): number | null {
  const precision = metadata.find(({ name }) => name === 'precision')?.value;
  return precision !== undefined && /^\d{1,2}$/.test(precision) ? Number(precision) : null;
}

function roleOf(metadata: readonly Metadata[]): string | null {
  const role = metadata.find(({ name }) => name === 'role')?.value.trim();
  return role ? role.toUpperCase().replace(/[\s-]+/g, '_') : null;
}
