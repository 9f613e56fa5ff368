import type { Sql } from '../../ledger/sql.ts';
import type { EmbeddingModel } from '../model/embedding-model.ts';
import type { TextIndex } from '../ranking/text-index.ts';
import type { NearestOf } from './found.ts';

/** What search needs beside the database: a model, the texts in memory, and somebody who takes up new entries. */
export interface SearchDesk {
  readonly model: EmbeddingModel;
  /** What compares vectors, for people. */
  readonly vectorStore: string;
  /** Asks the vector store about one book; null where all vectors are compared in the process. */
  nearestOf(bookId: number): NearestOf | null;
  /** The book's texts as they are in the snapshot of `sql`, or a little later. */
  textsOf(sql: Sql, bookId: number): Promise<TextIndex>;
  /**
   * Takes up what the book has and search has not, as far as that is quick; the rest follows in the background. Gives the
   * share of the book that is indexed. Never call it inside `snapshot` or `write`.
   */
  catchUp(bookId: number): Promise<number>;
}
