import type { Leading, NearestOf } from '../answer/found.ts';
import { scoreOf } from '../ranking/fuse.ts';
import { type Asked, scoreUnits } from '../ranking/ranking.ts';
import type { TextIndex } from '../ranking/text-index.ts';
import type { VectorStore } from './vector-store.ts';

const nearestAsked = 200;
const wordiestMax = 2_000;
/** Vectors of whole bytes are not quite of one length, and a store may divide by it where the process does not. */
const slack = 0.02;

/**
 * Asks a vector store which texts are nearest to a query; those that have most of its words come with them. Where the store fails,
 * `onFault` is told and the caller looks at all texts: an answer is never lost with the store.
 */
export function nearestBy(store: VectorStore, bookId: number, onFault: (error: unknown) => void): NearestOf {
  return async (sql, index, asked) => {
    try {
      const near = await store.nearest(sql, bookId, asked.vector, nearestAsked, null);
      return leadingOf(
        index,
        asked,
        near.map(({ id }) => id),
      );
    } catch (error) {
      onFault(error);
      return null;
    }
  };
}

/** What else there is is no nearer than the farthest of these, and has no more of the words than who was left out. */
function leadingOf(index: TextIndex, asked: Omit<Asked, 'within'>, near: readonly number[]): Leading {
  const places = near.map((id) => index.placeOf(id)).filter((place) => place !== undefined);
  const farthest = index.cosines(asked.vector, places).reduce((least, cosine) => Math.min(least, cosine), 1);
  const { wordy, leftOut } = asked.mode === 'HYBRID' ? wordiest(index.keywords(asked.query)) : { wordy: [], leftOut: 0 };
  const ids = new Set([...places, ...wordy].map((place) => index.ids[place]!));
  return { ids: [...ids], bound: Math.ceil(scoreUnits * scoreOf(asked.mode, farthest + slack, leftOut)) };
}

/** Places of the texts that have most of the words, and how much of them the best of the others has. */
function wordiest(keywords: Float64Array): { wordy: number[]; leftOut: number } {
  const places: number[] = [];
  for (let place = 0; place < keywords.length; place += 1) if (keywords[place]! > 0) places.push(place);
  if (places.length <= wordiestMax) return { wordy: places, leftOut: 0 };
  places.sort((a, b) => keywords[b]! - keywords[a]!);
  return { wordy: places.slice(0, wordiestMax), leftOut: keywords[places[wordiestMax]!]! };
}
