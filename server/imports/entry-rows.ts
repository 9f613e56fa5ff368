import { CopyBinary } from '../ledger/copy-binary.ts';
import { Decimal } from '../ledger/decimal.ts';
import { type EntryAccount, type EntryColumns, entryColumnsOf } from '../ledger/rollup/entry-columns.ts';
import { type EntryLines, entryTypes } from './entries.sql.ts';
import type { Entry, Tag } from './journal.ts';

/** What names stand for in the database. */
interface Numbering {
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

/** What postings have of their entry as a whole, besides the day. */
interface OfEntry {
  readonly id: string;
  readonly largest: Decimal;
  readonly accounts: readonly EntryAccount[];
  readonly columns: readonly EntryColumns[];
}

/** About so many bytes an entry of two or three postings takes in each table. */
const bytesExpected = { transaction: 256, postings: 448 };

const types = {
  transaction: Object.values(entryTypes.transaction),
  posting: Object.values(entryTypes.posting),
  residue: Object.values(entryTypes.residue),
};

/** The entries of a batch as rows for COPY, in the order of the columns that `entries.sql.ts` names. */
export class EntryRows {
  private readonly transactions: CopyBinary;
  private readonly postings: CopyBinary;
  private readonly residues = new CopyBinary(types.residue);
  private readonly haveTags: boolean;
  private haveResidues = false;

  /** `entries`: those that will be added. */
  constructor(
    private readonly numbering: Numbering,
    entries: readonly Entry[],
  ) {
    this.haveTags = entries.some(({ postings }) => postings.some(({ tags }) => tags.length > 0));
    this.transactions = new CopyBinary(types.transaction, entries.length * bytesExpected.transaction);
    this.postings = new CopyBinary(this.haveTags ? types.posting : types.posting.slice(0, -1), entries.length * bytesExpected.postings);
  }

  /** Returns what the postings are within their entry, in their order: their sums depend on it too. */
  add(entry: Entry, identity: Identity): readonly EntryColumns[] {
    const { numbering } = this;
    const { id } = identity;
    const largest = largestOf(entry);
    this.addTransaction(entry, identity, largest);
    const accounts = entry.postings.map(({ account }) => numbering.account(account));
    const columns = entryColumnsOf(
      entry.postings.map(({ date, kind }, index) => ({ account: accounts[index]!, date, isBalanced: kind !== 'UNBALANCED_VIRTUAL' })),
    );
    this.addPostings(entry, { id, largest, accounts, columns });
    for (const { commodity, quantity } of entry.residue) {
      this.haveResidues = true;
      this.residues.row([numbering.bookId, id, numbering.commodityId(commodity), entry.date, quantity]);
    }
    for (const rows of [this.transactions, this.postings, this.residues]) rows.endPart();
    return columns;
  }

  /** The rows of all entries but those with these numbers, in the order in which they were added, counted from 0. */
  without(leftOut: ReadonlySet<number>): EntryLines {
    return {
      transactions: this.transactions.bytesWithout(leftOut),
      postings: this.postings.bytesWithout(leftOut),
      haveTags: this.haveTags,
      residues: this.haveResidues ? this.residues.bytesWithout(leftOut) : null,
    };
  }

  private addTransaction(entry: Entry, { id, fingerprint, occurrence }: Identity, largest: Decimal): void {
    this.transactions.row([
      this.numbering.bookId,
      this.numbering.importId,
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
      fingerprint,
      occurrence,
      largest,
    ]);
  }

  private addPostings({ date: entryDate, postings }: Entry, { id, largest, accounts, columns }: OfEntry): void {
    const { numbering, haveTags } = this;
    for (const [index, { date, amount, cost, kind, status, comment, tags }] of postings.entries()) {
      const { cashDate, isOpening, isClosingShape } = columns[index]!;
      const values = [
        numbering.bookId,
        id,
        index + 1,
        accounts[index]!.id,
        date,
        numbering.commodityId(amount.commodity),
        amount.quantity,
        cost?.quantity ?? null,
        cost && numbering.commodityId(cost.commodity),
        kind,
        status,
        comment,
        cashDate,
        isOpening,
        isClosingShape,
        entryDate,
        largest,
      ];
      if (haveTags) values.push(tagsText(tags));
      this.postings.row(values);
    }
  }
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
