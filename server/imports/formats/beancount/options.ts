import { Decimal } from '../../../ledger/decimal.ts';
import type { DeclaredType } from '../../../ledger/nouns.ts';
import { Fault } from '../plain-text/fault.ts';
import { type BookingMethod, bookingMethods } from './directive.ts';

/** The options of one file that bear on what its entries mean. */
export interface Options {
  readonly roots: Record<RootOption, string>;
  bookingMethod: BookingMethod;
  toleranceMultiplier: Decimal;
  readonly toleranceDefaults: Map<string, Decimal>;
  toleranceFromCost: boolean;
  /** False where the file asks for its own plugins only: pads and balances are then left alone. */
  standardChecks: boolean;
  stringLinesMax: number;
  allowPipe: boolean;
}

type RootOption = 'name_assets' | 'name_liabilities' | 'name_equity' | 'name_income' | 'name_expenses';

const typeOfRoot: Readonly<Record<RootOption, DeclaredType>> = {
  name_assets: 'ASSET',
  name_liabilities: 'LIABILITY',
  name_equity: 'EQUITY',
  name_income: 'REVENUE',
  name_expenses: 'EXPENSE',
};

/** Options of Beancount that change how it shows a book, not what the book says. */
const ofDisplay: ReadonlySet<string> = new Set([
  'title',
  'include',
  'input_hash',
  'dcontext',
  'commodities',
  'account_previous_balances',
  'account_previous_earnings',
  'account_previous_conversions',
  'account_current_earnings',
  'account_current_conversions',
  'account_rounding',
  'conversion_currency',
  'documents',
  'operating_currency',
  'render_commas',
  'insert_pythonpath',
]);

export function defaultOptions(): Options {
  return {
    roots: {
      name_assets: 'Assets',
      name_liabilities: 'Liabilities',
      name_equity: 'Equity',
      name_income: 'Income',
      name_expenses: 'Expenses',
    },
    bookingMethod: 'STRICT',
    toleranceMultiplier: Decimal.of(5n, 1),
    toleranceDefaults: new Map(),
    toleranceFromCost: false,
    standardChecks: true,
    stringLinesMax: 64,
    allowPipe: false,
  };
}

/** Sets one option. Throws a Fault where Beancount knows no such option or value. */
export function setOption(options: Options, key: string, value: string): void {
  if (isRoot(key)) options.roots[key] = value;
  else if (key === 'booking_method') options.bookingMethod = bookingOf(value);
  else if (key === 'inferred_tolerance_multiplier' || key === 'tolerance_multiplier') options.toleranceMultiplier = decimalOf(key, value);
  else if (key === 'inferred_tolerance_default') setDefaultTolerance(options, value);
  else if (key === 'infer_tolerance_from_cost') options.toleranceFromCost = isTrue(value);
  else if (key === 'plugin_processing_mode') options.standardChecks = modeOf(value) === 'default';
  else if (key === 'long_string_maxlines') options.stringLinesMax = linesOf(value);
  else if (key === 'allow_pipe_separator') {
    options.allowPipe = isTrue(value);
    throw new Fault('DEPRECATED', `The option "${key}" is deprecated and Beancount reports it. Remove it, and each "|".`);
  } else if (key === 'allow_deprecated_none_for_tags_and_links') {
    throw new Fault('DEPRECATED', `The option "${key}" is deprecated and Beancount reports it. Remove it.`);
  } else if (key === 'plugin' || key === 'filename') {
    throw new Fault('INVALID_OPTION', `The option "${key}" cannot be set. Use the plugin directive, or remove the line.`);
  } else if (!ofDisplay.has(key)) {
    throw new Fault('INVALID_OPTION', `There is no option "${key}". Correct its name or remove the line.`);
  }
}

/** The declared type of an account by its first name; null where that is none of the five roots. */
export function typeOf(options: Options, account: string): DeclaredType | null {
  const root = account.split(':', 1)[0];
  for (const [key, name] of Object.entries(options.roots)) if (name === root && isRoot(key)) return typeOfRoot[key];
  return null;
}

function isRoot(key: string): key is RootOption {
  return Object.hasOwn(typeOfRoot, key);
}

function bookingOf(value: string): BookingMethod {
  const method = bookingMethods.find((name) => name === value);
  if (!method) throw new Fault('INVALID_OPTION', `"${value}" is no booking method. Use one of ${bookingMethods.join(', ')}.`);
  return method;
}

function decimalOf(key: string, value: string): Decimal {
  const number = Decimal.parse(value.replace(/[, ]/g, ''));
  if (!number) throw new Fault('INVALID_OPTION', `The option "${key}" needs a number, found "${value}". Correct it.`);
  return number;
}

function setDefaultTolerance(options: Options, value: string): void {
  const at = value.lastIndexOf(':');
  if (at < 0) throw new Fault('INVALID_OPTION', `A default tolerance is written "USD:0.005", found "${value}". Correct it.`);
  options.toleranceDefaults.set(value.slice(0, at), decimalOf('inferred_tolerance_default', value.slice(at + 1)));
}

function modeOf(value: string): 'default' | 'raw' {
  if (value === 'default' || value === 'raw') return value;
  throw new Fault('INVALID_OPTION', `The plugin processing mode is "default" or "raw", found "${value}". Correct it.`);
}

function linesOf(value: string): number {
  const lines = Number(value);
  if (!Number.isInteger(lines) || lines < 1) throw new Fault('INVALID_OPTION', `"${value}" is no number of lines. Correct it.`);
  return lines;
}

function isTrue(value: string): boolean {
  return ['1', 'true', 'on'].includes(value.toLowerCase());
}
