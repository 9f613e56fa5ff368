import { type Mode, scoreOf } from './fuse.ts';
import { type Ranks, ranksAmong } from './ranks.ts';
import type { TextIndex } from './text-index.ts';

/** A text with its place in a ranking: by score, of equal ones the one that was added last first. */
export interface RankedText {
  readonly id: number;
  /** In ten-thousandths, so that it is the same number in a cursor. */
  readonly score: number;
}

/** What of a ranking lies behind a text. */
export type Behind = Pick<RankedText, 'id' | 'score'>;

export interface Asked {
  readonly mode: Mode;
  readonly query: string;
  readonly vector: Int8Array;
  /** Ids of the only texts that count; null where all do. */
  readonly within: readonly number[] | null;
}

/** All texts of a book, or some of them, ranked by one question. Every one is looked at: no filter can lose any. */
export class Ranking {
  /** Where the ranked texts stand in the index; null where it is all of them, in its order. */
  private readonly places: Int32Array | null;
  /** In the order of `places`, as what follows; null where that does not count. */
  private readonly cosines: Float32Array | null;
  private readonly keywords: Float64Array | null;
  private readonly scores: Int32Array;

  constructor(
    private readonly index: TextIndex,
    { mode, query, vector, within }: Asked,
  ) {
    const keywords = mode === 'VECTOR' ? null : index.keywords(query);
    const places = within && placesOf(index, within);
    this.places = mode === 'KEYWORD' ? wordyOf(keywords!, places) : places;
    this.keywords = keywords && this.places ? atPlaces(keywords, this.places) : keywords;
    this.cosines = mode === 'KEYWORD' ? null : index.cosines(vector, this.places ?? undefined);
    this.scores = scoresOf(mode, this.cosines, this.keywords);
  }

  /** The next texts behind one, or the first, in order. */
  next(behind: Behind | null, count: number): RankedText[] {
    const best: RankedText[] = [];
    const { ids } = this.index;
    const { places, scores } = this;
    for (let at = 0; at < scores.length; at += 1) {
      const score = scores[at]!;
      // Most are worse than what is there already: nothing is made of them.
      if (best.length === count && score < best[0]!.score) continue;
      const id = ids[places ? places[at]! : at]!;
      if (behind && (score > behind.score || (score === behind.score && id >= behind.id))) continue;
      if (best.length === count && score === best[0]!.score && id < best[0]!.id) continue;
      push(best, { id, score }, count);
    }
    return best.sort(order);
  }

  /** Where each of some ranked texts stands by its vector alone and by its words alone, from 1; null where that way does not count. */
  ranksOf(ids: readonly number[]): Ranks[] {
    const { cosines, keywords } = this;
    const at = this.indexesOf(ids);
    // A query without a meaning is as far from everything.
    const vectorRanks = cosines?.some((cosine) => cosine !== 0) ? ranksAmong(cosines, at) : null;
    const keywordRanks = keywords && ranksAmong(keywords, at);
    return at.map((place, n) => ({
      vectorRank: vectorRanks?.[n] ?? null,
      keywordRank: keywordRanks && keywords![place]! > 0 ? keywordRanks[n]! : null,
    }));
  }

  /** Where ranked texts stand among all that are ranked. */
  private indexesOf(ids: readonly number[]): number[] {
    const wanted = ids.map((id) => this.index.placeOf(id)!);
    const { places } = this;
    if (!places) return wanted;
    const found = new Map<number, number>(wanted.map((place) => [place, 0]));
    for (let at = 0; at < places.length; at += 1) if (found.has(places[at]!)) found.set(places[at]!, at);
    return wanted.map((place) => found.get(place)!);
  }
}

function placesOf(index: TextIndex, within: readonly number[]): Int32Array {
  return Int32Array.from(within.map((id) => index.placeOf(id)).filter((place) => place !== undefined));
}

/** Of some places, or of all, those of texts that have any of the words. */
function wordyOf(keywords: Float64Array, places: Int32Array | null): Int32Array {
  const wordy = new Int32Array(places?.length ?? keywords.length);
  let count = 0;
  for (let at = 0; at < wordy.length; at += 1) {
    const place = places ? places[at]! : at;
    if (keywords[place]! > 0) wordy[count++] = place;
  }
  return wordy.subarray(0, count);
}

function atPlaces(all: Float64Array, places: Int32Array): Float64Array {
  const some = new Float64Array(places.length);
  for (let at = 0; at < places.length; at += 1) some[at] = all[places[at]!]!;
  return some;
}

function scoresOf(mode: Mode, cosines: Float32Array | null, keywords: Float64Array | null): Int32Array {
  const scores = new Int32Array((cosines ?? keywords)!.length);
  for (let at = 0; at < scores.length; at += 1) {
    scores[at] = Math.round(scoreUnits * scoreOf(mode, cosines ? cosines[at]! : 0, keywords ? keywords[at]! : 0));
  }
  return scores;
}

export const scoreUnits = 10_000;

/** Below zero where `a` comes first. */
function order(a: Behind, b: Behind): number {
  return b.score - a.score || b.id - a.id;
}

/** Keeps the best `count` as a heap with the worst of them on top. */
function push(heap: RankedText[], text: RankedText, count: number): void {
  if (heap.length < count) {
    let at = heap.push(text) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (order(heap[parent]!, heap[at]!) >= 0) break;
      [heap[parent], heap[at]] = [heap[at]!, heap[parent]!];
      at = parent;
    }
    return;
  }
  heap[0] = text;
  for (let at = 0; ; ) {
    let worst = at;
    for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && order(heap[child]!, heap[worst]!) > 0) worst = child;
    if (worst === at) return;
    [heap[worst], heap[at]] = [heap[at]!, heap[worst]!];
    at = worst;
  }
}
