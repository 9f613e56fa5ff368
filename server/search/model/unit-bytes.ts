const byteMax = 127;

/** Makes the part of a vector between two places this long; leaves one that is all zero. */
export function scale(vector: Float32Array, from: number, to: number, length: number): void {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += vector[at]! * vector[at]!;
  if (sum === 0) return;
  const by = length / Math.sqrt(sum); // not money: a direction
  for (let at = from; at < to; at += 1) vector[at]! *= by;
}

/** The direction of a vector, a signed byte a dimension. */
export function unitBytes(vector: Float32Array): Int8Array {
  scale(vector, 0, vector.length, byteMax);
  return Int8Array.from(vector, Math.round);
}
