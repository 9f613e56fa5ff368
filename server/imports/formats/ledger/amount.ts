import type { Amount } from '../../../ledger/amount.ts';
import { Decimal } from '../../../ledger/decimal.ts';
import { Fault } from '../plain-text/fault.ts';
import { TextCursor } from '../plain-text/text-cursor.ts';
import type { Commodities, Commodity } from './commodities.ts';
import { readAnyDate } from './dates.ts';
import { Fraction } from './fraction.ts';

/** `{price} [date] (note)`: what makes a lot of a commodity another than its fellows. */
export interface Lot {
  readonly key: string;
  /** What the whole amount cost by the lot's price, with the sign of the amount; null where it has no price. */
  readonly basis: Amount | null;
}

/** An amount of a posting. Amounts of different lots do not add up while an entry is balanced. */
export interface LotAmount extends Amount {
  readonly lot: Lot | null;
}

export class Scanner extends TextCursor {
  skipSpaces(): void {
    while (this.text[this.at] === ' ' || this.text[this.at] === '\t') this.at += 1;
  }

  peek(): string {
    return this.text[this.at] ?? '';
  }

  /** The text up to `end`, which is passed over; null where it does not come. */
  until(end: string): string | null {
    const found = this.text.indexOf(end, this.at);
    if (found < 0) return null;
    const text = this.text.slice(this.at, found);
    this.at = found + end.length;
    return text;
  }
}

const symbolPattern = /"([^"]*)"|[^ \t\r\f\v\d!&()*+,\-./:;<=>?@[\]^{|}~"]+/y;
const quantityPattern = /-?[\d.,]*\d/y;

/**
 * Reads Ledger's amount: `$5`, `-$5`, `$ -5`, `5 EUR`, `1.234,56 EUR`, `5`, with its lot. `migrates` says whether its
 * decimals teach the commodity's precision: those of prices and assertions do not.
 */
export function readAmount(scanner: Scanner, commodities: Commodities, migrates: boolean, withLot = true): LotAmount {
  scanner.skipSpaces();
  const isNegative = scanner.take('-');
  scanner.skipSpaces();
  let symbol = '';
  let quantity: string | undefined;
  if (/\d/.test(scanner.peek())) {
    quantity = scanner.match(quantityPattern)?.[0];
    symbol = readSymbol(scanner);
  } else {
    symbol = readSymbol(scanner);
    scanner.skipSpaces();
    quantity = scanner.match(quantityPattern)?.[0];
  }
  if (quantity === undefined) {
    const found = scanner.rest.trim().slice(0, 40);
    throw new Fault('BAD_AMOUNT', `Expected an amount here, such as 12.50 EUR or $12.50${found ? `, but found ${found}` : ''}.`);
  }
  const commodity = symbol === '' ? null : commodities.find(symbol);
  const value = numberIn(quantity, commodity, commodities, migrates);
  const amount = { quantity: isNegative ? value.negated() : value, commodity: commodity?.symbol ?? '' };
  return { ...amount, lot: withLot && commodity ? readLot(scanner, amount, commodities) : null };
}

export function readSymbol(scanner: Scanner): string {
  const before = scanner.at;
  scanner.skipSpaces();
  const match = scanner.match(symbolPattern);
  if (!match) {
    if (scanner.peek() === '"') throw new Fault('BAD_AMOUNT', 'The quoted commodity is not closed; end it with ".');
    scanner.at = before;
    return '';
  }
  // In a bare symbol a backslash stands for nothing but the character after it.
  const symbol = match[1] ?? match[0].replace(/\\(.)/g, '$1');
  if (match[1] === undefined && reservedWords.has(symbol)) {
    scanner.at = before;
    return '';
  }
  return symbol;
}

/** Operators of expressions, which are never commodities. */
const reservedWords = new Set(['and', 'div', 'else', 'false', 'if', 'or', 'not', 'true']);

/**
 * A comma or a period may be the decimal mark or the thousands mark; Ledger tells by what the commodity had before,
 * by which comes last, and by whether three digits follow.
 */
