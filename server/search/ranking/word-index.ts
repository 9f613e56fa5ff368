import { editsBetween } from '../model/spelling.ts';

/** Words of all texts of a book, found exactly, by their beginning, or by what they resemble. */
export class WordIndex {
  private readonly numbers = new Map<string, number>();
  private readonly words: string[] = [];
  /** For each word, the places of the texts that have it; each text once. */
  private readonly places: number[][] = [];
  private readonly byTrigram = new Map<string, number[]>();
  /** How many trigrams each word shares with the one that is looked for; all zero between two. */
  private shared = new Uint16Array(1_024);

  /** `place` is the text's place among the book's texts; call it once for each text. */
  add(place: number, words: readonly string[]): void {
    for (const word of new Set(words)) this.places[this.numberOf(word)]!.push(place);
  }

  placesOf(word: number): readonly number[] {
    return this.places[word]!;
  }

  /** The words that somebody may have meant by one word, with how alike each is, 0 to 1. The word itself is all alike. */
  like(word: string): { readonly word: number; readonly likeness: number }[] {
    if (this.shared.length < this.words.length) this.shared = new Uint16Array(2 * this.words.length);
    const { shared } = this;
    const sharing: number[] = [];
    const trigrams = trigramsOf(word);
    for (const trigram of trigrams) {
      const numbers = this.byTrigram.get(trigram) ?? [];
      // By number: common endings are in ten thousands of words.
      for (let at = 0; at < numbers.length; at += 1) {
        const number = numbers[at]!;
        if (shared[number] === 0) sharing.push(number);
        shared[number]! += 1;
      }
    }
    const alike: { word: number; likeness: number }[] = [];
    for (const number of sharing) {
      const count = shared[number]!;
      shared[number] = 0;
      // What shares less than a quarter of either is neither a beginning nor a slip of the pen.
      if (count * 4 < Math.min(trigrams.length, this.words[number]!.length + 1)) continue;
      const likeness = likenessOf(word, this.words[number]!);
      if (likeness > 0) alike.push({ word: number, likeness });
    }
    return alike.sort((a, b) => b.likeness - a.likeness).slice(0, alikeMax);
  }

  private numberOf(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    const number = this.words.push(word) - 1;
    this.numbers.set(word, number);
    this.places.push([]);
    for (const trigram of trigramsOf(word)) {
      const numbers = this.byTrigram.get(trigram);
      if (numbers) numbers.push(number);
      else this.byTrigram.set(trigram, [number]);
    }
    return number;
  }
}

const alikeMax = 60;

/** As pg_trgm cuts words: two blanks before, one behind. Each once. */
function trigramsOf(word: string): string[] {
  const padded = `  ${word} `;
  const found = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3));
  return [...found];
}

/** How alike two words are: 1 for the same, less for a beginning, a part of a longer word, or a slip of the pen; else 0. */
export function likenessOf(asked: string, word: string): number {
  if (asked === word) return 1;
  if (asked.length >= 3 && word.startsWith(asked)) return 0.6 + (0.3 * asked.length) / word.length; // not money: lengths of words
  if (word.length >= 4 && asked.startsWith(word)) return 0.5 + (0.3 * word.length) / asked.length; // not money: lengths of words
  if (asked.length >= 5 && word.includes(asked)) return 0.65;
  if (asked.length < 5 || hasDigit(asked)) return 0;
  const allowed = asked.length >= 8 ? 2 : 1;
  const edits = Math.abs(asked.length - word.length) > allowed ? allowed + 1 : editsBetween(asked, word, allowed + 1);
  if (edits > allowed) return 0;
  return 0.95 - (1.4 * edits) / asked.length; // not money: edits in a word
}

function hasDigit(word: string): boolean {
  return /\d/.test(word);
}
