import { wordsOf } from '../model/fold.ts';
import { askingWords } from '../model/noise.ts';
import type { WordIndex } from './word-index.ts';

/** One word of a query with all the words of the book that it may mean. */
export interface AskedWord {
  readonly word: string;
  readonly weight: number;
  readonly alike: readonly { readonly word: number; readonly likeness: number }[];
}

/** The words of a query that are looked for: those it is asked with are left out, unless there are no others. */
export function askedWords(query: string): string[] {
  const words = [...new Set(wordsOf(query))];
  const telling = words.filter((word) => !askingWords.has(word));
  return telling.length > 0 ? telling : words;
}

/** Looks a query's words up. Rare words weigh more; neighbours written as one ("mc donalds") are looked for too. */
export function lookUp(query: string, index: WordIndex, textCount: number): AskedWord[] {
  const words = askedWords(query);
  const singles = words.map((word) => asked(word, index, textCount));
  const pairs = words.slice(1).map((word, at) => ({ first: at, found: asked(words[at]! + word, index, textCount) }));
  for (const { first, found } of pairs) {
    const exact = found.alike.filter(({ likeness }) => likeness >= pairLikeness);
    if (exact.length === 0) continue;
    for (const at of [first, first + 1]) singles[at] = { ...singles[at]!, alike: [...singles[at]!.alike, ...exact] };
  }
  return singles;
}

const pairLikeness = 0.85;

function asked(word: string, index: WordIndex, textCount: number): AskedWord {
  const alike = index.like(word);
  const best = alike[0];
  const found = best === undefined ? 0 : index.placesOf(best.word).length;
  // The weight of a word that is in no text is that of one that is in a single one.
  return { word, weight: Math.log(1 + textCount / Math.max(1, found)), alike }; // not money: a frequency
}

/**
 * How well each of `textCount` texts answers, 0 to 1, by its place; 0 where it has none of the words. Of the words of a book
 * that one asked word may mean, the likest in a text counts.
 */
export function keywordScores(words: readonly AskedWord[], index: WordIndex, textCount: number): Float64Array {
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  const scores = new Float64Array(textCount);
  // The last asked word, from 1, that a text was given something for.
  const givenFor = new Uint32Array(textCount);
  words.forEach(({ weight, alike }, at) => {
    // The likest comes first, so that what a text has already is at least as good.
    const sorted = [...alike].sort((a, b) => b.likeness - a.likeness);
    for (const { word, likeness } of sorted) {
      const share = (weight * likeness) / total; // not money: a score
      for (const place of index.placesOf(word)) {
        if (givenFor[place] === at + 1) continue;
        givenFor[place] = at + 1;
        scores[place]! += share;
      }
    }
  });
  return scores;
}
