import { absolute, compare, scaleOf, signOf } from './decimal.ts';
import { isolated, kept } from './locale.ts';

/** U+2212, as wide as a plus: columns of figures line up. */
export const minus = '\u2212';
/** What stands for a change of nothing. */
export const enDash = '\u2013';

function numberFormat(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(key, (locale) => new Intl.NumberFormat(locale, options));
}

/** Decimal text as a locale writes it, exact however long: Intl reads text digit by digit, which its type can only say of literals. */
function written(format: Intl.NumberFormat, text: string): string {
  const exact = (signOf(text) === 0 ? absolute(text) : text) as Intl.StringNumericLiteral;
  return isolated(format.format(exact).replace('-', minus));
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

function decimals(digits: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

function grouped(amount: string, digits: number): string {
  return written(numberFormat(`plain ${digits}`, decimals(digits)), amount);
}

/** Puts the currency where its readers expect it: `$1`, `1 €`, `CHF 1`, `1 AAPL`, `1 "green apples"`. */
function withCurrency(key: string, options: Intl.NumberFormatOptions, amount: string, currency: string): string {
  if (knownCurrencies.has(currency)) {
    return written(numberFormat(`${key} ${currency}`, { style: 'currency', currency, ...options }), amount);
  }
  // A sign that is no code stands where a code's sign would.
  if (/^\p{Sc}$/u.test(currency)) {
    const format = numberFormat(`${key} sign`, { style: 'currency', currency: 'EUR', currencyDisplay: 'narrowSymbol', ...options });
    return written(format, amount).replace('€', () => currency);
  }
  const text = written(numberFormat(key, options), amount);
  return currency === '' ? text : `${text}\u00a0${currency}`;
}

/** `$` for USD, `CA$` for CAD, the name itself for what is no currency. */
export function symbolOf(currency: string): string {
  if (!knownCurrencies.has(currency)) return currency;
  const parts = numberFormat(`digits ${currency}`, { style: 'currency', currency }).formatToParts(0);
  return parts.find((part) => part.type === 'currency')?.value ?? currency;
}

/** `US dollars` for USD, within English sentences; the name itself for what is no currency. */
export function nameOf(currency: string): string {
  if (!knownCurrencies.has(currency)) return currency;
  return kept(`name ${currency}`, () =>
    new Intl.NumberFormat('en-US', { style: 'currency', currency, currencyDisplay: 'name' })
      .formatToParts(2)
      .filter((part) => part.type === 'currency')
      .map((part) => part.value)
      .join(''),
  );
}

/** Every digit, U+2212 before a negative: `1,204.50`, `−35.00`. For a column whose head names the currency. */
export function figure(amount: string, currency: string): string {
  return grouped(amount, digitsOf(amount, currency));
}

/** As `figure`, with the currency: `−$35.00`, `12 AAPL`. */
export function money(amount: string, currency: string): string {
  const digits = digitsOf(amount, currency);
  return withCurrency(`plain ${digits}`, decimals(digits), amount, currency);
}

/** Statements: parentheses for negatives where accountants of the locale write them, an en dash for nothing. */
export function accounting(amount: string, currency: string): string {
  const sign = signOf(amount);
  if (sign === 0) return enDash;
  return sign < 0 && kept('has parentheses', hasParentheses) ? `(${figure(absolute(amount), currency)})` : figure(amount, currency);
}

function hasParentheses(locale: string): boolean {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', currencySign: 'accounting' }).format(-1).includes('(');
}

/** More decimals than this are for machines: a headline shows what leads. */
const headlineDecimals = 4;

/** Headlines: no cents from 10,000 up, where they are noise, and of long decimals what leads; the exact figure is one hover or click away. */
export function headline(amount: string, currency: string): string {
  const digits = compare(absolute(amount), '10000') >= 0 ? 0 : digitsOf(amount, currency);
  if (digits > headlineDecimals) return withCurrency('leading', { maximumSignificantDigits: 6 }, amount, currency);
  return withCurrency(`plain ${digits}`, decimals(digits), amount, currency);
}

/** Axes and asides: `$2.64M`, `$50K`. */
export function compactMoney(amount: string, currency: string): string {
  return withCurrency('compact', { notation: 'compact', maximumSignificantDigits: 3 }, amount, currency);
}

/** A fraction as percent with its sign: `0.25` is `+25.0%`. */
export function signedPercent(fraction: string): string {
  return written(numberFormat('signed percent', { style: 'percent', signDisplay: 'exceptZero', ...decimals(1) }), fraction);
}

/** A share of a whole: `0.428` is `42.8%`. */
export function percent(fraction: string): string {
  return written(numberFormat('percent', { style: 'percent', ...decimals(1) }), fraction);
}

/** `43%` */
export function wholePercent(fraction: number): string {
  return isolated(numberFormat('whole percent', { style: 'percent', maximumFractionDigits: 0 }).format(fraction));
}

/** A plain number with the digits it came with: ratios, months, days. */
export function plainNumber(value: string): string {
  return grouped(value, scaleOf(value));
}

/** `1,284` */
export function count(whole: number): string {
  return grouped(String(whole), 0);
}

/** What stands before the decimals. */
export function decimalSign(): string {
  return kept(
    'decimal sign',
    (locale) => new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.',
  );
}
