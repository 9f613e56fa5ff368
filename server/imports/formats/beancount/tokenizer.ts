import { plainDateOf } from '../../../ledger/plain-date.ts';
import { directiveWords, type Token } from './token.ts';

/** Where a line's tokens end: at its end, or inside a string whose text so far is `partial`. */
interface Tokenized {
  readonly tokens: Token[];
  readonly openString: string | null;
}

/** Longer than any amount that was ever booked; the exact arithmetic stays cheap below it. */
const numberLengthMax = 200;

const blank = /[ \t\r]+/y;
const date = /(\d{4,})[-/](\d+)[-/](\d+)/y;
const number = /(?:\d[\d,]+\d|\d+)(?:\.\d*)?/y;
// Beyond ASCII everything may be part of a name, as in Beancount's own scanner; but not U+FFFD, which stands for bytes that are no text.
const account =
  /[A-Z\u0080-\ufffc\ufffe\uffff][A-Za-z0-9\-\u0080-\ufffc\ufffe\uffff]*(?::[A-Z0-9\u0080-\ufffc\ufffe\uffff][A-Za-z0-9\-\u0080-\ufffc\ufffe\uffff]*)+/y;
const currency = /[A-Z][A-Z0-9'._-]{0,22}[A-Z0-9]/y;
const key = /([a-z][a-zA-Z0-9\-_]+):/y;
const word = /[a-z]+/y;
const tag = /#([A-Za-z0-9\-_/.]+)/y;
const link = /\^([A-Za-z0-9\-_/.]+)/y;
const stringEnd = /(?:[^"\\]|\\.)*?"/sy;
const anything = /[^ \t\r]+/y;
const sign = /@@|\{\{|\}\}|[|@{},~+\-/()*:]/y;
const flag = /[!&?%PSTCURM]/y;
const groupedNumber = /^\d{1,3}(?:,|,\d{3})*(?:\.\d*)?$/;
const ignoredStart = /[*:#!&?%PSTCURM]/;
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', b: '\b' };

/** Reads the tokens of one line from `from` on. Comments are left out. Never throws; linear in the line. */
export function tokenize(line: string, from: number, tokens: Token[] = []): Tokenized {
  let at = from;
  while (at < line.length) {
    at = skip(blank, line, at);
    if (at >= line.length || line[at] === ';') break;
    if (line[at] === '"') {
      const end = skip(stringEnd, line, at + 1);
      if (end === at + 1) return { tokens, openString: line.slice(at + 1) };
      tokens.push(stringOf(line.slice(at + 1, end - 1)));
      at = end;
    } else {
      at = readToken(line, at, tokens);
    }
  }
  return { tokens, openString: null };
}

/** Where the string ends that was open when `line` began: the place after its quote; null where it goes on. */
export function endOfString(line: string): number | null {
  const end = skip(stringEnd, line, 0);
  return end === 0 ? null : end;
}

/** Headings, drawers, and whatever begins with a flag's letter are no part of the book when they start a line. */
export function isIgnoredLine(line: string): boolean {
  if (line.length < 2 || !ignoredStart.test(line[0]!)) return false;
  return skip(tag, line, 0) <= 2 && skip(account, line, 0) <= 2 && skip(currency, line, 0) <= 2;
}

/** The token of a string, from what stands between its quotes. */
export function stringOf(written: string): Token {
  // A NUL is in no text; no database would take it.
  if (written.includes('\u0000')) return { kind: 'invalid', text: written, code: 'NOT_TEXT' };
  return { kind: 'string', text: unescaped(written) };
}

function unescaped(text: string): string {
  return text.includes('\\') ? text.replace(/\\(.)/gs, (_, letter: string) => escapes[letter] ?? letter) : text;
}

function readToken(line: string, at: number, tokens: Token[]): number {
  const first = line.charCodeAt(at);
  if (first >= 48 && first <= 57) return readNumberOrDate(line, at, tokens);
  if ((first >= 65 && first <= 90) || first >= 128) return readName(line, at, tokens);
  if (first >= 97 && first <= 122) return readWord(line, at, tokens);
  for (const [pattern, kind] of [
    [tag, 'tag'],
    [link, 'link'],
  ] as const) {
    const end = skip(pattern, line, at);
    if (end > at) return pushed(tokens, { kind, text: line.slice(at + 1, end) }, end);
  }
  const signEnd = skip(sign, line, at);
  if (signEnd > at) return pushed(tokens, { kind: 'sign', text: line.slice(at, signEnd) }, signEnd);
  if (line[at] === '#') return pushed(tokens, { kind: 'sign', text: '#' }, at + 1);
  const flagEnd = skip(flag, line, at);
  if (flagEnd > at) return pushed(tokens, { kind: 'flag', text: line.slice(at, flagEnd) }, flagEnd);
  return readInvalid(line, at, tokens);
}

function readNumberOrDate(line: string, at: number, tokens: Token[]): number {
  date.lastIndex = at;
  const found = date.exec(line);
  if (found) {
    const day = plainDateOf(Number(found[1]), Number(found[2]), Number(found[3]));
    const token: Token = day ? { kind: 'date', text: day } : { kind: 'invalid', text: found[0], code: 'BAD_DATE' };
    return pushed(tokens, token, date.lastIndex);
  }
  const end = skip(number, line, at);
  const text = line.slice(at, end);
  if (text.length > numberLengthMax) return pushed(tokens, { kind: 'invalid', text, code: 'NUMBER_TOO_LONG' }, end);
  if (!text.includes(',')) return pushed(tokens, { kind: 'number', text }, end);
  const token: Token = groupedNumber.test(text)
    ? { kind: 'number', text: text.replaceAll(',', '') }
    : { kind: 'invalid', text, code: 'BAD_NUMBER' };
  return pushed(tokens, token, end);
}

function readName(line: string, at: number, tokens: Token[]): number {
  const accountEnd = skip(account, line, at);
  if (accountEnd > at) return pushed(tokens, { kind: 'account', text: line.slice(at, accountEnd) }, accountEnd);
  const currencyEnd = skip(currency, line, at);
  if (currencyEnd > at) {
    const text = line.slice(at, currencyEnd);
    const kind = text === 'TRUE' || text === 'FALSE' ? 'bool' : text === 'NULL' ? 'null' : 'currency';
    return pushed(tokens, { kind, text }, currencyEnd);
  }
  const flagEnd = skip(flag, line, at);
  if (flagEnd > at) return pushed(tokens, { kind: 'flag', text: line.slice(at, flagEnd) }, flagEnd);
  return readInvalid(line, at, tokens);
}

function readWord(line: string, at: number, tokens: Token[]): number {
  const keyEnd = skip(key, line, at);
  if (keyEnd > at) return pushed(tokens, { kind: 'key', text: line.slice(at, keyEnd - 1) }, keyEnd - 1);
  const wordEnd = skip(word, line, at);
  const text = line.slice(at, wordEnd);
  if (directiveWords.has(text)) return pushed(tokens, { kind: 'word', text }, wordEnd);
  return readInvalid(line, at, tokens);
}

function readInvalid(line: string, at: number, tokens: Token[]): number {
  const end = skip(anything, line, at);
  return pushed(tokens, { kind: 'invalid', text: line.slice(at, end), code: 'NOT_UNDERSTOOD' }, end);
}

function pushed(tokens: Token[], token: Token, end: number): number {
  tokens.push(token);
  return end;
}

/** The place after what `pattern` matches at `at`; `at` itself where it does not match. */
function skip(pattern: RegExp, line: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(line) ? pattern.lastIndex : at;
}
