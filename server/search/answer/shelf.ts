import type { Sql } from '../../ledger/sql.ts';
import { TextIndex } from '../ranking/text-index.ts';
import { readTextsSince } from './texts.sql.ts';

interface Held {
  readonly index: TextIndex;
  revision: string;
}

/**
 * The texts of the books that were searched last, in memory. Before each search what has been added since is read, so that
 * several servers on one database see the same. Books never share an index.
 */
export class Shelf {
  private readonly held = new Map<number, Held>();

  constructor(
    private readonly model: { readonly id: string; readonly dimensions: number },
    private readonly textsMax: number,
  ) {}

  /** The book's texts as they are in the snapshot of `sql`, or a little later. */
  async textsOf(sql: Sql, bookId: number): Promise<TextIndex> {
    const held = this.held.get(bookId) ?? { index: new TextIndex(this.model.dimensions), revision: '0' };
    // The book that was asked for last is given up last.
    this.held.delete(bookId);
    this.held.set(bookId, held);
    for (;;) {
      const texts = await readTextsSince(sql, bookId, this.model.id, held.revision, readAtOnce);
      for (const { id, text, vector } of texts) held.index.add(id, text, vector);
      const last = texts.at(-1);
      if (last) held.revision = last.revision;
      if (texts.length < readAtOnce) break;
    }
    this.makeRoom(bookId);
    return held.index;
  }

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
