import { setImmediate } from 'node:timers/promises';
import { importBatchEntries, importSliceEntries, importSumsMax } from '../config/limits.ts';
import type { Amount } from '../ledger/amount.ts';
import { earlierOf, type PlainDate } from '../ledger/plain-date.ts';
import type { EntryColumns } from '../ledger/rollup/entry-columns.ts';
import { EntrySums } from '../ledger/rollup/entry-sums.ts';
import { appendSums, sumAtOnce, sumLater } from '../ledger/rollup/sum-later.sql.ts';
import type { Sql } from '../ledger/sql.ts';
import type { ChartWriter } from './chart-writer.sql.ts';
import { copyEntries, isWithoutEntries, readKnown, reserveIds } from './entries.sql.ts';
import { EntryRows, type Identity } from './entry-rows.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Entry } from './journal.ts';
import { NewWords } from './new-words.sql.ts';
import { Occurrences } from './occurrences.ts';
import type { OneAhead } from './one-ahead.ts';
import { refreshEntryStatistics } from './statistics.sql.ts';
import type { WordsBeside } from './words-beside.sql.ts';

/** Entries whose lines are made, and which have yet to go into the book. */
interface Prepared {
  readonly entries: readonly Entry[];
  /** By entry, as the columns of their postings are. */
  readonly identities: readonly Identity[];
  readonly columns: readonly (readonly EntryColumns[])[];
  readonly rows: EntryRows;
}

/**
 * Few enough to cost nothing; by then the book has grown so much that the planner should know. While nothing is looked for in the book, as of one
 * that was empty, it need only know that there is much.
 */
const batchesBeforeStatistics: ReadonlySet<number> = new Set([1, 8, 64, 512]);
const batchesOfFirst: ReadonlySet<number> = new Set([1, 8]);

const none: ReadonlySet<number> = new Set();

/** Each statement waits until we are done with a slice of our own work, so ids are taken for several batches at a time. */
const batchesOfIds = 8;

/** Writes the entries of one import, leaving out what the book has already. Nobody else writes to the book meanwhile: it has its lock. */
export class EntryWriter {
  private readonly occurrences = new Occurrences();
  private readonly uses = new Map<string, number>();
  private ids: string[] = [];
  private batches = 0;
  /** Null before the first batch. */
  private newWords: NewWords | null = null;
  /** Whether the book had no entries before. */
  private isFirst = false;
  /** Of all that went in and is in no sum of the database yet. */
  private readonly sums = new EntrySums();
  private firstOfFile: PlainDate | null = null;
  transactionsAdded = 0;
  duplicatesSkipped = 0;
  /** The first day of the postings that went in; null before there is one. */
  firstPostingDate: PlainDate | null = null;

  constructor(
    private readonly sql: Sql,
    private readonly bookId: number,
    private readonly importId: number,
    private readonly chart: ChartWriter,
    private readonly ahead: OneAhead,
    private readonly words: WordsBeside,
  ) {}

  /** The first day of the file, whose entries may have been in the book before; null where nothing of it went in. */
  get firstDate(): PlainDate | null {
    return this.transactionsAdded > 0 ? this.firstOfFile : null;
  }

  /** The commodity that most of the file's postings use; null for a file without postings. */
  get mainCommodity(): string | null {
    let main: string | null = null;
    for (const [symbol, count] of this.uses) if (symbol !== '' && count > (main === null ? 0 : this.uses.get(main)!)) main = symbol;
    return main;
  }

  /** The larger half of our own work, done while the database is at the batch before. */
  async prepare(entries: readonly Entry[]): Promise<Prepared> {
    await this.nameAll(entries);
    const ids = await this.takeIds(entries.length);
    const { bookId, importId, chart } = this;
    const numbering = { bookId, importId, account: chart.account.bind(chart), commodityId: chart.commodityId.bind(chart) };
    const rows = new EntryRows(numbering, entries);
    const identities: Identity[] = [];
    const columns: (readonly EntryColumns[])[] = [];
    for (const [index, entry] of entries.entries()) {
      const fingerprint = fingerprintOf(entry);
      const identity = { id: ids[index]!, fingerprint, occurrence: this.occurrences.next(fingerprint) };
      identities.push(identity);
      columns.push(rows.add(entry, identity));
      // The database would else wait for us with each statement of the batch before.
      if (index % importSliceEntries === importSliceEntries - 1) await setImmediate();
    }
    return { entries, identities, columns, rows };
  }

