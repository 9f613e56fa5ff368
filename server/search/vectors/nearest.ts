import type { NearestOf } from '../answer/found.ts';
import type { VectorStore } from './vector-store.ts';

const nearestAsked = 500;
const withinMax = 2_000;
const keywordsCompared = 2_000;

/**
 * Asks a vector store for the texts nearest to a query. How near those are that have its words is compared here: they
 * are known. Where the store fails, `onFault` is told and the caller compares for itself, as it does where a filter names more
 * texts than are sent about: an answer is never lost with the store.
 */
export function nearestBy(store: VectorStore, bookId: number, onFault: (error: unknown) => void): NearestOf {
  return async (sql, index, asked, within) => {
    if (within !== null && within.length > withinMax) return null;
    try {
      // All of a filter's texts, since what is not found counts as far.
      const near = await store.nearest(sql, bookId, asked.vector, within?.length ?? nearestAsked, within);
      const found = new Map(near.map(({ id, cosine }) => [id, cosine]));
      if (within === null && asked.mode === 'HYBRID') {
        const places = wordiest(index.keywords(asked.query));
        const cosines = index.cosines(asked.vector, places);
        places.forEach((place, at) => {
          found.set(index.ids[place]!, cosines[at]!);
        });
      }
      return found.size === 0 && index.size > 0 ? null : found;
    } catch (error) {
      onFault(error);
      return null;
    }
  };
}

/** Places of the texts that have most of the words. */
function wordiest(keywords: Float64Array): number[] {
  const places: number[] = [];
  for (let place = 0; place < keywords.length; place += 1) if (keywords[place]! > 0) places.push(place);
  if (places.length <= keywordsCompared) return places;
  return places.sort((a, b) => keywords[b]! - keywords[a]!).slice(0, keywordsCompared);
}
