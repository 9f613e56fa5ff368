import { wordsOf } from '../model/fold.ts';
import { keywordScores, lookUp } from './keywords.ts';
import { VectorMemory } from './vector-memory.ts';
import { WordIndex } from './word-index.ts';

/** The texts of one book in memory: their words and their vectors, a signed byte a dimension. Every search looks at all of them. */
export class TextIndex {
  readonly ids: number[] = [];
  private readonly words = new WordIndex();
  private readonly placeById = new Map<number, number>();
  private readonly vectors: VectorMemory;
  /** The lengths of vectors: whole bytes are never quite of the one that was meant. */
  private shortest = Number.POSITIVE_INFINITY;
  private longest = 0;
  private lastAsked: { readonly query: string; readonly scores: Float64Array } | null = null;

  constructor(readonly dimensions: number) {
    this.vectors = new VectorMemory(dimensions);
  }

  get size(): number {
    return this.ids.length;
  }

  /** Adds a text; one that is there has its vector replaced. */
  put(id: number, text: string, vector: Int8Array): void {
    if (vector.length !== this.dimensions) throw new Error(`a vector of ${vector.length} dimensions among those of ${this.dimensions}`);
    this.shortest = Math.min(this.shortest, lengthOf(vector));
    this.longest = Math.max(this.longest, lengthOf(vector));
    const known = this.placeById.get(id);
    if (known !== undefined) {
      this.vectors.set(known, vector);
      return;
    }
    const place = this.ids.push(id) - 1;
    this.placeById.set(id, place);
    this.words.add(place, wordsOf(text));
    this.vectors.set(place, vector);
  }

  placeOf(id: number): number | undefined {
    return this.placeById.get(id);
  }

  vectorOf(id: number): Int8Array | null {
    const place = this.placeById.get(id);
    return place === undefined ? null : this.vectors.get(place);
  }

  /** The cosine of each text with a vector, by place; of those at `places` alone where given, in their order. */
  cosines(query: Int8Array, places?: Int32Array | readonly number[]): Float32Array {
    const sums = places ? this.vectors.sumsOf(query, places) : this.vectors.sumsOfAll(query, this.size);
    const cosines = new Float32Array(sums.length);
    for (let at = 0; at < sums.length; at += 1) cosines[at] = sums[at]! * perUnit;
    return cosines;
  }

  /** The highest that `cosines` gives for a text whose direction has no more than this cosine with a vector's. */
  cosineMax(query: Int8Array, direction: number): number {
    return direction * lengthOf(query) * (direction > 0 ? this.longest : this.shortest) * perUnit;
  }

  /**
   * How well the words of each text answer, 0 to 1, by place; 0 for a text without any of the words. To be read, not to be changed:
   * a search asks for the same several times.
   */
  keywords(query: string): Float64Array {
    if (this.lastAsked?.query !== query || this.lastAsked.scores.length !== this.size) {
      this.lastAsked = { query, scores: keywordScores(lookUp(query, this.words, Math.max(1, this.size)), this.words, this.size) };
    }
    return this.lastAsked.scores;
  }
}

/** Vectors have length 127, so that the sum of products is 127 squared for the same direction. */
const perUnit = 1 / (127 * 127); // not money: a length

function lengthOf(vector: Int8Array): number {
  let sum = 0;
  for (let at = 0; at < vector.length; at += 1) sum += vector[at]! * vector[at]!;
  return Math.sqrt(sum); // not money: a length
}
