/** How well a ranking answers one query. Relevance is yes or no. */
export interface Measures {
  /** Gain of the first ten, discounted by rank, as a share of the best possible. */
  readonly ndcg10: number;
  /** Relevant ones among the first five, as a share of five, or of all where there are fewer. */
  readonly recall5: number;
  /** One over the rank of the first relevant one; 0 where none is among the first ten. */
  readonly reciprocal10: number;
}

/** `ranked` holds ids, the best first. */
export function measuresOf(ranked: readonly string[], relevant: ReadonlySet<string>): Measures {
  const hits = ranked.slice(0, 10).map((id) => relevant.has(id));
  const gain = (count: readonly boolean[]) => count.reduce((sum, hit, at) => sum + (hit ? 1 / Math.log2(at + 2) : 0), 0); // not money: a gain
  const best = gain(Array.from({ length: Math.min(10, relevant.size) }, () => true));
  const first = hits.indexOf(true);
  return {
    ndcg10: best === 0 ? 0 : gain(hits) / best, // not money: a share
    recall5: hits.slice(0, 5).filter(Boolean).length / Math.max(1, Math.min(5, relevant.size)), // not money: a share
    reciprocal10: first < 0 ? 0 : 1 / (first + 1), // not money: a rank
  };
}

export function meanOf(all: readonly Measures[]): Measures {
  const mean = (of: (measures: Measures) => number) => (all.length === 0 ? 0 : all.reduce((sum, one) => sum + of(one), 0) / all.length); // not money: a mean
  return { ndcg10: mean((one) => one.ndcg10), recall5: mean((one) => one.recall5), reciprocal10: mean((one) => one.reciprocal10) };
}
