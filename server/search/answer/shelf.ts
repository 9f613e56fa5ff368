import type { Sql } from '../../ledger/sql.ts';
import { TextIndex } from '../ranking/text-index.ts';
import { readTextsSince } from './texts.sql.ts';

export interface ShelvedTexts {
  readonly index: TextIndex;
  /** Texts that the model has no vectors of yet: they are found by their words alone. */
  readonly missing: Set<number>;
}

interface Held extends ShelvedTexts {
  revision: string;
}

interface ShelfModel {
  readonly id: string;
  readonly dimensions: number;
  /** Makes at once what is missing; left out where that takes long. */
  embedTexts?(texts: readonly string[]): Promise<Int8Array[]>;
}

/**
 * The texts of the books that were searched last, in memory, with the vectors of one model. Before each search what has been added since
 * is read, so that several servers on one database see the same. Books never share an index.
 */
export class Shelf {
  private readonly held = new Map<number, Held>();

  constructor(
    private readonly model: ShelfModel,
    private readonly textsMax: number,
  ) {}

  /** The book's texts as they are in the snapshot of `sql`, or a little later. */
  async textsOf(sql: Sql, bookId: number): Promise<ShelvedTexts> {
    const held = this.held.get(bookId) ?? { index: new TextIndex(this.model.dimensions), missing: new Set<number>(), revision: '0' };
    // The book that was asked for last is given up last.
    this.held.delete(bookId);
    this.held.set(bookId, held);
    for (;;) {
      const texts = await readTextsSince(sql, bookId, held.revision, readAtOnce);
      const foreign = texts.filter(({ model }) => model !== this.model.id);
      const made = (await this.model.embedTexts?.(foreign.map(({ text }) => text))) ?? [];
      const vectors = new Map(foreign.map(({ id }, at) => [id, made[at] ?? null]));
      for (const { id, text, vector } of texts) {
        const known = vectors.has(id) ? vectors.get(id)! : vector;
        if (known) held.missing.delete(id);
        else held.missing.add(id);
        held.index.put(id, text, known ?? new Int8Array(this.model.dimensions));
      }
      const last = texts.at(-1);
      if (last) held.revision = last.revision;
      if (texts.length < readAtOnce) break;
    }
    this.makeRoom(bookId);
    return held;
  }

  /** The texts are read anew when they are asked for next. */
  forget(bookId: number): void {
    this.held.delete(bookId);
  }

  private makeRoom(kept: number): void {
    let total = [...this.held.values()].reduce((sum, { index }) => sum + index.size, 0);
    for (const [bookId, { index }] of this.held) {
      if (total <= this.textsMax) return;
      if (bookId === kept) continue;
      this.held.delete(bookId);
      total -= index.size;
    }
  }
}

const readAtOnce = 5_000;
