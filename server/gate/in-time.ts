/** Gives `work` so many milliseconds, then throws `OutOfTime`. The work itself goes on: nobody can call a statement back. */
export async function inTime<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutOfTime(limitMs)), limitMs);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
    // Its failure, if it comes after all, was told already.
    work.catch(() => undefined);
  }
}

export class OutOfTime extends Error {
  constructor(limitMs: number) {
    super(`no answer within ${limitMs} ms`);
  }
}
