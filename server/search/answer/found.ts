import { setImmediate } from 'node:timers/promises';
import { searchFilteredExactlyMax } from '../../config/limits.ts';
import type { PlainDate } from '../../ledger/plain-date.ts';
import type { Sql } from '../../ledger/sql.ts';
import { type Meant, readMeant, type TransactionFilter } from '../../ledger/transaction-filter.ts';
import { type Asked, type Behind, type RankedText, Ranking } from '../ranking/ranking.ts';
import type { Ranks } from '../ranking/ranks.ts';
import type { TextIndex } from '../ranking/text-index.ts';
import { readEntriesOf, readFewMatching, readMatchingTexts, readSaid, type SaidEntry } from './said.sql.ts';

/** Where a page goes on: behind an entry of a text. */
export interface EntryPlace extends Behind {
  readonly date: PlainDate;
  readonly transactionId: string;
}

export interface FoundEntry {
  readonly entry: SaidEntry;
  readonly score: number;
}

/** The texts that lead a ranking. */
export interface Leading {
  /** In no order. */
  readonly ids: readonly number[];
  /** No other text has a higher score, in ten-thousandths. */
  readonly bound: number;
}

/** Null where that cannot be had. */
export type NearestOf = (sql: Sql, index: TextIndex, asked: Omit<Asked, 'within'>) => Promise<Leading | null>;

/** One question to a book's texts, answered in pages of entries. */
export class Finding {
  private ranking: Ranking | null = null;
  private isWithin = false;
  /** The entries of a filter by their texts, where it has few. */
  private few: ReadonlyMap<number, readonly string[]> | null = null;
  /** Where only the leading texts are ranked so far: no other one has a higher score. */
  private bound: number | null = null;
  private meant: Meant = { accountIds: null, currencyId: null };

  constructor(
    private readonly sql: Sql,
    private readonly bookId: number,
    private readonly index: TextIndex,
    private readonly asked: Omit<Asked, 'within'>,
    private readonly filter: TransactionFilter,
    private readonly isFiltered: boolean,
    /** Asks a vector store; left out, or where it does not answer, all vectors are compared here. */
    private readonly nearest: NearestOf | null = null,
  ) {}

  /** Of texts that were found. */
  ranksOf(textIds: readonly number[]): Ranks[] {
    return this.ranking!.ranksOf(textIds);
  }

  /**
   * The next `count` entries behind a place, or the first; fewer only where there are no more. A filter that few entries match
   * says which texts are ranked. One that many match is looked at text by text, the best first, and is turned round where
   * that leads nowhere: so none loses an entry, and none takes long.
   */
  async next(behind: EntryPlace | null, count: number): Promise<FoundEntry[]> {
    if (this.isFiltered && !this.isWithin) {
      this.meant = await readMeant(this.sql, this.bookId, this.filter);
      await Promise.all([this.narrowToFew(), this.lookWordsUp()]);
    }
    this.ranking ??= await this.rankNearest();
    const found: FoundEntry[] = behind && behind.transactionId !== noEntry ? await this.restOf(behind, count) : [];
    let last: Behind | null = behind;
    let looked = 0;
    for (let chunk = firstChunk; found.length < count; chunk = Math.min(chunkMax, 4 * chunk)) {
      if (this.isFiltered && !this.isWithin && looked >= looksMax)
        this.narrow(await readMatchingTexts(this.sql, this.bookId, this.filter, this.meant));
      const texts = this.nextTexts(last, chunk);
      if (texts.length === 0) break;
      const scores = new Map(texts.map(({ id, score }) => [id, score]));
      const entries = await this.entriesOf([...scores.keys()], count - found.length);
      found.push(...entries.map((entry) => ({ entry, score: scores.get(entry.textId)! })));
      looked += texts.length;
      last = texts.at(-1)!;
    }
    return found;
  }

  private async narrowToFew(): Promise<void> {
    this.few = await readFewMatching(this.sql, this.bookId, this.filter, this.meant, searchFilteredExactlyMax);
    if (this.few) this.narrow([...this.few.keys()]);
  }

  /** Ranks only texts that entries of the filter say. */
  private narrow(within: readonly number[]): void {
    this.isWithin = true;
    this.bound = null;
    this.ranking = new Ranking(this.index, { ...this.asked, within });
  }

  /** While the database is at work: the index keeps what it has found for who asks next. */
  private async lookWordsUp(): Promise<void> {
    if (this.asked.mode === 'VECTOR') return;
    // What the database is asked for has to be on its way first.
    await setImmediate();
    this.index.keywords(this.asked.query);
  }

  private async entriesOf(textIds: readonly number[], count: number): Promise<SaidEntry[]> {
    const { few } = this;
    if (!few) return readEntriesOf(this.sql, this.bookId, textIds, this.filter, this.meant, count);
    const said = textIds.flatMap((textId) => few.get(textId)!.map((id) => ({ textId, id })));
    return readSaid(this.sql, this.bookId, said.slice(0, count));
  }

  /** What the vector store names comes first, where there is one: the same scores, for fewer texts. */
  private async rankNearest(): Promise<Ranking> {
    const { nearest } = this;
    const [leading] =
      nearest && this.asked.mode !== 'KEYWORD'
        ? await Promise.all([nearest(this.sql, this.index, this.asked), this.lookWordsUp()])
        : [null];
    this.bound = leading?.bound ?? null;
    return new Ranking(this.index, { ...this.asked, within: leading?.ids ?? null });
  }

  /** What leads is at an end where others may have the same score: from there on all texts are ranked. */
  private nextTexts(behind: Behind | null, count: number): RankedText[] {
    const { bound } = this;
    const texts = this.ranking!.next(behind, count).filter(({ score }) => bound === null || score > bound);
    if (bound === null || texts.length > 0) return texts;
    this.bound = null;
    this.ranking = new Ranking(this.index, { ...this.asked, within: null });
    return this.ranking.next(behind, count);
  }

  /** What is left of the text that the page before ended in. */
  private async restOf(behind: EntryPlace, count: number): Promise<FoundEntry[]> {
    const place = { date: behind.date, id: behind.transactionId };
    const rest = await readEntriesOf(this.sql, this.bookId, [behind.id], this.filter, this.meant, count, place);
    return rest.map((entry) => ({ entry, score: behind.score }));
  }
}

/** In a place before the first entry of a text. */
export const noEntry = '0';

const firstChunk = 200;
const chunkMax = 2_000;
const looksMax = 500;
