import { isUnplaced } from '../unplaced.ts';

/** A past entry with two sides: an account that money is kept on, and what the money was for. */
export interface PastEntry {
  /** A bigint as text. */
  readonly transactionId: string;
  readonly payee: string | null;
  readonly text: string;
  readonly counterAccount: string;
}

/** A rule that past entries speak for. */
export interface Learned {
  /** What it looks for: in the payee, or in all words where entries have no payee. */
  readonly condition: { readonly payee: string | null; readonly text: string | null };
  readonly counterAccount: string;
  /** Of the past entries that it fits: how many are on the account, and how many are placed at all. */
  readonly agreeing: number;
  readonly placed: number;
  /** Entries that it fits and nobody has placed. */
  readonly unplaced: number;
  /** The newest that agree. */
  readonly examples: readonly string[];
}

const agreeingMin = 3;
/** In hundredths of those that are placed. */
const agreeingPercentMin = 90;
const examplesMax = 3;
const wordLengthMin = 3;

/**
 * Rules that would have placed past entries as people did: for each name that comes again, where its entries are. Those come first that
 * would place most of what is not placed yet. `entries` are the newest first.
 */
export function learnRules(entries: readonly PastEntry[]): Learned[] {
  const groups = new Map<string, PastEntry[]>();
  for (const entry of entries) {
    const name = nameOf(entry);
    if (name === null) continue;
    const key = `${entry.payee === null ? 'text' : 'payee'} ${name}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups]
    .flatMap(([key, group]) => {
      const at = key.indexOf(' ');
      const word = key.slice(at + 1);
      return learnedFrom(key.startsWith('payee') ? { payee: word, text: null } : { payee: null, text: word }, group);
    })
    .sort((a, b) => b.unplaced - a.unplaced || b.agreeing - a.agreeing || (a.counterAccount < b.counterAccount ? -1 : 1));
}

function learnedFrom(condition: Learned['condition'], group: readonly PastEntry[]): Learned[] {
  const placed = group.filter(({ counterAccount }) => !isUnplaced(counterAccount));
  const counts = new Map<string, number>();
  for (const { counterAccount } of placed) counts.set(counterAccount, (counts.get(counterAccount) ?? 0) + 1);
  const [counterAccount, agreeing] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  if (agreeing < agreeingMin || agreeing * 100 < placed.length * agreeingPercentMin) return [];
  const examples = placed
    .filter((entry) => entry.counterAccount === counterAccount)
    .slice(0, examplesMax)
    .map(({ transactionId }) => transactionId);
  return [{ condition, counterAccount, agreeing, placed: placed.length, unplaced: group.length - placed.length, examples }];
}

/**
 * What a name begins with, up to the first word with a digit, a card's or a branch's number, and at most three words: as it stands in the
 * name, since a rule looks for a part of it. Null where no word is left.
 */
function nameOf({ payee, text }: PastEntry): string | null {
  const words = folded(payee ?? text)
    .trim()
    .split(/\s+/);
  const end = words.findIndex((word) => /\d/.test(word));
  const name = words
    .slice(0, end < 0 ? 3 : Math.min(end, 3))
    .join(' ')
    .replace(/[\s.,:;#*-]+$/, '');
  return name.replace(/[^\p{L}]/gu, '').length < wordLengthMin ? null : name;
}

function folded(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
