import type { Decimal } from '../../../ledger/decimal.ts';
import { Fault } from '../plain-text/fault.ts';
import { TextCursor } from '../plain-text/text-cursor.ts';
import { type NumberStyle, type ScannedNumber, scanNumber } from './number.ts';

/** What the directives read so far say of amounts. */
export interface AmountScope {
  /** Of `decimal-mark`; over everything else. */
  decimalMark: '.' | ',' | null;
  /** Of `commodity` directives, by symbol. */
  readonly declared: Map<string, NumberStyle>;
  /** Of `D`. */
  defaultCommodity: { readonly symbol: string; readonly style: NumberStyle } | null;
}

export interface SimpleAmount {
  readonly commodity: string;
  readonly quantity: Decimal;
  readonly style: NumberStyle;
}

export interface PostedAmount extends SimpleAmount {
  /** The total price with the sign of `quantity`. */
  readonly cost: { readonly commodity: string; readonly quantity: Decimal; readonly precision: number } | null;
  /** Tells apart what hledger does not add up: amounts of one commodity at different prices. */
  readonly costKey: string;
}

export class Cursor extends TextCursor {
  skipSpaces(): boolean {
    const start = this.at;
    while (isSpace(this.text.charCodeAt(this.at))) this.at += 1;
    return this.at > start;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }
}

/** Haskell's isSpace, which hledger goes by: the Unicode spaces too. */
export function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  if (code < 0xa0) return false;
  return code === 0xa0 || code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f || code === 0x3000;
}

/** Commas, brackets and Unicode's other spaces may be part of a symbol, digits may not. */
export const symbolPattern = /"[^";\n]+"|[^\d\-+.;@*\t\r\n "{}=]+/y;

/** Reads an amount without price: `$5`, `-$5`, `$ -5`, `5 EUR`, `1.234,56 "green apples"`, `5`. A Fault where none stands. */
export function readSimpleAmount(cursor: Cursor, scope: AmountScope): SimpleAmount {
  const isNegative = readSign(cursor);
  const symbol = readSymbol(cursor);
  if (symbol !== null) {
    cursor.skipSpaces();
    const isNegative2 = readSign(cursor);
    const number = readNumber(cursor, styleFor(symbol, scope));
    return simple(symbol, number, isNegative !== isNegative2);
  }
  const start = cursor.at;
  const style = styleFor(null, scope);
  const bare = readNumber(cursor, style);
  const end = cursor.at;
  cursor.skipSpaces();
  const right = readSymbol(cursor);
  if (right !== null) {
    const own = styleFor(right, scope);
    const number = own === style ? bare : scanNumber(cursor.text, start, own)!;
    return simple(right, number, isNegative);
  }
  cursor.at = end;
  const { defaultCommodity } = scope;
  if (!defaultCommodity) return simple('', bare, isNegative);
  const amount = simple(defaultCommodity.symbol, bare, isNegative);
  const { precision } = defaultCommodity.style;
  return { ...amount, style: { ...defaultCommodity.style, precision: Math.max(precision, bare.style.precision) } };
}

/** Reads an amount with its price and lot, if any, in any order, as a posting has it. Lots say nothing to hledger. */
export function readAmount(cursor: Cursor, scope: AmountScope, withLots = true): PostedAmount {
  const amount = readSimpleAmount(cursor, scope);
  if (!isPriceAhead(cursor)) return withPrice(amount, null);
  let price: { amount: SimpleAmount; isTotal: boolean } | null = null;
  const seen = new Set<string>();
  for (;;) {
    const end = cursor.at;
    cursor.skipSpaces();
    const mark = cursor.match(/\(@@?\)|@@?|\{|\[/y)?.[0];
    const kind = mark?.replace(/[()]/g, '').replace('@@', '@');
    if (mark === undefined || kind === undefined || seen.has(kind) || (kind !== '@' && !withLots)) {
      cursor.at = end;
      break;
    }
    seen.add(kind);
    if (kind === '@') {
      cursor.skipSpaces();
      price = { amount: readSimpleAmount(cursor, scope), isTotal: mark.includes('@@') };
    } else if (kind === '{') skipLotPrice(cursor, scope);
    else skipLotDate(cursor);
  }
  return withPrice(amount, price);
}

/** Most amounts have no price, and need no pattern to find that out. */
function isPriceAhead({ text, at }: Cursor): boolean {
  let next = at;
  while (isSpace(text.charCodeAt(next))) next += 1;
  return next < text.length && '(@{['.includes(text[next]!);
}

function withPrice(amount: SimpleAmount, price: { amount: SimpleAmount; isTotal: boolean } | null): PostedAmount {
  // Written out: most amounts come this way, and a spread costs as much as reading the number.
  if (!price) return { commodity: amount.commodity, quantity: amount.quantity, style: amount.style, cost: null, costKey: '' };
  const { commodity, quantity, style } = price.amount;
  const { precision } = style;
  if (price.isTotal) {
    const total = amount.quantity.sign < 0 ? quantity.negated() : quantity;
    return { ...amount, cost: { commodity, quantity: total, precision }, costKey: `@@${commodity}` };
  }
  const cost = { commodity, quantity: amount.quantity.times(quantity), precision };
  return { ...amount, cost, costKey: `@${quantity.trimmed()} ${commodity}` };
}

function skipLotPrice(cursor: Cursor, scope: AmountScope): void {
  const isTotal = cursor.take('{');
  cursor.skipSpaces();
  cursor.take('=');
  cursor.skipSpaces();
  readSimpleAmount(cursor, scope);
  cursor.skipSpaces();
  if (!cursor.take(isTotal ? '}}' : '}'))
    throw new Fault('BAD_AMOUNT', `The lot price is not closed; end it with ${isTotal ? '}}' : '}'}.`);
}

function skipLotDate(cursor: Cursor): void {
  if (!cursor.match(/\d+[-/.]\d+(?:[-/.]\d+)?\]/y))
    throw new Fault('BAD_AMOUNT', 'The lot date is not a date in brackets; write [2026-01-31].');
}

function readSign(cursor: Cursor): boolean {
  const isMinus = cursor.take('-');
  if (isMinus || cursor.take('+')) cursor.skipSpaces();
  return isMinus;
}

function readSymbol(cursor: Cursor): string | null {
  const found = cursor.match(symbolPattern)?.[0];
  if (found === undefined) return null;
  return found.startsWith('"') ? found.slice(1, -1) : found;
}

function readNumber(cursor: Cursor, known: NumberStyle | null): ScannedNumber {
  const number = scanNumber(cursor.text, cursor.at, known);
  if (!number) {
    const found = cursor.rest.trim();
    const message =
      found === ''
        ? 'An amount is missing here.'
        : `Expected an amount here, such as 12.50 EUR or $12.50, but found ${found.slice(0, 40)}.`;
    throw new Fault('BAD_AMOUNT', message);
  }
  cursor.at = number.end;
  return number;
}

function simple(commodity: string, number: ScannedNumber, isNegative: boolean): SimpleAmount {
  return { commodity, quantity: isNegative ? number.value.negated() : number.value, style: number.style };
}

const markStyles: Readonly<Record<'.' | ',', NumberStyle>> = {
  '.': { mark: '.', groups: null, precision: 2 },
  ',': { mark: ',', groups: null, precision: 2 },
};

function styleFor(symbol: string | null, scope: AmountScope): NumberStyle | null {
  if (scope.decimalMark) return markStyles[scope.decimalMark];
  const declared = symbol === null ? undefined : scope.declared.get(symbol);
  return declared ?? scope.defaultCommodity?.style ?? null;
}