  async enter(batch: Prepared): Promise<void> {
    const { length } = batch.entries;
    if (length === 0) return;
    if (length === importBatchEntries && this.ids.length < length)
      this.ids.push(...(await reserveIds(this.sql, batchesOfIds * importBatchEntries)));
    this.newWords ??= await this.begin();
    const known = await this.knownIn(batch);
    for (const { date } of batch.entries) this.firstOfFile = earlierOf(this.firstOfFile ?? date, date);
    this.transactionsAdded += length - known.size;
    this.duplicatesSkipped += known.size;
    if (known.size === length) return;
    await Promise.all([copyEntries(this.sql, batch.rows.without(known)), this.sumUp(batch, known)]);
    await this.newWords.write();
    if (this.sums.size >= importSumsMax) await appendSums(this.sql, this.bookId, this.sums);
    this.batches += 1;
    this.words.noteBatch();
    if ((this.isFirst ? batchesOfFirst : batchesBeforeStatistics).has(this.batches)) {
      await refreshEntryStatistics(this.sql, { bookId: this.bookId, entriesAdded: this.transactionsAdded });
    }
  }

  private async begin(): Promise<NewWords> {
    this.isFirst = await isWithoutEntries(this.sql, this.bookId);
    await sumLater(this.sql);
    return NewWords.open(this.sql, this.bookId);
  }

  /** Puts the rest of what went in into the book's sums. Call it after the last batch, before anything is read of them or changed. */
  async close(): Promise<void> {
    if (!this.newWords) return;
    await this.newWords.close();
    await appendSums(this.sql, this.bookId, this.sums);
    await sumAtOnce(this.sql);
  }

  /** Counts and sums what goes in, while the database is at the rows and is heard. */
  private async sumUp({ entries, columns }: Prepared, known: ReadonlySet<number>): Promise<void> {
    const { sums, chart } = this;
    const numbered = ({ quantity, commodity }: Amount) => ({ quantity, commodityId: chart.commodityId(commodity) });
    for (const [index, entry] of entries.entries()) {
      if (index % importSliceEntries === 0) await setImmediate();
      if (known.has(index)) continue;
      this.note(entry);
      this.newWords!.note(entry);
      sums.addEntry(entry.date);
      for (const [place, { account, date, amount, cost }] of entry.postings.entries())
        sums.addPosting({
          accountId: chart.account(account).id,
          date,
          amount: numbered(amount),
          cost: cost && numbered(cost),
          columns: columns[index]![place]!,
        });
      for (const left of entry.residue) sums.addResidue(entry.date, numbered(left));
    }
  }

  /** Indexes of those that the book had before this import. Among its own no two are the same: equal ones are numbered. */
  private async knownIn({ identities }: Prepared): Promise<ReadonlySet<number>> {
    if (this.isFirst) return none;
    return readKnown(
      this.sql,
      this.bookId,
      identities.map(({ fingerprint }) => fingerprint),
      identities.map(({ occurrence }) => occurrence),
    );
  }

  private note({ postings }: Entry): void {
    for (const { amount, date: day } of postings) {
      this.firstPostingDate = earlierOf(this.firstPostingDate ?? day, day);
      this.uses.set(amount.commodity, (this.uses.get(amount.commodity) ?? 0) + 1);
      this.chart.noteDigits(amount.commodity, amount.quantity.scale);
    }
  }

  /** Where a batch is full another one will follow: its ids are taken while there is time. */
  private async takeIds(count: number): Promise<string[]> {
    if (this.ids.length < count) {
      await this.ahead.idle();
      this.ids.push(...(await reserveIds(this.sql, count === importBatchEntries ? 2 * count : count - this.ids.length)));
    }
    return this.ids.splice(0, count);
  }

  /** Names of entries that turn out to be known are known too: names are part of what makes an entry the same. */
  private async nameAll(batch: readonly Entry[]): Promise<void> {
    const accounts = new Set<string>();
    const commodities = new Set<string>();
    for (const { postings, residue } of batch) {
      for (const { account, amount, cost } of postings) {
        accounts.add(account);
        commodities.add(amount.commodity);
        if (cost) commodities.add(cost.commodity);
      }
      for (const { commodity } of residue) commodities.add(commodity);
    }
    if (this.chart.knows(accounts, commodities)) return;
    await this.ahead.idle();
    await this.chart.addAccounts(accounts);
    await this.chart.addCommodities(commodities);
  }
}
