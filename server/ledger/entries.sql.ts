import type { TransactionStatus } from './nouns.ts';
import type { PlainDate } from './plain-date.ts';
import { plannedOnce, type Sql } from './sql.ts';

export interface Tag {
  readonly name: string;
  readonly value: string;
}

/** An entry without its postings. */
export interface TransactionRow {
  /** A bigint as text. */
  readonly id: string;
  readonly date: PlainDate;
  readonly status: TransactionStatus;
  readonly code: string | null;
  readonly payee: string | null;
  readonly description: string;
  readonly comment: string | null;
  readonly tags: readonly Tag[];
  readonly importId: number | null;
  readonly isSetAside: boolean;
}

/** One line of an entry. Amounts are exact decimal text, debit-positive. */
export interface PostingRow {
  readonly transactionId: string;
  /** From 1, in the entry's order. */
  readonly position: number;
  readonly accountId: number;
  readonly date: PlainDate;
  readonly amount: string;
  readonly commodity: string;
  readonly cost: string | null;
  readonly costCommodity: string | null;
  readonly comment: string | null;
  readonly tags: readonly Tag[];
}

/** For `from transaction t`. */
export const transactionColumns = `t.id, t.date, t.status, t.code, t.payee, t.description, t.comment, t.tags, t.import_id as "importId",
  t.is_set_aside as "isSetAside"`;

/** For `from posting p` with `postingCommodities`. */
export const postingColumns = `p.transaction_id as "transactionId", p.position, p.account_id as "accountId", p.date, p.amount,
  c.symbol as commodity, p.cost, cc.symbol as "costCommodity", p.comment, p.tags`;

/** Names the commodities of `posting p`; the book is $1. */
export const postingCommodities = `join commodity c on c.book_id = $1 and c.id = p.commodity_id
  left join commodity cc on cc.book_id = $1 and cc.id = p.cost_commodity_id`;

/** In the order of `ids`; null where the book has no such transaction. */
export async function readTransactions(sql: Sql, bookId: number, ids: readonly string[]): Promise<(TransactionRow | null)[]> {
  const rows = await sql.query<TransactionRow>(transactionsStatement, [bookId, ids]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}

const transactionsStatement = plannedOnce(
  `select ${transactionColumns} from transaction t where t.book_id = $1 and t.id = any ($2::bigint[])`,
);

/** The postings of each transaction, in the entry's order. */
export async function readPostingsOf(sql: Sql, bookId: number, transactionIds: readonly string[]): Promise<PostingRow[][]> {
  const rows = await sql.query<PostingRow>(
    `select ${postingColumns} from posting p ${postingCommodities}
      where p.book_id = $1 and p.transaction_id = any ($2::bigint[])
      order by p.transaction_id, p.position`,
    [bookId, transactionIds],
  );
  const byTransaction = new Map<string, PostingRow[]>(transactionIds.map((id) => [id, []]));
  for (const row of rows) byTransaction.get(row.transactionId)!.push(row);
  return transactionIds.map((id) => byTransaction.get(id)!);
}
