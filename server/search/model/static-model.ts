import { type Lexicon, readLexicon } from '../lexicon/read-lexicon.ts';
import type { EmbeddingModel } from './embedding-model.ts';
import { wordsOf } from './fold.ts';
import { askingWords, boilerplate, paymentWords, places } from './noise.ts';
import { scale, unitBytes } from './unit-bytes.ts';
import { type Meaning, WordSenses } from './word-senses.ts';
import { readWordTable, type WordTable } from './word-table.ts';

/** How the two halves of a vector are put together. Chosen on the half of the labelled set that is there for it. */
export const modelChoices = {
  /** Lengths of the half of word vectors and of the half of concepts; their squares add up to about 1. */
  words: 0.5,
  concepts: 0.85,
  /** What a concept has in common with the wider one. */
  wider: 0.3,
  /** Weight of boilerplate, of places, and in a query of the words that it is asked with. */
  boilerplate: 0.12,
  place: 0.1,
  asking: 0.06,
  /** And of those that it calls payments by. */
  payment: 0.25,
  /** Weight of words that no lexicon has, in a text where others are known. */
  besideKnown: 0.8,
};

/**
 * The model that needs no download: word vectors and the lexicon's concepts side by side in one vector of length 1,
 * a signed byte a dimension. The same text always gives the same vector.
 */
export class StaticModel implements EmbeddingModel {
  /** Changes with whatever changes a vector. */
  readonly id: string;
  readonly dimensions: number;
  private readonly senses: WordSenses;
  private readonly wordDimensions: number;

  constructor(table: WordTable = readWordTable(), lexicon: Lexicon = readLexicon()) {
    this.senses = new WordSenses(table, lexicon);
    this.wordDimensions = table.dimensions;
    this.dimensions = table.dimensions + lexicon.concepts.length;
    this.id = `farthing-static-1.${lexicon.terms.size}`;
  }

  async embedTexts(texts: readonly string[]): Promise<Int8Array[]> {
    return texts.map((text) => this.embedText(text));
  }

  /** The words that a question is asked with count for little. */
  async embedQuery(query: string): Promise<Int8Array> {
    return this.embed(wordsOf(query), true);
  }

  /** The vector of what a book says. All zero where nothing of it is known. */
  embedText(text: string): Int8Array {
    return this.embed(wordsOf(text), false);
  }

  private embed(words: readonly string[], isQuery: boolean): Int8Array {
    const vector = new Float32Array(this.dimensions);
    const found = this.meaningsOf(words, isQuery);
    const isKnown = found.some(({ meaning, factor }) => factor > 0.5 && meaning.concepts.length > 0);
    for (const { meaning, factor } of found) this.addMeaning(vector, meaning, factor, isKnown);
    scale(vector, 0, this.wordDimensions, modelChoices.words);
    scale(vector, this.wordDimensions, this.dimensions, modelChoices.concepts);
    return unitBytes(vector);
  }

  /** Terms of the lexicon, the longest first wherever they begin; then single words. */
  private meaningsOf(words: readonly string[], isQuery: boolean): { meaning: Meaning; factor: number }[] {
    const found: { meaning: Meaning; factor: number }[] = [];
    for (let at = 0; at < words.length; ) {
      const { meaning, length } = this.termAt(words, at);
      const word = words[at]!;
      const known = meaning ?? (hasDigit(word) ? null : this.senses.ofWord(word));
      if (known) found.push({ meaning: known, factor: length > 1 ? 1 : factorOf(word, isQuery) });
      at += length;
    }
    return found;
  }

  private termAt(words: readonly string[], at: number): { meaning: Meaning | null; length: number } {
    for (let length = Math.min(this.senses.lexicon.wordsMax, words.length - at); length > 0; length -= 1) {
      const meaning = this.senses.ofTerm(length === 1 ? words[at]! : words.slice(at, at + length).join(' '));
      if (meaning) return { meaning, length };
    }
    return { meaning: null, length: 1 };
  }

  private addMeaning(vector: Float32Array, meaning: Meaning, factor: number, isKnown: boolean): void {
    const weight = meaning.weight * factor * (isKnown && meaning.concepts.length === 0 ? modelChoices.besideKnown : 1);
    const { direction } = meaning;
    if (direction) for (let at = 0; at < direction.length; at += 1) vector[at]! += weight * direction[at]!;
    for (const [concept, share] of meaning.concepts) {
      const { wider } = this.senses.lexicon.concepts[concept]!;
      vector[this.wordDimensions + concept]! += share * factor;
      if (wider !== null) vector[this.wordDimensions + wider]! += share * factor * modelChoices.wider;
    }
  }
}

function factorOf(word: string, isQuery: boolean): number {
  if (isQuery && askingWords.has(word)) return modelChoices.asking;
  if (isQuery && paymentWords.has(word)) return modelChoices.payment;
  if (boilerplate.has(word) || (!isQuery && askingWords.has(word))) return modelChoices.boilerplate;
  return places.has(word) ? modelChoices.place : 1;
}

function hasDigit(word: string): boolean {
  return /\d/.test(word);
}
