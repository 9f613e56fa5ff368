import type { Logger } from 'pino';
import { PgvectorStore } from './search/vectors/pgvector-store.ts';
import { QdrantStore } from './search/vectors/qdrant-store.ts';
import type { VectorStore } from './search/vectors/vector-store.ts';
import { builtInModel } from './search-desk.ts';
import type { Store } from './store/open-store.ts';
import { sqlOf } from './store/sql-of.ts';

/**
 * Qdrant where it is configured, else pgvector where the server's PostgreSQL has it; null elsewhere, and where either cannot be had:
 * then all vectors are compared in the process, and the log says why.
 */
export async function chooseVectorStore(
  store: Store,
  qdrant: { readonly url: string; readonly apiKey: string | null } | null,
  logger: Pick<Logger, 'info' | 'warn'>,
): Promise<VectorStore | null> {
  const sql = sqlOf(store.source.manager);
  if (qdrant === null && store.kind === 'embedded') return null;
  const { id, dimensions } = builtInModel();
  const chosen = qdrant ? new QdrantStore({ ...qdrant, model: id, dimensions }) : new PgvectorStore(dimensions);
  if (!qdrant) {
    const [extension] = await sql.query("select 1 from pg_available_extensions where name = 'vector'");
    if (!extension) {
      logger.info('search: this PostgreSQL has no pgvector; vectors are compared in the process, exactly');
      return null;
    }
  }
  try {
    await chosen.prepare(sql);
    return chosen;
  } catch (error) {
    logger.warn({ err: error }, `search: ${chosen.name} cannot be had; vectors are compared in the process, exactly, until the next start`);
    return null;
  }
}
