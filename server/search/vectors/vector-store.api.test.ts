import { PGlite } from '@electric-sql/pglite';
import { vector as pgvector } from '@electric-sql/pglite-pgvector';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sql } from '../../ledger/sql.ts';
import { embeddedDriver } from '../../store/embedded-driver.ts';
import { sqlOf } from '../../store/sql-of.ts';
import { openTestStore } from '../../testing/test-store.ts';
import { PgvectorStore } from './pgvector-store.ts';
import { ProcessStore } from './process-store.ts';
import { QdrantStore } from './qdrant-store.ts';
import type { VectorStore } from './vector-store.ts';

const dimensions = 8;
const onPostgres = process.env.FARTHING_TEST_STORE === 'postgres';
const qdrantUrl = process.env.QDRANT_URL;

/** Vectors of a fixed sequence; no two of them point the same way. */
function vectorOf(n: number): Int8Array {
  const random = (at: number) => Math.sin(12.9898 * (n * dimensions + at + 1)) * 43_758.5453;
  return Int8Array.from({ length: dimensions }, (_, at) => Math.round(254 * (random(at) - Math.floor(random(at))) - 127));
}

interface Opened {
  readonly store: VectorStore;
  readonly sql: Sql;
  close(): Promise<void>;
}

const nowhere: Sql = {
  query: () => Promise.reject(new Error('this store asks no database')),
  copyIn: () => Promise.reject(new Error('this store asks no database')),
};

/** `exactMax`: 0 sends every question without named texts by the index. */
async function openPgvector(exactMax?: number): Promise<Opened & { transaction(work: (sql: Sql) => Promise<void>): Promise<void> }> {
  const store = new PgvectorStore(dimensions, exactMax);
  const within = (source: DataSource, close: () => Promise<void>) => ({
    ...{ store, sql: sqlOf(source.manager), close },
    transaction: (work: (sql: Sql) => Promise<void>) => source.transaction((manager) => work(sqlOf(manager))),
  });
  if (onPostgres) {
    const { source, close } = await openTestStore();
    return within(source, close);
  }
  const database = await PGlite.create({ extensions: { vector: pgvector } });
  const source = await new DataSource({ type: 'postgres', driver: embeddedDriver(database), installExtensions: false }).initialize();
  const close = async () => {
    await source.destroy();
    await database.close();
  };
  return within(source, close);
}

async function openQdrant(): Promise<Opened> {
  const store = new QdrantStore({
    url: qdrantUrl!,
    apiKey: process.env.QDRANT_API_KEY ?? null,
    model: 'conformance',
    dimensions,
    shards: null,
    replicas: null,
  });
  return { store, sql: nowhere, close: () => store.drop() };
}

/** Whether the PostgreSQL of this run has pgvector. */
async function hasPgvector(): Promise<boolean> {
  if (!onPostgres) return true;
  const { source, close } = await openTestStore();
  const rows = await source.query("select 1 from pg_available_extensions where name = 'vector'");
  await close();
  return rows.length > 0;
}

const stores: [string, () => Promise<Opened>][] = [
  ['in the process', async () => ({ store: new ProcessStore(dimensions), sql: nowhere, close: async () => undefined })],
];
if (await hasPgvector()) stores.push(['pgvector', () => openPgvector()], ['pgvector, by its index', () => openPgvector(0)]);
else process.stderr.write('skipped: vectors in pgvector, which this PostgreSQL does not have\n');
if (qdrantUrl) stores.push(['Qdrant', openQdrant]);
else process.stderr.write('skipped: vectors in Qdrant; set QDRANT_URL to run them there\n');

