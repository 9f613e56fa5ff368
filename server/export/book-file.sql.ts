import { type PostingRow, postingColumns, postingCommodities, type TransactionRow, transactionColumns } from '../ledger/entries.sql.ts';
import { Bindings } from '../ledger/keyset.ts';
import type { AccountRole, AccountType, DeclaredType, TransactionStatus } from '../ledger/nouns.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import type { Sql } from '../ledger/sql.ts';
import { conditionsOf, type TransactionFilter } from '../ledger/transaction-filter.ts';

export interface ExportedAccount {
  readonly id: number;
  readonly fullName: string;
  /** Null where no file declares it. */
  readonly position: string | null;
  readonly declaredType: DeclaredType | null;
  readonly declaredRole: AccountRole | null;
  readonly chosenType: AccountType | null;
  readonly chosenRole: AccountRole | null;
  readonly type: AccountType;
  readonly role: AccountRole | null;
}

/** In the order in which reports list siblings. */
export async function readAccounts(sql: Sql, bookId: number): Promise<ExportedAccount[]> {
  return sql.query<ExportedAccount>(
    `select id, full_name as "fullName", position, declared_type as "declaredType", declared_role as "declaredRole",
            chosen_type as "chosenType", chosen_role as "chosenRole", type, role
       from account where book_id = $1 order by position nulls last, full_name collate "C"`,
    [bookId],
  );
}

export interface ExportedPrice {
  readonly on: PlainDate;
  readonly currency: string;
  /** Decimal text. */
  readonly price: string;
  readonly in: string;
  readonly source: string;
}

/** For one day and pair the one that counts comes last. */
export async function readPrices(sql: Sql, bookId: number): Promise<ExportedPrice[]> {
  return sql.query<ExportedPrice>(
    `select p.on_date as on, c.symbol as currency, p.rate as price, q.symbol as in, p.source
       from price p
       join commodity c on c.book_id = $1 and c.id = p.commodity_id
       join commodity q on q.book_id = $1 and q.id = p.quote_id
      where p.book_id = $1 order by p.on_date, p.source = 'user', p.id`,
    [bookId],
  );
}

export async function readDigits(sql: Sql, bookId: number): Promise<{ symbol: string; digits: number }[]> {
  return sql.query('select symbol, digits from commodity where book_id = $1 order by id', [bookId]);
}

export type ExportedPosting = PostingRow & {
  readonly kind: 'REAL' | 'BALANCED_VIRTUAL' | 'UNBALANCED_VIRTUAL';
  readonly status: TransactionStatus;
  readonly account: string;
};

export interface ExportedEntry extends TransactionRow {
  readonly secondaryDate: PlainDate | null;
  readonly postings: readonly ExportedPosting[];
}

const pageEntries = 1_000;

/** All entries that the filter means, by day and then as they came, read a thousand at a time: two statements for each thousand. */
export async function* readEntries(sql: Sql, bookId: number, filter: TransactionFilter): AsyncGenerator<ExportedEntry[]> {
  let after: { date: string; id: string } | null = null;
  for (;;) {
    const entries: Omit<ExportedEntry, 'postings'>[] = await readPage(sql, bookId, filter, after);
    const last = entries.at(-1);
    if (!last) return;
    const postings = await sql.query<ExportedPosting>(
      `select ${postingColumns}, p.kind, p.status, a.full_name as account
         from posting p ${postingCommodities} join account a on a.book_id = $1 and a.id = p.account_id
        where p.book_id = $1 and p.transaction_id = any ($2::bigint[]) order by p.transaction_id, p.position`,
      [bookId, entries.map(({ id }) => id)],
    );
    const byEntry = new Map<string, ExportedPosting[]>(entries.map(({ id }) => [id, []]));
    for (const posting of postings) byEntry.get(posting.transactionId)!.push(posting);
    yield entries.map((entry) => ({ ...entry, postings: byEntry.get(entry.id)! }));
    if (entries.length < pageEntries) return;
    after = last;
  }
}

function readPage(
  sql: Sql,
  bookId: number,
  filter: TransactionFilter,
  after: { date: string; id: string } | null,
): Promise<Omit<ExportedEntry, 'postings'>[]> {
  const bindings = new Bindings(bookId);
  const conditions = ['t.book_id = $1', ...conditionsOf(filter, bookId, bindings)];
  if (after) conditions.push(`(t.date, t.id) > (${bindings.bind(after.date, 'date')}, ${bindings.bind(after.id, 'bigint')})`);
  return sql.query(
    `select ${transactionColumns}, t.secondary_date as "secondaryDate" from transaction t
      where ${conditions.join(' and ')} order by t.date, t.id limit ${pageEntries}`,
    bindings.values,
  );
}
