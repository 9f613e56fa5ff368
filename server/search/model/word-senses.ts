import type { Lexicon, Sense } from '../lexicon/read-lexicon.ts';
import { Spelling } from './spelling.ts';
import type { WordTable } from './word-table.ts';

/** What one term of a text means. */
export interface Meaning {
  /** Its direction among the word vectors, of length 1; null where only its concepts are known. */
  readonly direction: Float32Array | null;
  /** Concepts with how much of each it means, 0 to 1. */
  readonly concepts: readonly (readonly [concept: number, share: number])[];
  /** How much the term says: less for the commonest words. */
  readonly weight: number;
}

/** How much of what is found along which way counts. Chosen on the half of the labelled set that is there for it. */
export const senseChoices = {
  /** A word that is a name and an everyday word too ("next", "target"), by how common it is. */
  commonRank: 1_500,
  usualRank: 8_000,
  commonName: 0.3,
  usualName: 0.65,
  /** Found by correcting the spelling, by its first letters, inside a longer word. */
  corrected: 0.85,
  begun: 0.7,
  part: 0.8,
  /** A word of no lexicon takes on concepts that it is near to: from this cosine on. */
  nearFrom: 0.5,
  nearFull: 0.8,
  nearShare: 0.75,
  /** Frequency weight a / (a + p) of a word of no lexicon. */
  frequency: 0.002,
  unlistedWeight: 0.7,
};

const spellingRank = 20_000;
const beginMin = 5;
const partMin = 4;

/** Looks terms up: in the lexicon, among the word vectors, and, where neither knows them, by what they resemble. */
export class WordSenses {
  /** Where the concept lies among the word vectors: the mean of its English words. */
  readonly centres: readonly Float32Array[];
  private readonly ranks = new Map<string, number>();
  private readonly spelling: Spelling;
  private readonly begins = new Map<string, string>();
  private readonly known = new Map<string, Meaning | null>();

  constructor(
    private readonly table: WordTable,
    readonly lexicon: Lexicon,
  ) {
    table.words.forEach((word, rank) => {
      this.ranks.set(word, rank);
    });
    this.centres = lexicon.concepts.map(({ anchors }) => this.centreOf(anchors));
    const single = [...lexicon.terms.keys()].filter((term) => !term.includes(' '));
    this.spelling = new Spelling(new Set([...single, ...table.words.slice(0, spellingRank)]));
    for (const term of single) this.addBegins(term);
  }

  /** The meaning of a lexicon term of one or more words; null where the lexicon does not have it. */
  ofTerm(term: string): Meaning | null {
    const senses = this.lexicon.terms.get(term);
    return senses ? this.ofSenses(term, senses, 1) : null;
  }

  /** The meaning of one word, whatever it takes to find one; null where nothing is like it. */
  ofWord(word: string): Meaning | null {
    const found = this.known.get(word);
    if (found !== undefined) return found;
    const meaning = this.lookUp(word);
    if (this.known.size < knownMax) this.known.set(word, meaning);
    return meaning;
  }

  private lookUp(word: string): Meaning | null {
    const listed = this.ofListed(word);
    if (listed) return listed;
    const rank = this.ranks.get(word);
    if (rank !== undefined && rank < spellingRank) return this.unlisted(word, rank);
    const joined = this.ofParts(word);
    if (joined) return joined;
    const corrected = this.spelling.nearest(word);
    if (corrected) {
      const senses = this.lexicon.terms.get(corrected.word);
      const by = senseChoices.corrected * corrected.nearness;
      if (senses) return this.ofSenses(corrected.word, senses, by);
      if (rank === undefined) return lessened(this.unlisted(corrected.word, this.ranks.get(corrected.word)!), by);
    }
    if (rank !== undefined) return this.unlisted(word, rank);
    const whole = word.length >= beginMin ? this.begins.get(word) : undefined;
    return whole === undefined ? null : this.ofSenses(whole, this.lexicon.terms.get(whole)!, senseChoices.begun);
  }

  /** The word as the lexicon has it, or with an ending of a plural or a case taken away. */
  private ofListed(word: string): Meaning | null {
    const isEnglish = (this.ranks.get(word) ?? Number.POSITIVE_INFINITY) < spellingRank;
    for (const form of formsOf(word, isEnglish)) {
      const senses = this.lexicon.terms.get(form);
      if (senses && (form === word || form.length >= 3)) return this.ofSenses(form, senses, form === word ? 1 : 0.95);
    }
    return null;
  }

  /** Words written as one, as German does: the end says what it is, the beginning what kind. */
  private ofParts(word: string): Meaning | null {
    if (word.length < 2 * partMin) return null;
    const bare = word.replace(plainEnd, '');
    if (bare !== word && bare.length >= partMin - 1) {
      const head = this.partOf(bare) ?? this.partOf(bare.replace(/(s|n|en|es|er)$/, ''));
      if (head) return head;
    }
    for (let at = word.length - partMin; at >= partMin; at -= 1) {
      const [first, last] = [word.slice(0, at), word.slice(at)];
      const head = this.partOf(first) ?? this.partOf(first.replace(/(s|n|en|es|er)$/, ''));
      const tail = this.partOf(last);
      if (head && tail) return joinedOf(head, tail, senseChoices.part);
    }
    // One part that the lexicon knows, the longest one first, at either end.
    for (let length = word.length - 2; length >= partMin + 1; length -= 1) {
      const part = this.partOf(word.slice(0, length)) ?? this.partOf(word.slice(word.length - length));
      if (part) return lessened(part, senseChoices.part * 0.8);
    }
    return null;
  }

