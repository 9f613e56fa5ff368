import { Decimal } from '../../ledger/decimal.ts';
import { daysBetween, type PlainDate } from '../../ledger/plain-date.ts';
import { isUnplaced } from '../unplaced.ts';

/** A bank's line as its transfer would see it: where nobody but its bank has placed it, or on the other account. */
export interface TransferLine {
  /** A bigint as text. */
  readonly id: string;
  readonly account: string;
  /** Numbers by which banks know the account, as they write them. */
  readonly numbers: readonly string[];
  /** The account that the line stands against now. */
  readonly counterAccount: string;
  readonly date: PlainDate;
  /** Positive: money in. */
  readonly amount: Decimal;
  readonly commodityId: number;
  /** Payee and description. */
  readonly words: string;
  /** Entries that it may be a duplicate of, while nobody has decided. */
  readonly doubtful: readonly string[];
}

export interface Pair {
  readonly from: TransferLine;
  readonly to: TransferLine;
}

/** How likely two lines are one transfer, in hundredths, and what speaks for it, in words for people. */
export interface Confidence {
  readonly percent: number;
  readonly reasons: readonly string[];
}

/** What one unit of a commodity is worth in another on a day; null where no rate is known. */
export type RateOn = (from: number, to: number, on: PlainDate) => Decimal | null;

export const daysApartMax = 5;
/** From here on nobody is asked. */
export const surePercent = 85;
/** Below it nobody is bothered. */
export const proposedPercent = 45;
/** What is doubtful for another reason is never surer than this. */
export const doubtfulPercent = 60;

/** Words of transfers between accounts of one owner, without accents, in the languages of banks that we know. */
export const transferWords =
  'transfer|xfer|umbuchung|u(e)?bertrag|umsatz eigenes konto|virement interne|giroconto|traspaso|overboeking|eigen rekening|eigenes konto|own account|autopay|payment thank you|kreditkartenabrechnung|top.?up|sweep|transferencia|overforing';
const spokenOf = new RegExp(`\\b(?:${transferWords})`);

/** Null where the two can be no transfer: another account stands against one of them already, or the amounts do not fit. */
export function confidenceOf({ from, to }: Pair, rateOn: RateOn): Confidence | null {
  if (from.account === to.account || from.amount.sign >= 0 || to.amount.sign <= 0 || !isFree(from, to)) return null;
  const apart = Math.abs(daysBetween(from.date, to.date));
  if (apart > daysApartMax) return null;
  const findings = [amountsOf(from, to, rateOn), daysOf(apart), ...wordsOf(from, to)];
  if (findings.includes(null)) return null;
  const found = findings.filter((finding) => finding !== null);
  const percent = found.reduce((sum, { points }) => sum + points, 0);
  return { percent: Math.min(percent, 99), reasons: found.map(({ reason }) => reason) };
}

interface Finding {
  readonly points: number;
  readonly reason: string;
}

/** Nobody has said that the money came from or went to somewhere else. */
function isFree(from: TransferLine, to: TransferLine): boolean {
  const isOpen = (line: TransferLine, other: TransferLine) => isUnplaced(line.counterAccount) || line.counterAccount === other.account;
  return (isOpen(from, to) && isOpen(to, from)) || from.counterAccount === to.counterAccount;
}

function amountsOf(from: TransferLine, to: TransferLine, rateOn: RateOn): Finding | null {
  if (from.commodityId === to.commodityId)
    return from.amount.negated().equals(to.amount) ? { points: 50, reason: 'What left one account came to the other.' } : null;
  if (mentions(from.words, to.amount) || mentions(to.words, from.amount))
    return { points: 50, reason: 'One line names the amount of the other.' };
  const rate = rateOn(from.commodityId, to.commodityId, from.date) ?? rateOn(from.commodityId, to.commodityId, to.date);
  if (!rate) return { points: 15, reason: 'The currencies differ, and the book has no rate to compare the amounts by.' };
  const expected = from.amount.negated().times(rate);
  const off = to.amount.minus(expected).abs();
  if (off.compare(expected.times(Decimal.from('0.01'))) <= 0)
    return { points: 45, reason: 'The amounts agree with the rate of the day, within 1 %.' };
  if (off.compare(expected.times(Decimal.from('0.05'))) <= 0)
    return { points: 30, reason: 'The amounts agree with the rate of the day, within 5 %.' };
  return null;
}

function daysOf(apart: number): Finding {
  if (apart === 0) return { points: 20, reason: 'Both are of the same day.' };
  if (apart === 1) return { points: 15, reason: 'They are one day apart.' };
  return { points: apart <= 3 ? 10 : 0, reason: `They are ${apart} days apart.` };
}

function wordsOf(from: TransferLine, to: TransferLine): Finding[] {
  if (from.counterAccount === to.account || to.counterAccount === from.account)
    return [{ points: 30, reason: 'A rule or the file puts one of them on the other account.' }];
  const [out, into] = [folded(from.words), folded(to.words)];
  if (names(out, to) || names(into, from)) return [{ points: 30, reason: 'The words of one name the other account.' }];
  const spoken = [out, into].filter((words) => spokenOf.test(words)).length;
  if (spoken === 2) return [{ points: 25, reason: 'The words of both speak of a transfer.' }];
  return spoken === 1 ? [{ points: 15, reason: 'The words of one speak of a transfer.' }] : [];
}

const generalNames = new Set(['bank', 'cash', 'account', 'card', 'konto', 'assets', 'current', 'main']);
const numberLengthMin = 6;
const nameLengthMin = 4;

/** By the bank's number, its masked last digits, or the account's own name. */
function names(words: string, { account, numbers }: TransferLine): boolean {
  const tight = words.replace(/[\s-]+/g, '');
  const known = numbers.map((number) => folded(number).replace(/[\s-]+/g, '')).filter((number) => number.length >= numberLengthMin);
  if (known.some((number) => tight.includes(number) || new RegExp(`[x*.]${escaped(number.slice(-4))}(?!\\d)`).test(tight))) return true;
  const name = folded(account.slice(account.lastIndexOf(':') + 1));
  return name.length >= nameLengthMin && !generalNames.has(name) && new RegExp(`\\b${escaped(name)}\\b`).test(words);
}

/** An amount in one line's words as banks write it: 108.00, 108,00, 1,080.00, 1.080,00. */
function mentions(words: string, amount: Decimal): boolean {
  const figure = amount.abs().toString();
  if (figure.replace(/\D/g, '').length < 3) return false;
  const [whole = '', decimals = ''] = figure.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, "[.,' ]?");
  return new RegExp(`(?<![\\d.,])${grouped}${decimals === '' ? '' : `[.,]${decimals}`}(?![\\d])`).test(words);
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
