import { setImmediate } from 'node:timers/promises';
import { importSliceEntries } from '../config/limits.ts';
import { earlierOf, type PlainDate } from '../ledger/plain-date.ts';
import type { Sql } from '../ledger/sql.ts';
import type { ChartWriter } from './chart-writer.sql.ts';
import type { Entry } from './journal.ts';
import { Occurrences } from './occurrences.ts';
import type { OneAhead } from './one-ahead.ts';
import { stagedLinesOf } from './staged-rows.ts';
import { enterStaged, openStaging, type StagedLines, stage } from './staging.sql.ts';

/** Entries whose lines are made, and which have yet to go into the book. */
interface Prepared {
  readonly batch: readonly Entry[];
  readonly lines: StagedLines;
}

/** Writes the entries of one import, leaving out what the book has already. */
export class EntryWriter {
  private readonly occurrences = new Occurrences();
  private readonly uses = new Map<string, number>();
  transactionsAdded = 0;
  duplicatesSkipped = 0;
  /** The first day of the entries that went in, and of their postings; null before there is one. */
  firstDate: PlainDate | null = null;
  firstPostingDate: PlainDate | null = null;

  private constructor(
    private readonly sql: Sql,
    private readonly bookId: number,
    private readonly importId: number,
    private readonly chart: ChartWriter,
    private readonly ahead: OneAhead,
  ) {}

  static async open(sql: Sql, bookId: number, importId: number, chart: ChartWriter, ahead: OneAhead): Promise<EntryWriter> {
    await openStaging(sql);
    return new EntryWriter(sql, bookId, importId, chart, ahead);
  }

  /** The commodity that most of the file's postings use; null for a file without postings. */
  get mainCommodity(): string | null {
    let main: string | null = null;
    for (const [symbol, count] of this.uses) if (symbol !== '' && count > (main === null ? 0 : this.uses.get(main)!)) main = symbol;
    return main;
  }

  /** The larger half of our own work, done while the database is at the batch before. */
  async prepare(batch: readonly Entry[]): Promise<Prepared> {
    await this.nameAll(batch);
    const numbering = {
      accountId: (name: string) => this.chart.accountId(name),
      commodityId: (symbol: string) => this.chart.commodityId(symbol),
      occurrenceOf: (fingerprint: string) => this.occurrences.next(fingerprint),
    };
    const lines = { entries: '', postings: '', residues: '' };
    for (let from = 0; from < batch.length; from += importSliceEntries) {
      const slice = stagedLinesOf(batch.slice(from, from + importSliceEntries), from + 1, numbering);
      lines.entries += slice.entries;
      lines.postings += slice.postings;
      lines.residues += slice.residues;
      // The database would else wait for us with each statement of the batch before.
      await setImmediate();
    }
    return { batch, lines };
  }

  async enter({ batch, lines }: Prepared): Promise<void> {
    if (batch.length === 0) return;
    await stage(this.sql, lines);
    const known = new Set(await enterStaged(this.sql, this.bookId, this.importId, lines.residues !== ''));
    this.transactionsAdded += batch.length - known.size;
    this.duplicatesSkipped += known.size;
    for (const [index, { date, postings }] of batch.entries()) {
      if (known.has(index + 1)) continue;
      this.firstDate = earlierOf(this.firstDate ?? date, date);
      for (const { amount, date: day } of postings) {
        this.firstPostingDate = earlierOf(this.firstPostingDate ?? day, day);
        this.uses.set(amount.commodity, (this.uses.get(amount.commodity) ?? 0) + 1);
        this.chart.noteDigits(amount.commodity, amount.quantity.scale);
      }
    }
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