describe.each(stores)('vectors: %s', (_, open) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
    await opened.store.prepare(opened.sql);
    await opened.store.prepare(opened.sql);
    const some = (from: number, count: number) => Array.from({ length: count }, (_, n) => ({ id: from + n, vector: vectorOf(from + n) }));
    await opened.store.upsert(opened.sql, 1, some(1, 200));
    await opened.store.upsert(opened.sql, 2, some(501, 50));
  });
  afterAll(() => opened.close());

  /** The same of the store and of a plain comparison, asked for in book 1. */
  const both = async (query: Int8Array, count: number, within: number[] | null) => {
    const exact = new ProcessStore(dimensions);
    await exact.upsert(
      nowhere,
      1,
      Array.from({ length: 200 }, (_, n) => ({ id: n + 1, vector: vectorOf(n + 1) })),
    );
    const { store, sql } = opened;
    const found = await store.nearest(sql, 1, query, count, within);
    const expected = await exact.nearest(nowhere, 1, query, count, within);
    expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    found.forEach(({ cosine }, at) => {
      expect(cosine).toBeCloseTo(expected[at]!.cosine, 4);
    });
    return found;
  };

  it('gives the nearest first, as many as were asked for or as there are', async () => {
    for (const count of [1, 10, 100]) expect(await both(vectorOf(1_000), count, null)).toHaveLength(count);
    expect(await both(vectorOf(1_000), 1_000, null)).toHaveLength(200);
    expect((await both(vectorOf(7), 1, null))[0]).toMatchObject({ id: 7 });
  });

  it('loses none of those that are named, and gives no other', async () => {
    expect(await both(vectorOf(1_000), 10, [3])).toHaveLength(1);
    expect(await both(vectorOf(1_000), 10, [3, 5, 8, 501, 9_999])).toHaveLength(3);
    expect(await both(vectorOf(1_000), 10, [])).toHaveLength(0);
    expect(
      await both(
        vectorOf(1_000),
        10,
        Array.from({ length: 150 }, (_, n) => n + 1),
      ),
    ).toHaveLength(10);
  });

  it('keeps books apart in whatever is asked or taken out', async () => {
    const { store, sql } = opened;
    const of = async (bookId: number, within: number[] | null = null) =>
      (await store.nearest(sql, bookId, vectorOf(501), 1_000, within)).map(({ id }) => id);
    expect((await of(1)).every((id) => id <= 200)).toBe(true);
    expect(await of(1, [501, 502])).toEqual([]);
    expect(await of(2)).toHaveLength(50);
    expect(await of(3)).toEqual([]);
    await store.remove(sql, 1, [501, 502]);
    expect([await store.count(sql, 1), await store.count(sql, 2), await store.count(sql, 3)]).toEqual([200, 50, 0]);
  });

  it('may be told the same twice, and puts a new vector in place of an old one', async () => {
    const { store, sql } = opened;
    await store.upsert(sql, 4, [{ id: 901, vector: vectorOf(901) }]);
    await store.upsert(sql, 4, [{ id: 901, vector: vectorOf(902) }]);
    expect(await store.count(sql, 4)).toBe(1);
    expect((await store.nearest(sql, 4, vectorOf(902), 5, null))[0]!.cosine).toBeCloseTo(1, 4);
    await store.remove(sql, 4, [901]);
    await store.remove(sql, 4, [901]);
    expect(await store.count(sql, 4)).toBe(0);
  });

  it('refuses a vector of another model', async () => {
    const { store, sql } = opened;
    const other = new Int8Array(dimensions + 1);
    await expect(store.upsert(sql, 1, [{ id: 1, vector: other }])).rejects.toThrow('9 dimensions among those of 8');
    await expect(store.nearest(sql, 1, other, 1, null)).rejects.toThrow('9 dimensions among those of 8');
  });
});

describe.runIf(stores.some(([name]) => name === 'pgvector'))('vectors: pgvector with a large book', () => {
  it('asks the index for what is nearest, and reads the book alone for a few that are named', async () => {
    const { store, sql, close, transaction } = await openPgvector(1_000);
    await store.prepare(sql);
    const some = Array.from({ length: 4_000 }, (_, n) => ({ id: n + 1, vector: vectorOf(n + 1) }));
    for (let from = 0; from < some.length; from += 1_000) await store.upsert(sql, 1, some.slice(from, from + 1_000));
    await sql.query('analyze search_vector');
    const plans: string[] = [];
    // What it sets for the index holds for a transaction, as in a search.
    await transaction(async (own) => {
      const watched: Sql = {
        ...own,
        async query<Row>(text: string, values: readonly unknown[] = []) {
          if (/order by/.test(text)) {
            const plan = await own.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values);
            plans.push(plan.map((row) => row['QUERY PLAN']).join('\n'));
          }
          return own.query<Row>(text, values);
        },
      };
      expect(await store.nearest(watched, 1, vectorOf(9_999), 50, null)).toHaveLength(50);
      expect(await store.nearest(watched, 1, vectorOf(9_999), 50, [3, 5, 8])).toHaveLength(3);
    });
    expect(plans).toHaveLength(2);
    expect(plans[0]).toMatch(/^Limit.*\n\s+->\s+Index Scan using search_vector_near_8 on search_vector/);
    expect(plans[1]).not.toMatch(/search_vector_near|Seq Scan on search_vector/);
    await close();
  });
});
