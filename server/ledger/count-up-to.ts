/** How many of the ascending values, days as text or numbers of days, are at most `value`. */
export function countUpTo<T extends string | number>(values: ArrayLike<T>, value: T): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