function numberIn(text: string, commodity: Commodity | null, commodities: Commodities, migrates: boolean): Decimal {
  const digits = text.replace('-', '');
  let hasDecimalComma = commodities.decimalCommaByDefault || (commodity?.hasDecimalComma ?? false);
  const comma = digits.lastIndexOf(',');
  const period = digits.lastIndexOf('.');
  if (comma > period) hasDecimalComma ||= (digits.length - comma - 1) % 3 !== 0;
  const [mark, thousands] = hasDecimalComma ? [',', '.'] : ['.', ','];
  checkMarks(digits, mark!, thousands!);
  const plain = digits.replaceAll(thousands!, '').replace(mark!, '.');
  const value = Decimal.from(plain);
  if (commodity && migrates && !commodity.isFixed) {
    commodity.hasDecimalComma ||= hasDecimalComma;
    commodity.precision = Math.max(commodity.precision, value.scale);
  }
  return text.startsWith('-') ? value.negated() : value;
}

function checkMarks(digits: string, mark: string, thousands: string): void {
  const [whole = '', ...fractions] = digits.split(mark);
  const groups = whole.split(thousands);
  const isWrong =
    fractions.length > 1 || fractions.some((part) => part.includes(thousands)) || groups.slice(1).some((group) => group.length % 3 !== 0);
  if (isWrong)
    throw new Fault(
      'BAD_NUMBER',
      `The number ${digits} uses its separators in a way that has no one meaning; write it as 1234.56.`,
      digits,
    );
}

function readLot(scanner: Scanner, amount: Amount, commodities: Commodities): Lot | null {
  let price: { text: string; basis: Amount } | null = null;
  let date: string | null = null;
  let note: string | null = null;
  for (;;) {
    const before = scanner.at;
    scanner.skipSpaces();
    if (scanner.peek() === '{') price = once(price, () => readLotPrice(scanner, amount, commodities));
    else if (scanner.take('[')) date = once(date, () => lotDate(closed(scanner, ']')));
    else if (scanner.peek() === '(' && scanner.text[scanner.at + 1] !== '@') note = once(note, () => readLotNote(scanner));
    else {
      scanner.at = before;
      break;
    }
  }
  if (price === null && date === null && note === null) return null;
  return { key: ` {${price?.text ?? ''}} [${date ?? ''}] (${note ?? ''})`, basis: price?.basis ?? null };
}

function once<T>(earlier: T | null, read: () => T): T {
  if (earlier !== null) throw new Fault('BAD_AMOUNT', 'This amount states a lot price, date or note twice; keep one.');
  return read();
}

function lotDate(text: string): string {
  // The year stands in for a missing one: only whether this is a date matters here.
  if (readAnyDate(text, 2000)) return text;
  throw new Fault('BAD_DATE', `The lot date ${text} is not a date that Ledger reads; write it as [2026-01-31].`, text);
}

function closed(scanner: Scanner, end: string): string {
  const text = scanner.until(end);
  if (text === null) throw new Fault('BAD_AMOUNT', `The lot is not closed; end it with ${end}.`);
  return text.trim();
}

function readLotNote(scanner: Scanner): string {
  scanner.at += 1;
  return scanner.take('(') ? closed(scanner, '))') : closed(scanner, ')');
}

function readLotPrice(scanner: Scanner, amount: Amount, commodities: Commodities): { text: string; basis: Amount } {
  const isTotal = scanner.take('{{') || !scanner.take('{');
  scanner.skipSpaces();
  const fixated = scanner.take('=') ? '=' : '';
  const inside = new Scanner(closed(scanner, isTotal ? '}}' : '}'));
  const { quantity, commodity } = readAmount(inside, commodities, false, false);
  inside.skipSpaces();
  if (inside.rest !== '') throw new Fault('BAD_AMOUNT', `Cannot understand ${inside.rest} in the lot price.`);
  if (isTotal && amount.quantity.isZero) throw new Fault('BAD_AMOUNT', 'A zero amount has no price per unit; take the lot price away.');
  const total = isTotal ? (amount.quantity.sign < 0 ? quantity.negated() : quantity) : amount.quantity.times(quantity);
  const perUnit = isTotal ? Fraction.of(quantity).dividedBy(Fraction.of(amount.quantity.abs())) : Fraction.of(quantity);
  return { text: `${fixated}${perUnit} ${commodity}`, basis: { quantity: total, commodity } };
}
