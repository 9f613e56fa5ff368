import type { DataSource, QueryRunner } from 'typeorm';

export interface StatementWatch {
  reset(): void;
  /** Since the last reset. */
  seen(): { sqlMilliseconds: number; sqlSpanMilliseconds: number; statements: number };
}

/**
 * Times every statement of a store from the call to its rows, for as long as the process lives: all of them, those that
 * begin and end transactions too, go through `query` of TypeORM's runner. What is read of rows in Node is not in it. A
 * statement that was sent ahead begins when the one before it on its connection has ended.
 */
export function watchStatements(source: DataSource): StatementWatch {
  const [sums, open] = [
    { sqlMilliseconds: 0, sqlSpanMilliseconds: 0, statements: 0 },
    { count: 0, sinceMs: 0 },
  ];
  const runner = source.createQueryRunner();
  const prototype = Object.getPrototypeOf(runner) as { query: QueryRunner['query'] };
  const original = prototype.query as (...args: unknown[]) => Promise<unknown>;
  void runner.release();
  const endedMs = new WeakMap<QueryRunner, number>();
  const timed = async function (this: QueryRunner, ...args: unknown[]): Promise<unknown> {
    const startMs = performance.now();
    if (open.count === 0) open.sinceMs = startMs;
    open.count += 1;
    try {
      return await original.apply(this, args);
    } finally {
      const endMs = performance.now();
      open.count -= 1;
      sums.statements += 1;
      sums.sqlMilliseconds += endMs - Math.max(startMs, endedMs.get(this) ?? 0);
      endedMs.set(this, endMs);
      if (open.count === 0) sums.sqlSpanMilliseconds += endMs - open.sinceMs;
    }
  };
  prototype.query = timed as QueryRunner['query'];
  return {
    reset: () => void Object.assign(sums, { sqlMilliseconds: 0, sqlSpanMilliseconds: 0, statements: 0 }),
    seen: () => ({ ...sums }),
  };
}
