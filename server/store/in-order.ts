import type { Sql } from '../ledger/sql.ts';

/** For a connection that takes one statement at a time: those of concurrent readers wait for one another. */
export function inOrder(sql: Sql): Sql {
  let last: Promise<unknown> = Promise.resolve();
  return {
    ...sql,
    query(text, parameters) {
      const next = last.then(() => sql.query(text, parameters));
      last = next.catch(() => undefined);
      return next as never;
    },
  };
}
