import { copyLine } from '../ledger/copy-text.ts';
import { Decimal } from '../ledger/decimal.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Entry, Tag } from './journal.ts';
import type { StagedLines } from './staging.sql.ts';

/** What names stand for in the database, and how often the file has had an entry's content. */
export interface Numbering {
  accountId(fullName: string): number;
  commodityId(symbol: string): number;
  occurrenceOf(fingerprint: string): number;
}

/** Entries as lines for the stage, in the order of the columns that `staging.sql.ts` names. The first one is number `first` of its batch. */
export function stagedLinesOf(some: readonly Entry[], first: number, numbering: Numbering): StagedLines {
  let [entries, postings, residues] = ['', '', ''];
  for (const [index, entry] of some.entries()) {
    const n = first + index;
    entries += entryLine(n, entry, numbering);
    postings += postingLines(n, entry, numbering);
    for (const { commodity, quantity } of entry.residue)
      residues += copyLine([n, numbering.commodityId(commodity), entry.date, quantity.toString()]);
  }
  return { entries, postings, residues };
}

function entryLine(n: number, entry: Entry, numbering: Numbering): string {
  const fingerprint = fingerprintOf(entry);
  return copyLine([
    n,
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
    numbering.occurrenceOf(fingerprint),
    largestOf(entry).toString(),
  ]);
}

function postingLines(n: number, entry: Entry, numbering: Numbering): string {
  let lines = '';
  for (const [index, { account, date, amount, cost, kind, status, comment, tags }] of entry.postings.entries()) {
    lines += copyLine([
      n,
      index + 1,
      numbering.accountId(account),
      date,
      numbering.commodityId(amount.commodity),
      amount.quantity.toString(),
      cost?.quantity.toString() ?? null,
      cost && numbering.commodityId(cost.commodity),
      kind,
      status,
      comment,
      tagsText(tags),
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
