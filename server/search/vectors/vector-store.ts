import type { Sql } from '../../ledger/sql.ts';

export interface TextVector {
  readonly id: number;
  readonly vector: Int8Array;
}

export interface Near {
  readonly id: number;
  /** -1 to 1. */
  readonly cosine: number;
}

/**
 * Where vectors of texts are compared. Ids are those of texts; every call is about one book, and never sees or touches
 * another one's. `sql` is the database of the texts, for stores that live in it.
 */
export interface VectorStore {
  /** For people, and as the name under which what is written to it is remembered. */
  readonly name: string;
  /** Makes what it needs; may be called again. Throws where it cannot be had. */
  prepare(sql: Sql): Promise<void>;
  /** Adds vectors, or puts them in place of those with the same ids. */
  upsert(sql: Sql, bookId: number, vectors: readonly TextVector[]): Promise<void>;
  /** Ids that are not there are passed over. */
  remove(sql: Sql, bookId: number, ids: readonly number[]): Promise<void>;
  /** The nearest to a vector, the nearest first: `count` of them, fewer only where there are no more; of `within` alone where given. */
  nearest(sql: Sql, bookId: number, vector: Int8Array, count: number, within: readonly number[] | null): Promise<Near[]>;
  /** How many vectors it has of a book. */
  count(sql: Sql, bookId: number): Promise<number>;
}

/** Refuses a vector that is not of the model's dimensions, before it is mixed with those of another. */
export function requireDimensions(vectors: readonly { readonly vector: Int8Array }[], dimensions: number): void {
  const other = vectors.find(({ vector }) => vector.length !== dimensions);
  if (other) throw new Error(`a vector of ${other.vector.length} dimensions among those of ${dimensions}`);
}
