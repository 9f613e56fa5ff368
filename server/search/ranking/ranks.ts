export interface Ranks {
  readonly vectorRank: number | null;
  readonly keywordRank: number | null;
}

/** For each of some of `all`, how many are greater, and one more. Looks at all of them once. */
export function ranksAmong(all: Float32Array | Float64Array, some: readonly number[]): number[] {
  const values = some.map((at) => all[at]!);
  const rising = [...values].sort((a, b) => a - b);
  const least = rising[0] ?? Number.POSITIVE_INFINITY;
  // How many of `all` are greater than this one and none above it.
  const greater = new Uint32Array(rising.length);
  // By number: four times as fast as `for of` over so many.
  for (let at = 0; at < all.length; at += 1) {
    const one = all[at]!;
    if (one <= least) continue;
    let place = rising.length - 1;
    while (rising[place]! >= one) place -= 1;
    greater[place]! += 1;
  }
  for (let place = rising.length - 2; place >= 0; place -= 1) greater[place]! += greater[place + 1]!;
  return values.map((value) => greater[rising.lastIndexOf(value)]! + 1);
}
