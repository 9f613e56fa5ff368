import { type Mode, scoreOf } from './fuse.ts';
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
  private readonly places: Int32Array;
  private readonly cosines: Float32Array;
  private readonly keywords: Float64Array;
  private readonly scores: Int32Array;

  constructor(
    private readonly index: TextIndex,
    asked: Asked,
  ) {
    const keywords = asked.mode === 'VECTOR' ? null : index.keywords(asked.query);
    const all = placesOf(index, asked.within);
    this.places = asked.mode === 'KEYWORD' ? all.filter((place) => keywords![place]! > 0) : all;
    this.keywords = new Float64Array(this.places.length);
    if (keywords) for (let at = 0; at < this.places.length; at += 1) this.keywords[at] = keywords[this.places[at]!]!;
    this.cosines = cosinesOf(index, asked, this.places);
    this.scores = new Int32Array(this.places.length);
    for (let at = 0; at < this.places.length; at += 1) {
      this.scores[at] = Math.round(scoreUnits * scoreOf(asked.mode, this.cosines[at]!, this.keywords[at]!));
    }
  }

  /** The next texts behind one, or the first, in order. */
  next(behind: Behind | null, count: number): RankedText[] {
    const best: RankedText[] = [];
    const { ids } = this.index;
    for (let at = 0; at < this.places.length; at += 1) {
      const score = this.scores[at]!;
      // Most are worse than what is there already: nothing is made of them.
      if (best.length === count && score < best[0]!.score) continue;
      const id = ids[this.places[at]!]!;
      if (behind && (score > behind.score || (score === behind.score && id >= behind.id))) continue;
      if (best.length === count && score === best[0]!.score && id < best[0]!.id) continue;
      push(best, { id, score }, count);
    }
    return best.sort(order);
  }

  /** Where each of some ranked texts stands by its vector alone and by its words alone, from 1; null where that way does not count. */
  ranksOf(ids: readonly number[]): Ranks[] {
    const ranked = new Int32Array(this.index.size);
    for (let at = 0; at < this.places.length; at += 1) ranked[this.places[at]!] = at;
    const at = ids.map((id) => ranked[this.index.placeOf(id)!]!);
    const byVector = this.cosines.some((cosine) => cosine !== 0);
    const vectorRanks = ranksAmong(
      this.cosines,
      at.map((place) => this.cosines[place]!),
    );
    const keywordRanks = ranksAmong(
      this.keywords,
      at.map((place) => this.keywords[place]!),
    );
    return at.map((place, n) => ({
      vectorRank: byVector ? vectorRanks[n]! : null,
      keywordRank: this.keywords[place] === 0 ? null : keywordRanks[n]!,
    }));
  }
}

export interface Ranks {
  readonly vectorRank: number | null;
  readonly keywordRank: number | null;
}

/** How many of `all` are greater than each value, and one more. Looks at all of them once. */
function ranksAmong(all: Float32Array | Float64Array, values: readonly number[]): number[] {
  const rising = [...values].sort((a, b) => a - b);
  const least = rising[0] ?? Number.POSITIVE_INFINITY;
  // How many of `all` are greater than this one and none above it.
  const greater = new Uint32Array(rising.length);
  // By number: four times as fast as `for of` over so many.
  for (let at = 0; at < all.length; at += 1) {
    const one = all[at]!;
    if (one <= least) continue;
    let place = rising.length - 1;
    while (rising[place]! >= one) place -= 1;
    greater[place]! += 1;
  }
  for (let place = rising.length - 2; place >= 0; place -= 1) greater[place]! += greater[place + 1]!;
  return values.map((value) => greater[rising.lastIndexOf(value)]! + 1);
}

function cosinesOf(index: TextIndex, { mode, vector, within }: Asked, places: Int32Array): Float32Array {
  if (mode === 'KEYWORD') return new Float32Array(places.length);
  return within === null ? index.cosines(vector) : index.cosines(vector, places);
}

function placesOf(index: TextIndex, within: readonly number[] | null): Int32Array {
  if (within === null) {
    const all = new Int32Array(index.size);
    for (let place = 0; place < all.length; place += 1) all[place] = place;
    return all;
  }
  return Int32Array.from(within.map((id) => index.placeOf(id)).filter((place) => place !== undefined));
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
