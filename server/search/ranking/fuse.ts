/** What search goes by: words and vectors together, vectors alone, or words alone. */
export type Mode = 'HYBRID' | 'VECTOR' | 'KEYWORD';

/** How much of a hybrid score comes from the vectors; the rest is the words'. Chosen on the half of the labelled set that is there for it. */
export const fuseChoices = { vectorShare: 0.62 };

/** One score out of two, each 0 to 1: the cosine of the vectors (below zero counts as zero) and the share of the words found. */
export function fusedScore(cosine: number, keyword: number): number {
  const share = fuseChoices.vectorShare;
  return share * Math.max(0, cosine) + (1 - share) * keyword;
}

/** The score by which a mode ranks a text; `keyword` is 0 where none of the words is found. */
export function scoreOf(mode: Mode, cosine: number, keyword: number): number {
  if (mode === 'KEYWORD') return keyword;
  return mode === 'VECTOR' ? cosine : fusedScore(cosine, keyword);
}
