import { type Near, requireDimensions, type TextVector, type VectorStore } from './vector-store.ts';

/** Vectors in the memory of the process, each compared with each query: exact, and without anything to install. */
export class ProcessStore implements VectorStore {
  readonly name = 'exact scan in the process';
  private readonly books = new Map<number, Map<number, Int8Array>>();

  constructor(private readonly dimensions: number) {}

  async prepare(): Promise<void> {}

  async upsert(_sql: unknown, bookId: number, vectors: readonly TextVector[]): Promise<void> {
    requireDimensions(vectors, this.dimensions);
    const book = this.books.get(bookId) ?? new Map<number, Int8Array>();
    for (const { id, vector } of vectors) book.set(id, vector);
    this.books.set(bookId, book);
  }

  async remove(_sql: unknown, bookId: number, ids: readonly number[]): Promise<void> {
    for (const id of ids) this.books.get(bookId)?.delete(id);
  }

  async nearest(_sql: unknown, bookId: number, vector: Int8Array, count: number, within: readonly number[] | null): Promise<Near[]> {
    requireDimensions([{ vector }], this.dimensions);
    const book = this.books.get(bookId) ?? new Map<number, Int8Array>();
    const ids = within ? [...new Set(within)].filter((id) => book.has(id)) : [...book.keys()];
    const near = ids.map((id) => ({ id, cosine: cosineOf(vector, book.get(id)!) }));
    return near.sort((a, b) => b.cosine - a.cosine || b.id - a.id).slice(0, count);
  }

  async count(_sql: unknown, bookId: number): Promise<number> {
    return this.books.get(bookId)?.size ?? 0;
  }
}

function cosineOf(a: Int8Array, b: Int8Array): number {
  let [sum, lengthA, lengthB] = [0, 0, 0];
  for (let at = 0; at < a.length; at += 1) {
    sum += a[at]! * b[at]!;
    lengthA += a[at]! ** 2;
    lengthB += b[at]! ** 2;
  }
  return lengthA === 0 || lengthB === 0 ? 0 : sum / Math.sqrt(lengthA * lengthB); // not money: an angle
}
