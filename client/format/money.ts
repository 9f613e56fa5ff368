import { absolute, compare, scaleOf, signOf } from './decimal.ts';

/** U+2212, as wide as a plus: columns of figures line up. */
export const minus = '\u2212';
/** What stands for a change of nothing. */
export const enDash = '\u2013';

const locale = 'en-US';
const formats = new Map<string, Intl.NumberFormat>();

/** Making an Intl object costs more than using it a thousand times. */
function numberFormat(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  formats.set(key, made);
  return made;
}

/** Intl reads decimal text exactly, however long; its type says so by a template that no runtime string can prove. */
function exactly(format: Intl.NumberFormat, text: string): string {
  return format.format(text as Intl.StringNumericLiteral);
}

const knownCurrencies = new Set(Intl.supportedValuesOf('currency'));

/** ISO 4217's decimals for a currency, null for any other commodity. */
function isoDigits(currency: string): number | null {
  if (!knownCurrencies.has(currency)) return null;
  return numberFormat(`digits ${currency}`, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Every digit that was written, and at least the currency's own. */
function digitsOf(amount: string, currency: string): number {
  return Math.max(scaleOf(amount), isoDigits(currency) ?? 0);
}

function grouped(magnitude: string, digits: number): string {
  return exactly(numberFormat(`plain ${digits}`, { minimumFractionDigits: digits, maximumFractionDigits: digits }), magnitude);
}

/** Puts the currency where its readers expect it: `$1`, `€1`, `CHF 1`, `1 AAPL`, `1 "green apples"`. */
function withCurrency(figure: string, currency: string): string {
  if (knownCurrencies.has(currency)) {
    const symbol = symbolOf(currency);
    return /\p{L}$/u.test(symbol) ? `${symbol}\u00a0${figure}` : `${symbol}${figure}`;
  }
  if (currency === '') return figure;
  return /^\p{Sc}$/u.test(currency) ? `${currency}${figure}` : `${figure}\u00a0${currency}`;
}

/** `$` for USD, `CA$` for CAD, the name itself for what is no currency. */
export function symbolOf(currency: string): string {
  if (!knownCurrencies.has(currency)) return currency;
  const parts = numberFormat(`symbol ${currency}`, { style: 'currency', currency }).formatToParts(0);
  return parts.find((part) => part.type === 'currency')?.value ?? currency;
}

/** `US dollars` for USD; the name itself for what is no currency. */
export function nameOf(currency: string): string {
  if (!knownCurrencies.has(currency)) return currency;
  return numberFormat(`name ${currency}`, { style: 'currency', currency, currencyDisplay: 'name' })
    .formatToParts(2)
    .filter((part) => part.type === 'currency')
    .map((part) => part.value)
    .join('');
}

/** Every digit, U+2212 before a negative: `1,204.50`, `−35.00`. For a column whose head names the currency. */
export function figure(amount: string, currency: string): string {
  const text = grouped(absolute(amount), digitsOf(amount, currency));
  return signOf(amount) < 0 ? minus + text : text;
}

/** As `figure`, with the currency: `−$35.00`, `12 AAPL`. */
export function money(amount: string, currency: string): string {
  const text = withCurrency(grouped(absolute(amount), digitsOf(amount, currency)), currency);
  return signOf(amount) < 0 ? minus + text : text;
}

/** Statements: parentheses for negatives, an en dash for nothing. */
export function accounting(amount: string, currency: string): string {
  if (signOf(amount) === 0) return enDash;
  const text = grouped(absolute(amount), digitsOf(amount, currency));
  return signOf(amount) < 0 ? `(${text})` : text;
}

/** More decimals than this are for machines: a headline shows what leads. */
const headlineDecimals = 4;

/** Headlines: no cents from 10,000 up, where they are noise, and of long decimals what leads; the exact figure is one hover or click away. */
export function headline(amount: string, currency: string): string {
  const magnitude = absolute(amount);
  const digits = compare(magnitude, '10000') >= 0 ? 0 : digitsOf(amount, currency);
  const leading = numberFormat('leading', { maximumSignificantDigits: 6 });
  const text = withCurrency(digits > headlineDecimals ? exactly(leading, magnitude) : grouped(magnitude, digits), currency);
  return signOf(amount) < 0 ? minus + text : text;
}

/** Axes and asides: `$2.64M`, `$50k`. */
export function compactMoney(amount: string, currency: string): string {
  const compact = numberFormat('compact', { notation: 'compact', maximumSignificantDigits: 3 });
  const text = withCurrency(exactly(compact, absolute(amount)).replace('K', 'k'), currency);
  return signOf(amount) < 0 ? minus + text : text;
}

/** A fraction as percent with its sign: `0.25` is `+25.0%`. */
export function signedPercent(fraction: string): string {
  const text = exactly(
    numberFormat('percent', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    absolute(fraction),
  );
  const sign = signOf(fraction);
  return sign < 0 ? minus + text : sign > 0 ? `+${text}` : text;
}

/** A share of a whole: `0.428` is `42.8%`. */
export function percent(fraction: string): string {
  return signedPercent(fraction).replace('+', '');
}

/** A plain number with the digits it came with: ratios, months, days. */
export function plainNumber(value: string): string {
  const text = grouped(absolute(value), scaleOf(value));
  return signOf(value) < 0 ? minus + text : text;
}

/** `1,284` */
export function count(whole: number): string {
  return numberFormat('count', { maximumFractionDigits: 0 }).format(whole);
}
