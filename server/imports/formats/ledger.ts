import type { Format, FormatContext, JournalItem, SourceFile } from '../journal.ts';
import { ledgerDialect } from './ledger/dialect.ts';
import { LedgerJournal } from './ledger/journal.ts';
import { datePrices } from './ledger/prices.ts';
import { ledgerLikeness } from './plain-text/likeness.ts';
import { ProblemLog } from './plain-text/problem-log.ts';
import { walkJournal } from './plain-text/walk.ts';

/** Ledger 3.3's journal, booked in the order of the file, as Ledger does. */
export const ledger: Format = {
  name: 'ledger',
  recognises: ledgerLikeness,
  read: readLedger,
};

async function* readLedger(source: SourceFile, context: FormatContext): AsyncGenerator<readonly JournalItem[]> {
  const problems: JournalItem[] = [];
  const log = new ProblemLog((item) => problems.push(item));
  const journal = new LedgerJournal(log, context.defaultYear);
  const walk = { context, dialect: ledgerDialect(journal), log };
  for await (const _ of walkJournal(source, { applications: [], outer: null }, walk)) {
    const items = [...journal.take(), ...problems.splice(0)];
    if (items.length > 0) yield items;
  }
  datePrices(journal);
  const items = [...journal.take(), ...problems.splice(0)];
  if (items.length > 0) yield items;
}