  private partOf(part: string): Meaning | null {
    const senses = part.length >= partMin ? this.lexicon.terms.get(part) : undefined;
    const words = senses?.filter((sense) => !sense.isName);
    return words?.length ? this.ofSenses(part, words, 1) : null;
  }

  private ofSenses(term: string, senses: readonly Sense[], share: number): Meaning {
    const rank = this.ranks.get(term) ?? Number.POSITIVE_INFINITY;
    const ownWord = !term.includes(' ') && rank < spellingRank && senses.some((sense) => !sense.isName);
    const among = Math.sqrt(senses.length);
    const concepts = senses.map((sense) => [sense.concept, (share * nameShare(sense, rank)) / among] as const); // not money: a share
    const weight = Math.max(...concepts.map(([, part]) => part));
    const direction = ownWord ? this.vectorOf(rank) : unitSum(senses.map((sense) => this.centres[sense.concept]!));
    return { direction, concepts, weight };
  }

  /** A word that only the word vectors know takes on the concepts whose English words it is near to. */
  private unlisted(word: string, rank: number): Meaning {
    const direction = this.vectorOf(rank);
    const { nearFrom, nearFull, nearShare, frequency, unlistedWeight } = senseChoices;
    const near = this.centres
      .map((centre, concept) => [concept, Math.min(1, (dot(direction, centre) - nearFrom) / (nearFull - nearFrom)) * nearShare] as const) // not money: cosines
      .filter(([, share]) => share > 0)
      .sort((a, b) => b[1] - a[1])
      .slice(0, 2);
    const probability = 1 / ((rank + 2) * Math.log(this.table.words.length)); // not money: Zipf's law
    const weight = (unlistedWeight * frequency) / (frequency + probability); // not money: a weight
    return { direction, concepts: word.length < 3 ? [] : near, weight };
  }

  private vectorOf(rank: number): Float32Array {
    const { dimensions, vectors } = this.table;
    return unit(Float32Array.from(vectors.subarray(rank * dimensions, (rank + 1) * dimensions)));
  }

  private centreOf(anchors: readonly string[]): Float32Array {
    const ranks = anchors.flatMap((anchor) => anchor.split(' ')).map((word) => this.ranks.get(word));
    // A word of an anchor that is everywhere places nothing.
    const vectors = ranks.filter((rank) => rank !== undefined && rank > 150).map((rank) => this.vectorOf(rank!));
    return vectors.length === 0 ? new Float32Array(this.table.dimensions) : unitSum(vectors);
  }

  private addBegins(term: string): void {
    for (let length = beginMin; length < term.length; length += 1) {
      const begin = term.slice(0, length);
      const before = this.begins.get(begin);
      if (before === undefined || term.length < before.length) this.begins.set(begin, term);
    }
  }
}

/** What German hangs on to anything that is paid for. */
const plainEnd =
  /(kosten|rechnung(en)?|zahlung(en)?|gebuhr(en)?|gebuehr(en)?|beitrag|beitraege|beitrage|ausgaben|einkauf|abschlag|kauf|konto)$/;

const knownMax = 200_000;

/** A name that is an everyday word as well is hardly ever meant as the name. */
function nameShare(sense: Sense, rank: number): number {
  if (!sense.isName) return 1;
  if (rank < senseChoices.commonRank) return senseChoices.commonName;
  return rank < senseChoices.usualRank ? senseChoices.usualName : 1;
}

const endings: readonly (readonly [RegExp, string])[] = [
  [/ies$/, 'y'],
  [/(?<=[sxzh])es$/, ''],
  [/s$/, ''],
  [/en$/, ''],
  [/en$/, 'e'],
  [/n$/, ''],
  [/e$/, ''],
  [/er$/, ''],
  [/es$/, ''],
  [/ing$/, ''],
  [/ing$/, 'e'],
  [/ed$/, ''],
  [/i$/, 'o'],
  [/i$/, 'e'],
  [/e$/, 'a'],
];

/** English words that are known as they are lose no more than a plural: "care" is not the plural of "car" somewhere else. */
function formsOf(word: string, isEnglish: boolean): string[] {
  if (word.length < 4) return [word];
  const some = isEnglish ? endings.slice(0, 3) : endings;
  return [word, ...some.filter(([ending]) => ending.test(word)).map(([ending, instead]) => word.replace(ending, instead))];
}

function joinedOf(head: Meaning, tail: Meaning, by: number): Meaning {
  const shares = new Map<number, number>();
  for (const [part, factor] of [
    [head, by],
    [tail, by],
  ] as const)
    for (const [concept, share] of part.concepts) shares.set(concept, Math.max(shares.get(concept) ?? 0, share * factor));
  const directions = [head.direction, tail.direction].filter((direction) => direction !== null);
  return { direction: directions.length ? unitSum(directions) : null, concepts: [...shares], weight: by };
}

function lessened(meaning: Meaning, by: number): Meaning {
  return { ...meaning, concepts: meaning.concepts.map(([concept, share]) => [concept, share * by] as const), weight: meaning.weight * by };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += a[at]! * b[at]!;
  return sum;
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  return length === 0 ? vector : vector.map((value) => value / length); // not money: a direction
}

function unitSum(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]!.length);
  for (const vector of vectors) for (let at = 0; at < sum.length; at += 1) sum[at]! += vector[at]!;
  return unit(sum);
}
