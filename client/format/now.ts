let given: Date | null = null;

/** The moment it is. */
export function now(): Date {
  return given ?? new Date();
}

/** Does something as of another moment, at once: what the server paints goes by the server's clock. */
export function asOf<T>(moment: Date, work: () => T): T {
  given = moment;
  try {
    return work();
  } finally {
    given = null;
  }
}
