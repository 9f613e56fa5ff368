import { searchTextsMax } from '../../config/limits.ts';
import type { Sql } from '../../ledger/sql.ts';
import type { EmbeddingModel } from '../model/embedding-model.ts';
import type { RemoteModel } from '../model/remote-model.ts';
import type { TextIndex } from '../ranking/text-index.ts';
import type { Put } from './desk.ts';
import { Shelf, type ShelvedTexts } from './shelf.ts';

/** Of a book's texts, so many may lack the vector of a model that is asked: these are found by their words. */
const missingShareMax = 0.05;

/** The texts with the vectors of the built-in model, and with those of a model that is a service, where there is one. */
export class Shelves {
  private builtInShelf: Shelf | null = null;
  private remoteShelf: { readonly id: string; readonly shelf: Shelf } | null = null;

  constructor(
    private readonly model: () => EmbeddingModel,
    private readonly remote: () => RemoteModel | null,
  ) {}

  /** The model that is a service is asked where it knows the question and nearly all of the book; else the built-in one. */
  async put(sql: Sql, bookId: number, question: string): Promise<Omit<Put, 'nearest'>> {
    const remote = this.remote();
    const vector = remote?.vectorOf(question);
    const index = vector ? await this.remoteIndex(sql, bookId) : null;
    if (remote?.id && vector && index) return { model: remote.id, vector, index };
    return { model: this.model().id, vector: await this.model().embedQuery(question), index: await this.builtIn(sql, bookId) };
  }

  async builtIn(sql: Sql, bookId: number): Promise<TextIndex> {
    this.builtInShelf ??= new Shelf(this.model(), searchTextsMax);
    return (await this.builtInShelf.textsOf(sql, bookId)).index;
  }

  async current(sql: Sql, bookId: number): Promise<TextIndex> {
    return (await this.remoteIndex(sql, bookId)) ?? this.builtIn(sql, bookId);
  }

  /** Where what was read of a book may never have been: its texts are read anew. */
  forget(bookId: number): void {
    this.builtInShelf?.forget(bookId);
    this.remoteShelf?.shelf.forget(bookId);
  }

  /** Null where the service has not told its dimensions, or lacks too many of the texts. */
  private async remoteIndex(sql: Sql, bookId: number): Promise<TextIndex | null> {
    const { id, dimensions } = this.remote() ?? { id: null, dimensions: null };
    if (id === null || dimensions === null) return null;
    if (this.remoteShelf?.id !== id) this.remoteShelf = { id, shelf: new Shelf({ id, dimensions }, searchTextsMax) };
    const texts = await this.remoteShelf.shelf.textsOf(sql, bookId);
    return isNearlyWhole(texts) ? texts.index : null;
  }
}

function isNearlyWhole({ index, missing }: ShelvedTexts): boolean {
  return missing.size <= missingShareMax * index.size;
}
