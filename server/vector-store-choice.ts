import type { Logger } from 'pino';
import type { Env } from './config/env.ts';
import type { RemoteModel } from './search/model/remote-model.ts';
import { PgvectorStore } from './search/vectors/pgvector-store.ts';
import { QdrantStore } from './search/vectors/qdrant-store.ts';
import type { VectorStore } from './search/vectors/vector-store.ts';
import { builtInModel } from './search-desk.ts';
import type { Store } from './store/open-store.ts';
import { ensureRowSecurity } from './store/row-security.ts';
import { sqlOf } from './store/sql-of.ts';

/**
 * Qdrant or pgvector where they are configured. Null otherwise, and where what is configured cannot be had: then all vectors are compared
 * in the process, and the log says why.
 */
export async function chooseVectorStore(
  store: Store,
  { qdrant, vectors }: Pick<Env, 'qdrant' | 'vectors'>,
  remote: RemoteModel | null,
  logger: Pick<Logger, 'warn'>,
): Promise<{ store: VectorStore; model: string } | null> {
  if (qdrant === null && vectors === 'process') return null;
  // Where the service is away while the server starts, the store is given the vectors of the built-in model.
  await remote?.isReady();
  const { id, dimensions } = remote?.id && remote.dimensions ? { id: remote.id, dimensions: remote.dimensions } : builtInModel();
  const chosen = qdrant ? new QdrantStore({ ...qdrant, model: id, dimensions }) : new PgvectorStore(dimensions);
  try {
    await chosen.prepare(sqlOf(store.source.manager));
    // Its table is made just now, and is of all books.
    await ensureRowSecurity(store.source.manager);
    return { store: chosen, model: id };
  } catch (error) {
    logger.warn({ err: error }, `search: ${chosen.name} cannot be had; vectors are compared in the process, exactly, until the next start`);
    return null;
  }
}
