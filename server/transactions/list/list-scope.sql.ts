import type { Sql } from '../../ledger/sql.ts';
import type { TransactionFilter } from '../../ledger/transaction-filter.ts';
import type { TransactionOrder } from '../order.ts';
import type { WordList } from './words.sql.ts';

/** A list of entries: whose, which, in what order, and what the filter's names stand for in the book. */
export interface ListScope {
  readonly bookId: number;
  /** As the book says, for choosing a way; a list is right whatever it is. */
  readonly bookSize: number;
  readonly filter: TransactionFilter;
  readonly order: TransactionOrder;
  /** The accounts that a posting may be on, children included; null where the filter names neither accounts nor types. */
  readonly accountIds: readonly number[] | null;
  /** The commodity that a posting must be of; null where the filter names none. */
  readonly commodityId: number | null;
  /** For each word of the filter, in its order: where an index of words finds it. Missing before they were looked up, and where there is none. */
  readonly wordLists?: readonly WordList[];
  /** Lists of at most so many words are asked of the index at once. */
  readonly namedMax?: number;
}

/** Looks up a filter's names. They are constants of what follows, so that the planner knows how common they are. Null where nothing can match. */
export async function readListScope(
  sql: Sql,
  book: { readonly id: number; readonly transactionCount: number },
  filter: TransactionFilter,
  order: TransactionOrder,
): Promise<ListScope | null> {
  const namesAccounts = Boolean(filter.accounts?.length || filter.types?.length);
  const namesCommodity = filter.currency !== undefined && filter.currency !== null;
  const scope = { bookId: book.id, bookSize: book.transactionCount, filter, order, accountIds: null, commodityId: null };
  if (!namesAccounts && !namesCommodity) return scope;
  const [named] = await sql.query<{ accountIds: number[] | null; commodityId: number | null }>(
    `select (select array_agg(a.id) from account a
              where a.book_id = $1 and ($3::text[] is null or a.type = any ($3))
                and ($2::text[] is null or a.path && (select array_agg(n.id) from account n where n.book_id = $1 and n.full_name = any ($2))))
              as "accountIds",
            (select c.id from commodity c where c.book_id = $1 and c.symbol = $4::text) as "commodityId"`,
    [book.id, filter.accounts?.length ? filter.accounts : null, filter.types?.length ? filter.types : null, filter.currency ?? null],
  );
  if ((namesAccounts && !named!.accountIds) || (namesCommodity && !named!.commodityId)) return null;
  return { ...scope, accountIds: namesAccounts ? named!.accountIds : null, commodityId: named!.commodityId };
}
