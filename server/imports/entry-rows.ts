import { copyLine } from '../ledger/copy-text.ts';
import { Decimal } from '../ledger/decimal.ts';
import { type EntryAccount, type EntryColumns, entryColumnsOf } from '../ledger/rollup/entry-columns.ts';
import type { Entry, Tag } from './journal.ts';

/** What names stand for in the database. */
export interface Numbering {
  readonly bookId: number;
  readonly importId: number;
  account(fullName: string): EntryAccount;
  commodityId(symbol: string): number;
}

/** What tells an entry from all others of the book. */
export interface Identity {
  readonly id: string;
  /** In hexadecimal digits. */
  readonly fingerprint: string;
  /** 1 for the first entry of this content in its file. */
  readonly occurrence: number;
}

/** An entry as lines for COPY, in the order of the columns that `entries.sql.ts` names. */
export interface EntryRows {
  readonly transaction: string;
  readonly postings: string;
  readonly residues: string;
  /** Of its postings, in their order: their sums depend on them too. */
  readonly columns: readonly EntryColumns[];
}

export function entryRowsOf(entry: Entry, { id, fingerprint, occurrence }: Identity, numbering: Numbering): EntryRows {
  const largest = largestOf(entry).toString();
  const transaction = copyLine([
    numbering.bookId,
    numbering.importId,
    id,
    entry.date,
    entry.secondaryDate,
    entry.status,
    entry.code,
    entry.payee,
    entry.description,
    entry.comment,
    tagsText(entry.tags),
    entry.place.file,
    entry.place.line,
    `\\x${fingerprint}`,
    occurrence,
    largest,
  ]);
  let residues = '';
  for (const { commodity, quantity } of entry.residue)
    residues += copyLine([numbering.bookId, id, numbering.commodityId(commodity), entry.date, quantity.toString()]);
  const accounts = entry.postings.map(({ account }) => numbering.account(account));
  const columns = entryColumnsOf(
    entry.postings.map(({ date, kind }, index) => ({ account: accounts[index]!, date, isBalanced: kind !== 'UNBALANCED_VIRTUAL' })),
  );
  return { transaction, postings: postingLines(entry, { id, largest, accounts, columns }, numbering), residues, columns };
}

/** What postings have of their entry as a whole, besides the day. */
interface OfEntry {
  readonly id: string;
  readonly largest: string;
  readonly accounts: readonly EntryAccount[];
  readonly columns: readonly EntryColumns[];
}

function postingLines({ date: entryDate, postings }: Entry, { id, largest, accounts, columns }: OfEntry, numbering: Numbering): string {
  let lines = '';
  for (const [index, { date, amount, cost, kind, status, comment, tags }] of postings.entries()) {
    const { cashDate, isOpening, isClosingShape } = columns[index]!;
    lines += copyLine([
      numbering.bookId,
      id,
      index + 1,
      accounts[index]!.id,
      date,
      numbering.commodityId(amount.commodity),
      amount.quantity.toString(),
      cost?.quantity.toString() ?? null,
      cost && numbering.commodityId(cost.commodity),
      kind,
      status,
      comment,
      tagsText(tags),
      cashDate,
      isOpening ? 't' : 'f',
      isClosingShape ? 't' : 'f',
      entryDate,
      largest,
    ]);
  }
  return lines;
}

function tagsText(tags: readonly Tag[]): string {
  return tags.length === 0 ? '[]' : JSON.stringify(tags);
}

/** The largest |amount| of any posting, as a plain number. */
function largestOf(entry: Entry): Decimal {
  let largest = Decimal.zero;
  for (const { amount } of entry.postings) {
    const size = amount.quantity.abs();
    if (size.compare(largest) > 0) largest = size;
  }
  return largest;
}
