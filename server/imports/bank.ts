import type { Decimal } from '../ledger/decimal.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import type { Place, Tag } from './journal.ts';

/** How the columns of a table are to be read. A column is named by its heading, or by its number from 1 where there is none. */
export interface CsvMapping {
  readonly date: string;
  /** `DD.MM.YYYY`, `M/D/YY`, `YYYYMMDD`, `DD MMM YYYY`; null: found out from the column itself. */
  readonly dateFormat: string | null;
  /** Signed amounts; null where money out and in have columns of their own. */
  readonly amount: string | null;
  readonly debit: string | null;
  readonly credit: string | null;
  /** A column that says which way an unsigned amount went: D or C, Af or Bij, Soll or Haben. */
  readonly sign: string | null;
  readonly description: readonly string[];
  readonly payee: string | null;
  readonly id: string | null;
  /** The account's balance after the line. */
  readonly balance: string | null;
  readonly currency: string | null;
  readonly delimiter: string | null;
  readonly decimalMark: string | null;
  /** True where money out is positive: the files of many cards. */
  readonly invert: boolean;
}

/** A line of a table as it was read; amounts are text, as they are kept. */
export interface ReadLine {
  readonly line: number;
  readonly date: PlainDate;
  /** Signed: positive is money in. */
  readonly amount: string;
  readonly currency: string;
  readonly payee: string | null;
  readonly text: string;
}

/** How a table was read, for a person to confirm or to correct. */
export interface TableReading {
  /** The account that its lines are of. */
  readonly account: string;
  readonly currency: string | null;
  /** True where nobody named the columns, and no earlier table of the account had them. */
  readonly isGuessed: boolean;
  /** Null where it is not plain, or where columns that were named are not there. */
  readonly mapping: CsvMapping | null;
  /** In the order of the file, named as a mapping names them. */
  readonly columns: readonly { readonly name: string; readonly samples: readonly string[] }[];
  /** The first few. */
  readonly lines: readonly ReadLine[];
}

/** What the sender says of a bank file. */
export interface BankOptions {
  /** Full name of the book's account that the statement is of. */
  readonly account: string | null;
  /** Where lines go that no rule places. */
  readonly counterAccount: string | null;
  readonly currency: string | null;
  readonly csv: CsvMapping | null;
}

export const noBankOptions: BankOptions = { account: null, counterAccount: null, currency: null, csv: null };

/** What a rule may look at. */
export interface LineFacts {
  readonly account: string;
  readonly date: PlainDate;
  readonly payee: string | null;
  readonly text: string;
  /** Positive: money in. */
  readonly amount: Decimal;
  readonly currency: string;
}

/** What rules make of a line; null leaves it as it is. */
export interface Placement {
  readonly counterAccount: string | null;
  readonly payee: string | null;
  readonly tags: readonly Tag[];
}

/** What a book knows of banks when a file comes in. */
export interface BankSurroundings {
  readonly options: BankOptions;
  /** The account that earlier files of this account number went to. */
  accountOf(number: string): string | null;
  /** How the last table of this account was read. */
  csvOf(account: string): CsvMapping | null;
  /** The commodity that the account holds; null where it holds none or several. */
  currencyOf(account: string): string | null;
  /** What reports of the book are in. */
  readonly bookCurrency: string | null;
  place(facts: LineFacts): Placement | null;
}

export const unknownSurroundings: BankSurroundings = {
  options: noBankOptions,
  accountOf: () => null,
  csvOf: () => null,
  currencyOf: () => null,
  bookCurrency: null,
  place: () => null,
};

/** A balance that a bank states as of the end of a day. */
export interface StatedBalance {
  readonly amount: Decimal;
  readonly on: PlainDate;
  /** Null: the statement's own. */
  readonly currency: string | null;
}

/** What an import remembers of one statement: its account's number, and the balances that the book is held against. */
export interface StatementRecord {
  readonly place: Place;
  readonly account: string;
  /** As the bank writes it, without spaces; null in files that name none. */
  readonly number: string | null;
  readonly currency: string;
  readonly opening: StatedBalance | null;
  readonly closing: StatedBalance | null;
}
