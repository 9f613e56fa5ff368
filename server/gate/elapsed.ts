/** Seconds since a moment of `performance.now`. */
export function secondsSince(startedMs: number): number {
  return (performance.now() - startedMs) / 1_000; // not money: a span of time
}
