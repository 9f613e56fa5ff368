import { withoutUmlauts, wordsOf } from '../model/fold.ts';
import { business } from './business.ts';
import { digital } from './digital.ts';
import { food } from './food.ts';
import { health } from './health.ts';
import { home } from './home.ts';
import { money } from './money.ts';
import { shops } from './shops.ts';
import { travel } from './travel.ts';

/** What a term means: a concept, by its place in the list of concepts. */
export interface Sense {
  readonly concept: number;
  /** True of a name (a merchant, a brand), false of a word of some language. */
  readonly isName: boolean;
}

export interface Concept {
  readonly name: string;
  /** The wider concept that it is a part of, by its place; null of one that stands alone. */
  readonly wider: number | null;
  /** Its English words, each folded: what places it among the word vectors. */
  readonly anchors: readonly string[];
}

/** What books, banks and shops say, in several languages. Terms are folded words joined by one space. */
export interface Lexicon {
  readonly concepts: readonly Concept[];
  readonly terms: ReadonlyMap<string, readonly Sense[]>;
  /** Words of the longest term. */
  readonly wordsMax: number;
}

/**
 * Reads lexicon texts. `@flight < travel` begins the concept `flight`, a part of `travel`; each line below it is a kind
 * of term (a language, or `names` for merchants and brands), a colon, and terms parted by commas.
 */
export function readLexicon(texts: readonly string[] = [travel, food, home, shops, digital, health, money, business]): Lexicon {
  const concepts: { name: string; wider: number | null; anchors: string[] }[] = [];
  const terms = new Map<string, Sense[]>();
  let wordsMax = 1;
  const add = (term: string, isName: boolean) => {
    const words = wordsOf(term);
    const key = words.join(' ');
    if (key.length < 2) return;
    wordsMax = Math.max(wordsMax, words.length);
    const senses = terms.get(key) ?? [];
    const concept = concepts.length - 1;
    if (!senses.some((sense) => sense.concept === concept)) senses.push({ concept, isName });
    terms.set(key, senses);
  };
  for (const line of texts.flatMap((text) => text.split('\n'))) {
    if (line.startsWith('@')) {
      const [name, wider] = line.slice(1).split(' < ');
      const place = concepts.findIndex((concept) => concept.name === wider);
      if (wider !== undefined && place < 0) throw new Error(`the lexicon has no concept ${wider} above ${name}`);
      concepts.push({ name: name!, wider: wider === undefined ? null : place, anchors: [] });
    } else if (line.includes(':')) {
      const kind = line.slice(0, line.indexOf(':'));
      for (const term of line.slice(kind.length + 1).split(',')) {
        add(term, kind === 'names');
        const spelled = withoutUmlauts(term);
        if (spelled !== null) add(spelled, kind === 'names');
        if (kind === 'en') concepts.at(-1)!.anchors.push(wordsOf(term).join(' '));
      }
    }
  }
  return { concepts, terms, wordsMax };
}
