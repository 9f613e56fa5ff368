import { Decimal } from '../../../ledger/decimal.ts';
import { Fault } from '../plain-text/fault.ts';

/** What tells `1,000` the thousand from `1,000` the one: how a commodity's numbers are known to be written. */
export interface NumberStyle {
  /** The decimal mark, where one is known. */
  readonly mark: '.' | ',' | null;
  /** The digit group mark, where one is known. */
  readonly groups: string | null;
  readonly precision: number;
}

export interface ScannedNumber {
  readonly value: Decimal;
  readonly style: NumberStyle;
  readonly end: number;
}

const numberPattern = /(?:[.,]\d+|\d+(?:([., ])\d+(?:\1\d+)*)?(?:[.,]\d*)?)(?:[eE][+-]?\d+)?/y;
const exponentMark = /[eE]/;
const exponentMax = 200;

/**
 * Reads a number as hledger does: period or comma as the decimal mark, the other one or a space between digit
 * groups of any size, an exponent. Null where none begins at `start`.
 */
export function scanNumber(text: string, start: number, known: NumberStyle | null): ScannedNumber | null {
  return scanPlain(text, start, known) ?? scanAny(text, start, known);
}

/** Whole numbers of up to so many digits are exact in 53 bits. */
const plainDigitsMax = 15;

/**
 * The way that nearly all numbers are written, `1234` or `1234.56`, a digit at a time: in a third of the time that a pattern takes. Null for
 * whatever may be read in another way.
 */
function scanPlain(text: string, start: number, known: NumberStyle | null): ScannedNumber | null {
  let [units, point, at] = [0, -1, start];
  for (; ; at += 1) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) units = units * 10 + code - 48;
    else if (code === 46 && point < 0 && at > start) point = at;
    else break;
  }
  const scale = point < 0 ? 0 : at - point - 1;
  const digits = at - start - (point < 0 ? 0 : 1);
  if (digits === 0 || digits > plainDigitsMax || point === at - 1 || mayGoOn(text, at)) return null;
  if (point >= 0 && !mayBeDecimal('.', known)) return null;
  return { value: Decimal.of(BigInt(units), scale), style: point < 0 ? wholeStyle : pointStyles[scale]!, end: at };
}

const wholeStyle: NumberStyle = { mark: null, groups: null, precision: 0 };
const pointStyles = Array.from({ length: plainDigitsMax + 1 }, (_, precision): NumberStyle => ({ mark: '.', groups: null, precision }));

/** Whether a separator or an exponent stands here. */
function mayGoOn(text: string, at: number): boolean {
  const next = text.charCodeAt(at);
  if (next === 32) return isDigit(text.charCodeAt(at + 1));
  return next === 44 || next === 46 || next === 69 || next === 101;
}

function scanAny(text: string, start: number, known: NumberStyle | null): ScannedNumber | null {
  numberPattern.lastIndex = start;
  const match = numberPattern.exec(text);
  if (!match) return null;
  const found = match[0];
  const end = start + found.length;
  const next = text[end];
  if (next === '.' || next === ',' || (next === ' ' && isDigit(text.charCodeAt(end + 1)))) {
    throw new Fault('BAD_NUMBER', `The number near ${found} uses its separators in a way that has no one meaning; write it as 1234.56.`);
  }
  const [mantissa = '', exponent] = exponentMark.test(found) ? found.split(exponentMark) : [found];
  const { whole, fraction, style } = dissected(mantissa, known);
  if (exponent !== undefined && (style.groups !== null || Math.abs(Number(exponent)) > exponentMax)) {
    throw new Fault('BAD_NUMBER', `The number ${found} mixes digit groups with an exponent, or is too large; write it out.`, found);
  }
  const value =
    exponent === undefined
      ? Decimal.of(BigInt(whole + fraction || '0'), fraction.length)
      : Decimal.from(`${whole || '0'}.${fraction}e${exponent}`);
  return { value, style: { ...style, precision: value.scale }, end };
}

interface Dissected {
  readonly whole: string;
  readonly fraction: string;
  readonly style: Omit<NumberStyle, 'precision'>;
}

function dissected(text: string, known: NumberStyle | null): Dissected {
  const marks = text.match(/[., ]/g) ?? [];
  if (marks.length === 0) return { whole: text, fraction: '', style: { mark: null, groups: null } };
  const first = marks[0]!;
  const last = marks[marks.length - 1]!;
  const at = text.lastIndexOf(last);
  const ambiguous = marks.length === 1 && last !== ' ' && at > 0 && at < text.length - 1;
  const isDecimal = marks.length === 1 ? last !== ' ' && (!ambiguous || mayBeDecimal(last, known)) : first !== last;
  if (!isDecimal) return { whole: text.replace(/[., ]/g, ''), fraction: '', style: { mark: null, groups: first } };
  const whole = text.slice(0, at).replace(/[., ]/g, '');
  const groups = marks.length > 1 ? first : null;
  return { whole, fraction: text.slice(at + 1), style: { mark: last as '.' | ',', groups } };
}

function mayBeDecimal(mark: string, known: NumberStyle | null): boolean {
  if (!known) return true;
  if (known.mark !== null) return known.mark === mark;
  if (known.groups !== null) return known.groups !== mark;
  return known.precision !== 0;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
