import { settleEntries } from '../ledger/rollup/entry-columns.sql.ts';
import type { Sql } from '../ledger/sql.ts';

/** What stands in the way of a move: for each reason, what it is about. All empty where nothing does. */
export interface MoveFacts {
  readonly fromId: number | null;
  readonly toId: number | null;
  /** Of the transactions asked for: those that the book has, and whether each has a posting on the account. */
  readonly found: ReadonlyMap<string, { readonly isOnAccount: boolean }>;
}

export async function readMoveFacts(
  sql: Sql,
  bookId: number,
  move: { readonly transactionIds: readonly string[]; readonly fromAccount: string; readonly toAccount: string },
): Promise<MoveFacts> {
  const accounts = await sql.query<{ id: number; fullName: string }>(
    'select id, full_name as "fullName" from account where book_id = $1 and full_name = any ($2::text[])',
    [bookId, [move.fromAccount, move.toAccount]],
  );
  const idOf = (name: string) => accounts.find((account) => account.fullName === name)?.id ?? null;
  const fromId = idOf(move.fromAccount);
  const found = await sql.query<{ id: string; isOnAccount: boolean }>(
    `select t.id, exists (select from posting p where p.book_id = $1 and p.transaction_id = t.id and p.account_id = $3::int) as "isOnAccount"
       from transaction t where t.book_id = $1 and t.id = any ($2::bigint[])`,
    [bookId, move.transactionIds, fromId],
  );
  return { fromId, toId: idOf(move.toAccount), found: new Map(found.map((row) => [row.id, row])) };
}

/** Puts the postings of these transactions on one account on another. The caller settles the book. */
export async function movePostings(
  sql: Sql,
  bookId: number,
  transactionIds: readonly string[],
  fromId: number,
  toId: number,
): Promise<void> {
  await sql.query('update posting set account_id = $4 where book_id = $1 and transaction_id = any ($2::bigint[]) and account_id = $3', [
    bookId,
    transactionIds,
    fromId,
    toId,
  ]);
  await settleEntries(sql, bookId, transactionIds);
}
