import { QdrantClient, type Schemas } from '@qdrant/js-client-rest';
import { type Near, requireDimensions, type TextVector, type VectorStore } from './vector-store.ts';

export interface QdrantPlace {
  readonly url: string;
  readonly apiKey: string | null;
  /** Names the model of the collection's vectors. */
  readonly model: string;
  readonly dimensions: number;
  /** Into how many parts a new collection is laid, and on how many nodes each part lies; null: as Qdrant has it by default. */
  readonly shards: number | null;
  readonly replicas: number | null;
}

const timeoutMs = 10_000;
const alias = 'farthing';

/**
 * Vectors in Qdrant: one collection for each model, in it the book as the tenant. The alias `farthing` leads to the collection of the
 * model that is in use.
 */
export class QdrantStore implements VectorStore {
  readonly name: string;
  private readonly client: QdrantClient;
  private readonly dimensions: number;

  constructor(private readonly place: QdrantPlace) {
    this.dimensions = place.dimensions;
    this.name = `farthing_${place.model.replace(/[^A-Za-z0-9]+/g, '_')}_${place.dimensions}`;
    const apiKey = place.apiKey === null ? {} : { apiKey: place.apiKey };
    this.client = new QdrantClient({ url: place.url, ...apiKey, timeout: timeoutMs, checkCompatibility: false });
  }

  async prepare(): Promise<void> {
    const { exists } = await this.client.collectionExists(this.name);
    if (!exists) await this.client.createCollection(this.name, collectionOf(this.place));
    const field: Schemas['CreateFieldIndex'] = { field_name: 'book', field_schema: { type: 'keyword', is_tenant: true } };
    await this.client.createPayloadIndex(this.name, { wait: true, ...field });
    await this.client.updateCollectionAliases({ actions: [{ create_alias: { collection_name: this.name, alias_name: alias } }] });
  }

  async upsert(_sql: unknown, bookId: number, vectors: readonly TextVector[]): Promise<void> {
    requireDimensions(vectors, this.dimensions);
    const points = vectors.map(({ id, vector }): Schemas['PointStruct'] => ({
      id,
      vector: [...vector],
      payload: { book: String(bookId) },
    }));
    await this.client.upsert(this.name, { wait: true, points });
  }

  async remove(_sql: unknown, bookId: number, ids: readonly number[]): Promise<void> {
    await this.client.delete(this.name, { wait: true, filter: filterOf(bookId, ids) });
  }

  async nearest(_sql: unknown, bookId: number, vector: Int8Array, count: number, within: readonly number[] | null): Promise<Near[]> {
    requireDimensions([{ vector }], this.dimensions);
    const query: Schemas['QueryRequest'] = {
      query: [...vector],
      filter: filterOf(bookId, within),
      limit: count,
      params: { exact: within !== null, hnsw_ef: Math.max(200, 2 * count), quantization: { rescore: true, oversampling: 2 } },
      with_payload: false,
    };
    const { points } = await this.client.query(this.name, query);
    return points.map(({ id, score }) => ({ id: Number(id), cosine: score })).sort((a, b) => b.cosine - a.cosine || b.id - a.id);
  }

  async count(_sql: unknown, bookId: number): Promise<number> {
    return (await this.client.count(this.name, { filter: filterOf(bookId, null), exact: true })).count;
  }

  /** Takes the collection away, with all that is in it. */
  async drop(): Promise<void> {
    await this.client.deleteCollection(this.name);
  }
}

/** The graph is made for each book by itself; vectors of one byte stay in memory, and the first of them are compared again exactly. */
function collectionOf({ dimensions, shards, replicas }: QdrantPlace): Schemas['CreateCollection'] {
  return {
    ...(shards === null ? {} : { shard_number: shards }),
    ...(replicas === null ? {} : { replication_factor: replicas }),
    vectors: { size: dimensions, distance: 'Cosine', on_disk: true },
    hnsw_config: { payload_m: 16, m: 0 },
    quantization_config: { scalar: { type: 'int8', quantile: 0.99, always_ram: true } },
  };
}

/** Of this book, and of these ids alone where given. */
function filterOf(bookId: number, ids: readonly number[] | null): Schemas['Filter'] {
  const book: Schemas['Condition'] = { key: 'book', match: { value: String(bookId) } };
  return { must: ids === null ? [book] : [book, { has_id: [...ids] }] };
}
