import type { NearestOf } from '../answer/found.ts';
import type { VectorStore } from './vector-store.ts';

const nearestAsked = 1_000;
const keywordsAsked = 2_000;

/**
 * Asks a vector store for the texts nearest to a query, and for how near those are that have its words. Where the store fails,
 * `onFault` is told and the caller compares for itself: an answer is never lost with the store.
 */
export function nearestBy(store: VectorStore, bookId: number, onFault: (error: unknown) => void): NearestOf {
  return async (sql, index, asked, within) => {
    try {
      const found = new Map<number, number>();
      const ask = async (count: number, ids: readonly number[] | null) => {
        for (const { id, cosine } of await store.nearest(sql, bookId, asked.vector, count, ids)) found.set(id, cosine);
      };
      await ask(nearestAsked, within);
      // A filter's texts are few: then all of them are known.
      if (asked.mode === 'HYBRID' && found.size >= nearestAsked) {
        const wordy = [...index.keywords(asked.query).entries()]
          .filter(([, score]) => score > 0)
          .sort((a, b) => b[1] - a[1])
          .slice(0, keywordsAsked);
        await ask(
          keywordsAsked,
          wordy.map(([place]) => index.ids[place]!),
        );
      }
      return found.size === 0 && index.size > 0 ? null : found;
    } catch (error) {
      onFault(error);
      return null;
    }
  };
}
