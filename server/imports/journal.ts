import type { Amount } from '../ledger/amount.ts';
import type { Decimal } from '../ledger/decimal.ts';
import type { DeclaredType, TransactionStatus } from '../ledger/nouns.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import type { BankSurroundings, CsvMapping, StatementRecord, TableReading } from './bank.ts';

/**
 * What every import format yields, whatever it reads: entries whose amounts are all known and balanced, rates,
 * declarations, and problems. Formats resolve their tool's own rules (elided amounts, lots, pads, assertions);
 * the importer knows nothing of them.
 */
export type JournalItem =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'price'; readonly price: PriceRecord }
  | { readonly kind: 'account'; readonly account: AccountDeclaration }
  | { readonly kind: 'commodity'; readonly commodity: CommodityDeclaration }
  | { readonly kind: 'statement'; readonly statement: StatementRecord }
  | { readonly kind: 'csv mapping'; readonly account: string; readonly mapping: CsvMapping }
  | { readonly kind: 'table'; readonly table: TableReading }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Where something stands: `file` is the name as the user gave it or as the include directive names it; lines start at 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface Tag {
  readonly name: string;
  readonly value: string;
}

/** One transaction as the file means it, after its tool's inference. Its real postings balance at cost, but for `residue`. */
export interface Entry {
  readonly place: Place;
  readonly date: PlainDate;
  readonly secondaryDate: PlainDate | null;
  readonly status: TransactionStatus;
  readonly code: string | null;
  /** The part before `|`, or Beancount's payee. Null where the entry names none. */
  readonly payee: string | null;
  /** The text without payee; empty where there is none. */
  readonly description: string;
  readonly comment: string | null;
  readonly tags: readonly Tag[];
  readonly postings: readonly EntryPosting[];
  /** What the tool's own tolerance let pass: sums at cost of the balanced postings that are not exactly zero. Usually empty. */
  readonly residue: readonly Amount[];
  /** What makes it the same entry in another file, where that is not its whole content: a bank's line. */
  readonly identity?: string;
}

export type PostingKind = 'REAL' | 'BALANCED_VIRTUAL' | 'UNBALANCED_VIRTUAL';

export interface EntryPosting {
  readonly account: string;
  /** The posting's own date where it has one, else the entry's. */
  readonly date: PlainDate;
  readonly status: TransactionStatus;
  readonly amount: Amount;
  /** Total price paid, with the sign of `amount`; null where none is stated or inferred. */
  readonly cost: Amount | null;
  readonly kind: PostingKind;
  readonly comment: string | null;
  readonly tags: readonly Tag[];
}

/** `P 2026-01-31 EUR 1.08 USD`: one unit of `commodity` is worth `rate` of `quote` from `on` onwards. */
export interface PriceRecord {
  readonly place: Place;
  readonly on: PlainDate;
  readonly commodity: string;
  readonly rate: Decimal;
  readonly quote: string;
}

/** An `account`, `open` or `capital` directive. `type` is what is declared (a tag or, in Beancount, the root name); `role` a `role:` tag. */
interface AccountDeclaration {
  readonly place: Place;
  readonly name: string;
  readonly type: DeclaredType | null;
  /** As written in a `role:` tag, upper-cased with `_`; null where absent. */
  readonly role: string | null;
}

/** `digits`: the decimals that a directive or format asks to show. */
interface CommodityDeclaration {
  readonly place: Place;
  readonly symbol: string;
  readonly digits: number;
}

/** Codes are UPPER_SNAKE words; `message` says what is wrong and what to do; `text` is the offending text, at most 200 characters. */
export interface Problem {
  readonly severity: 'ERROR' | 'WARNING';
  readonly place: Place | null;
  readonly code: string;
  readonly message: string;
  readonly text: string | null;
}

/** Lines of one file, without their ends, decoded; numbered from 1 in order. Batches keep the async cost off each line. */
export interface SourceFile {
  readonly name: string;
  lineBatches(): AsyncIterable<readonly string[]>;
  /** The same file as it is, for formats that know how it is to be decoded. Begins at the first byte with each call. */
  bytes(): AsyncIterable<Uint8Array>;
}

/** What a format may ask of its surroundings: it never touches a file itself. */
export interface FormatContext {
  /** Opens what an `include` names, relative to `from`; globs may give several. A string is the reason why it cannot be had. */
  include(pattern: string, from: SourceFile): Promise<readonly SourceFile[] | string>;
  /** For entries without a year. */
  readonly defaultYear: number;
  /** For bank files; left out: nothing is known. */
  readonly bank?: BankSurroundings;
  /** The format of a file within the file. */
  detect?(head: string, name: string): Format | null;
}

export interface Format {
  /** As `Import.format` shows it and `--format` takes it: `hledger`, `ledger`, `beancount`. */
  readonly name: string;
  /** How surely this is the format's file, 0 to 1, from its first 64 KiB of text and its name. */
  recognises(head: string, fileName: string): number;
  /** Batches of items; linear in the file; an ERROR problem does not end it, so that all problems are seen at once. */
  read(source: SourceFile, context: FormatContext): AsyncIterable<readonly JournalItem[]>;
}
