/**
 * Finds the known word that a misspelt one is nearest to: what is left of either when one letter is taken away meets in
 * one table. Words shorter than five letters are taken as written, and the first letter is trusted.
 */
export class Spelling {
  private readonly byRest = new Map<string, number[]>();
  private readonly words: string[] = [];

  /** Earlier words win where two are equally near. */
  constructor(words: Iterable<string>) {
    for (const word of words) this.add(word);
  }

  private add(word: string): void {
    if (word.length < lengthMin || word.includes(' ')) return;
    const place = this.words.push(word) - 1;
    for (const rest of restsOf(word)) {
      const places = this.byRest.get(rest);
      if (places) places.push(place);
      else this.byRest.set(rest, [place]);
    }
  }

  /** The nearest known word and how near it is, 0 to 1; null where none is near enough. */
  nearest(word: string): { readonly word: string; readonly nearness: number } | null {
    if (word.length < lengthMin) return null;
    const allowed = word.length >= longWord ? 2 : 1;
    let [best, least] = ['', allowed + 1];
    const seen = new Set<number>();
    for (const rest of restsOf(word)) {
      for (const place of this.byRest.get(rest) ?? []) {
        if (seen.has(place)) continue;
        seen.add(place);
        const known = this.words[place]!;
        if (known[0] !== word[0] || Math.abs(known.length - word.length) >= least) continue;
        const distance = editsBetween(word, known, least);
        if (distance < least) [best, least] = [known, distance];
      }
    }
    return best === '' ? null : { word: best, nearness: 1 - least / word.length }; // not money: edits in a word
  }
}

const lengthMin = 5;
const longWord = 8;

/** The word itself and what is left of it without one letter, which two words meet in that differ in one place, or in a swap. */
function restsOf(word: string): Set<string> {
  const rests = new Set([word]);
  for (let at = 1; at < word.length; at += 1) rests.add(word.slice(0, at) + word.slice(at + 1));
  return rests;
}

/** Letters to add, drop, change or swap with a neighbour; `most` and more are all the same. */
export function editsBetween(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  let leastBefore = 0;
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const change = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let edits = Math.min(change, last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) edits = Math.min(edits, before[j - 2]! + 1);
      row.push(edits);
      least = Math.min(least, edits);
    }
    // A swap goes on from the row before the last.
    if (least >= most && leastBefore + 1 >= most) return most;
    [before, last, leastBefore] = [last, row, least];
  }
  return Math.min(last[b.length]!, most);
}
