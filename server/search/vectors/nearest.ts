import type { Leading, NearestOf } from '../answer/found.ts';
import { scoreOf } from '../ranking/fuse.ts';
import { type Asked, scoreUnits } from '../ranking/ranking.ts';
import type { TextIndex } from '../ranking/text-index.ts';
import type { Near, VectorStore } from './vector-store.ts';

const nearestAsked = 200;
/** Of texts that have as many of the words, all are taken or none. */
const wordiestMax = 2_000;
/** What a store may be wrong by, that counts with other numbers. */
const slack = 0.001;

/**
 * Asks a vector store which texts are nearest to a query; those that have most of its words come with them. Where the store fails,
 * `onFault` is told and the caller looks at all texts: an answer is never lost with the store.
 */
export function nearestBy(store: VectorStore, bookId: number, onFault: (error: unknown) => void): NearestOf {
  return async (sql, index, asked) => {
    try {
      const near = await store.nearest(sql, bookId, asked.vector, nearestAsked, null);
      return leadingOf(index, asked, near);
    } catch (error) {
      onFault(error);
      return null;
    }
  };
}

/** What else there is is no nearer than the farthest of these, and has no more of the words than who was left out. */
function leadingOf(index: TextIndex, asked: Omit<Asked, 'within'>, near: readonly Near[]): Leading {
  const places = near.map(({ id }) => index.placeOf(id)).filter((place) => place !== undefined);
  const farthest = index.cosineMax(asked.vector, (near.at(-1)?.cosine ?? 1) + slack);
  const { wordy, leftOut } = asked.mode === 'HYBRID' ? wordiest(index.keywords(asked.query)) : { wordy: [], leftOut: 0 };
  const ids = new Set([...places, ...wordy].map((place) => index.ids[place]!));
  return { ids: [...ids], bound: Math.ceil(scoreUnits * scoreOf(asked.mode, farthest, leftOut)) };
}

/** Places of the texts that have most of the words, and how much of them the best of the others has. */
function wordiest(keywords: Float64Array): { wordy: number[]; leftOut: number } {
  // Texts of a common word are many and have few scores: to count them takes a tenth of sorting them.
  const counts = new Map<number, number>();
  for (let place = 0; place < keywords.length; place += 1) {
    const score = keywords[place]!;
    if (score > 0) counts.set(score, (counts.get(score) ?? 0) + 1);
  }
  let least = 0;
  let taken = 0;
  for (const score of [...counts.keys()].sort((a, b) => b - a)) {
    taken += counts.get(score)!;
    if (taken > wordiestMax) {
      least = score;
      break;
    }
  }
  const wordy: number[] = [];
  for (let place = 0; place < keywords.length; place += 1) if (keywords[place]! > least) wordy.push(place);
  return { wordy, leftOut: least };
}
