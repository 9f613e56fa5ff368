import type { ChartAccount } from '../ledger/chart.ts';
import type { Unclassified } from '../ledger/classify.ts';
import { type AccountRow, accountColumns, chartAccountOf } from '../ledger/frame.sql.ts';
import type { Sql } from '../ledger/sql.ts';

/** The account of this full name; null where the book has none. */
export async function findAccount(sql: Sql, bookId: number, fullName: string): Promise<ChartAccount | null> {
  const [row] = await sql.query<AccountRow>(`select ${accountColumns} from account where book_id = $1 and full_name = $2`, [
    bookId,
    fullName,
  ]);
  return row ? chartAccountOf(row) : null;
}

/** Keeps what somebody chose for an account. The caller settles the book. */
export async function writeChoice(sql: Sql, bookId: number, account: Unclassified): Promise<void> {
  await sql.query(
    `update account set chosen_type = $3::text, chosen_role = $4::text
      where book_id = $1 and id = $2 and (chosen_type, chosen_role) is distinct from ($3::text, $4::text)`,
    [bookId, account.id, account.chosenType, account.chosenRole],
  );
}
