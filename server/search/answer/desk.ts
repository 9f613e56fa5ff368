import type { Sql } from '../../ledger/sql.ts';
import type { EmbeddingModel } from '../model/embedding-model.ts';
import type { TextIndex } from '../ranking/text-index.ts';
import type { NearestOf } from './found.ts';

/** What a question is put to: a book's texts and the question's own vector, both of one model. */
export interface Put {
  /** The id of the model. */
  readonly model: string;
  readonly vector: Int8Array;
  readonly index: TextIndex;
  /** Asks the vector store; null where all vectors are compared in the process. */
  readonly nearest: NearestOf | null;
}

/** What search needs beside the database: models, the texts in memory, and somebody who takes up new entries. */
export interface SearchDesk {
  /** The model that is always there. */
  readonly builtIn: EmbeddingModel;
  /** What compares vectors, for people. */
  readonly vectorStore: string;
  /** Fetches vectors of questions from a model that is a service, if there is one. Never call it inside `snapshot` or `write`. */
  prepare(questions: readonly string[]): Promise<void>;
  /** The book's texts as they are in the snapshot of `sql`, or a little later, with a question that was prepared. */
  put(sql: Sql, bookId: number, question: string): Promise<Put>;
  /** The same texts with the vectors of the built-in model. */
  builtInTexts(sql: Sql, bookId: number): Promise<TextIndex>;
  /** The same texts, with the vectors of the model that is in use. */
  textsOf(sql: Sql, bookId: number): Promise<TextIndex>;
  /**
   * Takes up what the book has and search has not, as far as that is quick; the rest follows in the background. Gives the
   * share of the book that is indexed. Never call it inside `snapshot` or `write`.
   */
  catchUp(bookId: number): Promise<number>;
}
