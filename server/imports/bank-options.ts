import { accountNameLengthMax, currencyLengthMax } from '../config/limits.ts';
import type { BankOptions, CsvMapping } from './bank.ts';
import { dateReader } from './formats/bank/dates.ts';

/** Options as they come from outside: nothing of it is checked yet. */
export interface GivenBankOptions {
  readonly account?: string | null;
  readonly counterAccount?: string | null;
  readonly currency?: string | null;
  readonly csv?: { readonly [K in keyof CsvMapping]?: CsvMapping[K] | null } | null;
}

/** What is wrong with an option, and which one it is. */
export class BadBankOption extends Error {
  constructor(
    readonly option: string,
    message: string,
  ) {
    super(message);
  }
}

/** The columns that a mapping may name, beside `date` and `description`. */
export const csvColumns = ['amount', 'debit', 'credit', 'sign', 'payee', 'id', 'balance', 'currency'] as const;

/** Throws `BadBankOption` with a message that says what is expected. */
export function requireBankOptions(given: GivenBankOptions): BankOptions {
  const currency = given.currency?.trim() || null;
  if (currency !== null && currency.length > currencyLengthMax)
    throw new BadBankOption('currency', `A currency may have at most ${currencyLengthMax} characters.`);
  return {
    account: requireAccount('account', given.account),
    counterAccount: requireAccount('counterAccount', given.counterAccount),
    currency,
    csv: given.csv ? requireMapping(given.csv) : null,
  };
}

function requireAccount(option: string, given: string | null | undefined): string | null {
  const name = given?.trim() ?? '';
  if (name === '') return null;
  const parts = name.split(':');
  // Two spaces end an account's name in a journal, so a name that has them could never be written down.
  if (name.length > accountNameLengthMax || parts.some((part) => part.trim() === '') || /\s{2}|[\t\n;]/.test(name)) {
    throw new BadBankOption(
      option,
      `"${name.slice(0, 100)}" is no full name of an account: expected parts with colons between them and single spaces within them, as in assets:bank:checking.`,
    );
  }
  return name;
}

function requireMapping(given: NonNullable<GivenBankOptions['csv']>): CsvMapping {
  const column = (name: (typeof csvColumns)[number]) => given[name]?.trim() || null;
  if (!given.date?.trim()) throw new BadBankOption('csv.date', 'A mapping needs the column of the date.');
  if (!column('amount') && !column('debit') && !column('credit'))
    throw new BadBankOption('csv.amount', 'A mapping needs the column of the amount, or those of debit and credit.');
  const dateFormat = given.dateFormat?.trim() || null;
  if (dateFormat !== null && dateReader(dateFormat) === null)
    throw new BadBankOption(
      'csv.dateFormat',
      `"${dateFormat}" names no day, month and year: expected a form such as DD.MM.YYYY, M/D/YY or YYYYMMDD.`,
    );
  const delimiter = given.delimiter === 'tab' || given.delimiter === '\\t' ? '\t' : given.delimiter || null;
  if (delimiter !== null && [...delimiter].length !== 1)
    throw new BadBankOption('csv.delimiter', 'The delimiter is one character, or the word tab.');
  const decimalMark = given.decimalMark || null;
  if (decimalMark !== null && decimalMark !== '.' && decimalMark !== ',')
    throw new BadBankOption('csv.decimalMark', 'The decimal mark is a point or a comma.');
  return {
    date: given.date.trim(),
    dateFormat,
    amount: column('amount'),
    debit: column('debit'),
    credit: column('credit'),
    sign: column('sign'),
    payee: column('payee'),
    id: column('id'),
    balance: column('balance'),
    currency: column('currency'),
    description: (given.description ?? []).map((name) => name.trim()).filter((name) => name !== ''),
    delimiter,
    decimalMark,
    invert: given.invert ?? false,
  };
}

/** `date=Posting Date`, `description=Memo`, `description=Type`, `invert=true`: as the command line and addresses give a mapping. */
export function mappingFromPairs(pairs: readonly (readonly [name: string, value: string])[]): GivenBankOptions['csv'] {
  if (pairs.length === 0) return null;
  const known = ['date', 'dateFormat', 'description', 'delimiter', 'decimalMark', 'invert', ...csvColumns];
  const found: Record<string, string | string[] | boolean> = {};
  for (const [name, value] of pairs) {
    if (!known.includes(name)) throw new BadBankOption(`csv.${name}`, `There is no "${name}" in a mapping; there are ${known.join(', ')}.`);
    if (name === 'description') found[name] = [...((found[name] as string[] | undefined) ?? []), value];
    else found[name] = name === 'invert' ? value === 'true' : value;
  }
  return found;
}
