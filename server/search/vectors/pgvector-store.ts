import { LRUCache } from 'lru-cache';
import { vectorSizesKeptSeconds, vectorSizesMax } from '../../config/limits.ts';
import type { Sql } from '../../ledger/sql.ts';
import { type Near, requireDimensions, type TextVector, type VectorStore } from './vector-store.ts';

/**
 * Vectors in the database, by the extension pgvector. A filter and a small book are answered exactly; only a large book without a
 * filter goes by the index, which then looks until it has enough of this book. Left to itself the planner would
 * take the index for a filter too, and return next to nothing.
 */
export class PgvectorStore implements VectorStore {
  readonly name = 'pgvector';
  private readonly large = new LRUCache<number, boolean>({ max: vectorSizesMax, ttl: 1_000 * vectorSizesKeptSeconds });

  constructor(
    private readonly dimensions: number,
    /** Up to so many vectors of a book are compared one by one: quicker than an index, and exact. */
    private readonly exactMax = 20_000,
  ) {}

  /** Throws where the extension is not there, or may not be made by this user. */
  async prepare(sql: Sql): Promise<void> {
    await sql.query('create extension if not exists vector');
    await sql.query(
      `create table if not exists search_vector (
         book_id int not null, text_id int not null, vector vector not null, primary key (book_id, text_id))`,
    );
    // By the dimensions, so that another model's vectors may lie beside these until they are replaced.
    await sql.query(
      `create index if not exists search_vector_near_${this.dimensions} on search_vector
         using hnsw ((vector::vector(${this.dimensions})) vector_cosine_ops) where vector_dims(vector) = ${this.dimensions}`,
    );
  }

  async upsert(sql: Sql, bookId: number, vectors: readonly TextVector[]): Promise<void> {
    requireDimensions(vectors, this.dimensions);
    await sql.query(
      `insert into search_vector (book_id, text_id, vector) select $1, id, vector::vector from unnest($2::int[], $3::text[]) x (id, vector)
       on conflict (book_id, text_id) do update set vector = excluded.vector`,
      [bookId, vectors.map(({ id }) => id), vectors.map(({ vector }) => textOf(vector))],
    );
  }

  async remove(sql: Sql, bookId: number, ids: readonly number[]): Promise<void> {
    await sql.query('delete from search_vector where book_id = $1 and text_id = any ($2::int[])', [bookId, ids]);
  }

  async nearest(sql: Sql, bookId: number, vector: Int8Array, count: number, within: readonly number[] | null): Promise<Near[]> {
    requireDimensions([{ vector }], this.dimensions);
    // All zero points nowhere: nothing is nearer to it than anything else.
    if (vector.every((value) => value === 0)) return this.pointless(sql, bookId, count, within);
    const isLarge = within === null && (await this.isLarge(sql, bookId));
    const rows = await (isLarge ? this.byIndex(sql, bookId, vector, count) : this.exactly(sql, bookId, vector, count, within));
    // The index gives them nearly in order.
    return rows.map(({ id, distance }) => ({ id, cosine: 1 - distance })).sort((a, b) => b.cosine - a.cosine || b.id - a.id);
  }

  async count(sql: Sql, bookId: number): Promise<number> {
    const [row] = await sql.query<{ count: number }>(
      `select count(*)::int as count from search_vector where book_id = $1 and vector_dims(vector) = ${this.dimensions}`,
      [bookId],
    );
    return row!.count;
  }

  /** Either way finds the same, so that what was so a minute ago will do: to count takes longer than to ask the index. */
  private async isLarge(sql: Sql, bookId: number): Promise<boolean> {
    const known = this.large.get(bookId);
    if (known !== undefined) return known;
    const [row] = await sql.query<{ large: boolean }>(
      'select exists (select from search_vector where book_id = $1 offset $2::int) as large',
      [bookId, this.exactMax],
    );
    this.large.set(bookId, row!.large);
    return row!.large;
  }

  private exactly(sql: Sql, bookId: number, vector: Int8Array, count: number, within: readonly number[] | null): Promise<Distance[]> {
    const named = within === null ? '' : 'and text_id = any ($4::int[])';
    return sql.query<Distance>(
      `with chosen as materialized (
         select text_id, vector from search_vector where book_id = $1 and vector_dims(vector) = ${this.dimensions} ${named})
       select text_id as id, coalesce(nullif(vector <=> $2::vector, 'NaN'), 1) as distance from chosen order by 2, text_id desc limit $3::int`,
      [bookId, textOf(vector), count, ...(within === null ? [] : [within])],
    );
  }

  private async byIndex(sql: Sql, bookId: number, vector: Int8Array, count: number): Promise<Distance[]> {
    const setting = sql.query(
      `select set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('hnsw.max_scan_tuples', '200000', true),
              set_config('hnsw.ef_search', $1, true)`,
      [String(Math.min(1000, Math.max(200, 2 * count)))],
    );
    const column = `vector::vector(${this.dimensions})`;
    // Sent together: what is set holds for what comes behind it.
    const asking = sql.query<Distance>(
      `select text_id as id, ${column} <=> $2::vector(${this.dimensions}) as distance from search_vector
        where book_id = $1 and vector_dims(vector) = ${this.dimensions} order by ${column} <=> $2::vector(${this.dimensions}) limit $3::int`,
      [bookId, textOf(vector), count],
    );
    const [rows] = await Promise.all([asking, setting]);
    return rows.length === count ? rows : this.exactly(sql, bookId, vector, count, null);
  }

  private async pointless(sql: Sql, bookId: number, count: number, within: readonly number[] | null): Promise<Near[]> {
    return sql.query<Near>(
      `select text_id as id, 0::float8 as cosine from search_vector
        where book_id = $1 and ($2::int[] is null or text_id = any ($2::int[])) and vector_dims(vector) = ${this.dimensions}
        order by text_id desc limit $3::int`,
      [bookId, within, count],
    );
  }
}

interface Distance {
  readonly id: number;
  readonly distance: number;
}

function textOf(vector: Int8Array): string {
  return `[${vector.join(',')}]`;
}
