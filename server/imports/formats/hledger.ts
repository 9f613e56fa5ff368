import type { Format, FormatContext, JournalItem, SourceFile } from '../journal.ts';
import { book } from './hledger/booking.ts';
import { hledgerDialect } from './hledger/dialect.ts';
import { HledgerJournal, type HledgerScope } from './hledger/journal.ts';
import { hledgerLikeness } from './plain-text/likeness.ts';
import { ProblemLog } from './plain-text/problem-log.ts';
import { walkJournal } from './plain-text/walk.ts';

const batchSize = 500;

/**
 * hledger 1.25's journal. The whole journal is read before its first entry is given out, because the precision to
 * which entries balance comes from all of its amounts, and assertions hold by date and not by place.
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
  for await (const _ of walkJournal(source, scope, walk)) if (problems.length > 0) yield problems.splice(0);
  const entries = log.isFull ? new Map() : book(journal);
  if (problems.length > 0) yield problems.splice(0);
  let batch: JournalItem[] = [];
  for (const item of journal.items) {
    const entry = typeof item === 'number' ? entries.get(item) : null;
    if (typeof item !== 'number') batch.push(item);
    else if (entry) batch.push({ kind: 'entry', entry });
    if (batch.length >= batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
