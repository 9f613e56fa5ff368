import type { Random } from '../../../server/demo/random.ts';

/** What list filters look for: `common` is in about every fifth entry, `rare` in seven of any size of book, `none` nowhere. */
export const searched = {
  text: { common: 'office', rare: 'zanzibar', none: 'xylophone' },
  /** In about one of two hundred. */
  some: 'riga',
  tag: { common: 'project', rare: 'audit=open', none: 'project=atlantis' },
} as const;

const trades = ['Print', 'Cloud', 'Office', 'Travel', 'Energy', 'Paper', 'Media', 'Metal', 'Garden', 'Harbour', 'Market', 'Software'];
const kinds = ['Works', 'Supply', 'Partners', 'Brothers', 'House', 'Union', 'Group', 'Trading', 'Services', 'Line'];
const places = ['Wien', 'Graz', 'Linz', 'Zürich', 'Genève', 'München', 'Köln', 'Lyon', 'Milano', 'Oslo', 'Kraków', 'Porto', 'Gent', 'Riga'];
const matters = [
  'monthly invoice',
  'office chairs',
  'renewal',
  'delivery',
  'second instalment',
  'repair',
  'consulting',
  'paper for the office',
  'flight',
  'licence',
];
const projects = ['alpha', 'beta', 'gamma', 'delta'];

/** About 1,700 payees, of which the first ones come up far more often than the last. */
export function payeeOf(random: Random): string {
  const skewed = <T>(items: readonly T[]) => items[Math.min(random.below(items.length), random.below(items.length))]!;
  return `${skewed(trades)} ${skewed(kinds)} ${skewed(places)}`;
}

export function descriptionOf(random: Random): string {
  return `${random.pick(matters)} ${random.between(1, 5000)}`;
}

/** A fifth of the entries carries a project as a tag, a twentieth a remark. */
export function commentOf(random: Random): string {
  const drawn = random.below(100);
  if (drawn < 20) return `project: ${random.pick(projects)}`;
  return drawn < 25 ? 'as agreed by telephone' : '';
}
