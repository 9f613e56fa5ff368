import type { AccountType } from '../../ledger/nouns.ts';
import type { Sql } from '../../ledger/sql.ts';

export interface SidePosting {
  readonly transactionId: string;
  readonly accountId: number;
  readonly type: AccountType;
  readonly amount: number;
}

/** The postings of entries with the types of their accounts. Amounts are rough numbers: only how near they are is looked at. */
export function readSides(sql: Sql, bookId: number, transactionIds: readonly string[]): Promise<SidePosting[]> {
  return sql.query(
    `select p.transaction_id as "transactionId", p.account_id as "accountId", a.type, p.amount::float8 as amount
       from posting p join account a on a.book_id = $1 and a.id = p.account_id
      where p.book_id = $1 and p.transaction_id = any ($2::bigint[])`,
    [bookId, transactionIds],
  );
}
