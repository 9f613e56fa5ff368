import type { Sql } from '../../../server/ledger/sql.ts';

/**
 * Folds what writers have appended to a book into its sums, as the running server does beside them. Null while the product
 * has nothing to fold; where it has, its function goes here and the contention figures run with it.
 */
export const compactor: ((sql: Sql, bookId: number) => Promise<unknown>) | null = null;
