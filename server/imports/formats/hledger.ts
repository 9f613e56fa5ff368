import type { Format, FormatContext, JournalItem, SourceFile } from '../journal.ts';
import { Booking } from './hledger/booking.ts';
import { hledgerDialect } from './hledger/dialect.ts';
import { HledgerJournal, type HledgerScope } from './hledger/journal.ts';
import { hledgerLikeness } from './plain-text/likeness.ts';
import { ProblemLog } from './plain-text/problem-log.ts';
import { walkJournal } from './plain-text/walk.ts';

/**
 * hledger 1.25's journal. Entries are given out as they are read, but what is wrong with them may come at the end: the
 * precision to which they balance comes from all of the journal's amounts, and assertions hold by date and not by place.
 */
export const hledger: Format = {
  name: 'hledger',
  recognises: hledgerLikeness,
  read: readHledger,
};

async function* readHledger(source: SourceFile, context: FormatContext): AsyncGenerator<readonly JournalItem[]> {
  const problems: JournalItem[] = [];
  const log = new ProblemLog((item) => problems.push(item));
  const journal = new HledgerJournal(log);
  const scope: HledgerScope = {
    decimalMark: null,
    declared: new Map(),
    defaultCommodity: null,
    defaultYear: context.defaultYear,
    aliases: [],
    parentAccounts: [],
  };
  const walk = { context, dialect: hledgerDialect(journal), log };
  const booking = new Booking(journal);
  for await (const _ of walkJournal(source, scope, walk)) {
    const items = [...problems.splice(0), ...booking.take(journal.take())];
    if (items.length > 0) yield items;
  }
  const last = log.isFull ? [] : booking.end();
  yield [...problems.splice(0), ...last];
}
