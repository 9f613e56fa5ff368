import type { CopyType } from '../ledger/copy-binary.ts';
import type { Sql } from '../ledger/sql.ts';

/** What an entry is written down in; the order is that in which `entry-rows.ts` writes the fields. All else is derived. */
export const entryTypes = {
  transaction: {
    book_id: 'int4',
    import_id: 'int4',
    id: 'int8',
    date: 'date',
    secondary_date: 'date',
    status: 'text',
    code: 'text',
    payee: 'text',
    description: 'text',
    comment: 'text',
    tags: 'jsonb',
    source_file: 'text',
    source_line: 'int4',
    fingerprint: 'hex',
    occurrence: 'int4',
    largest_amount: 'numeric',
  },
  posting: {
    book_id: 'int4',
    transaction_id: 'int8',
    position: 'int4',
    account_id: 'int4',
    date: 'date',
    commodity_id: 'int4',
    amount: 'numeric',
    cost: 'numeric',
    cost_commodity_id: 'int4',
    kind: 'text',
    status: 'text',
    comment: 'text',
    cash_date: 'date',
    is_opening: 'bool',
    is_closing_shape: 'bool',
    entry_date: 'date',
    entry_largest: 'numeric',
    tags: 'jsonb',
  },
  residue: { book_id: 'int4', transaction_id: 'int8', commodity_id: 'int4', date: 'date', amount: 'numeric' },
} as const satisfies Record<string, Record<string, CopyType>>;

export const entryColumns = {
  transaction: Object.keys(entryTypes.transaction),
  posting: Object.keys(entryTypes.posting),
  residue: Object.keys(entryTypes.residue),
};

/** Rows for COPY. */
export interface EntryLines {
  readonly transactions: Uint8Array<ArrayBuffer>;
  readonly postings: Uint8Array<ArrayBuffer>;
  /** Whether postings have all columns; else all but the last, their tags, as most books have none. */
  readonly haveTags: boolean;
  /** Null where there are none. */
  readonly residues: Uint8Array<ArrayBuffer> | null;
}

/** Ids for as many entries, in ascending order. They are never given again, whether used or not. */
export async function reserveIds(sql: Sql, count: number): Promise<string[]> {
  // As one text: thousands of rows take longer on their way than to be made.
  const [row] = await sql.query<{ ids: string }>(
    "select string_agg(nextval('transaction_id')::text, ' ') as ids from generate_series(1, $1::int)",
    [count],
  );
  return row!.ids.split(' ');
}

/** Whether nothing can be in the book already, so that nobody has to look. */
export async function isWithoutEntries(sql: Sql, bookId: number): Promise<boolean> {
  const [book] = await sql.query<{ is: boolean }>(
    `select not exists (select from transaction where book_id = $1) and not exists (select from shelved_entry where book_id = $1) as is`,
    [bookId],
  );
  return book!.is;
}

/**
 * Which of these contents the book has already: their indexes. `fingerprints` in hexadecimal digits. A line that became
 * part of a transfer is there too, under another entry's name.
 */
export async function readKnown(
  sql: Sql,
  bookId: number,
  fingerprints: readonly string[],
  occurrences: readonly number[],
): Promise<Set<number>> {
  // Decoded beforehand: a condition with a function that might tell of rows of other books is tried after the policy of the table,
  // on each row of the book, and not looked up.
  const rows = await sql.query<{ n: string }>(
    `with asked as materialized (
       select decode(x.fingerprint, 'hex') as fingerprint, x.occurrence, x.n
         from unnest($2::text[], $3::int[]) with ordinality as x (fingerprint, occurrence, n))
     select asked.n from asked
      where exists (
        select from transaction t
         where t.book_id = $1 and t.fingerprint = asked.fingerprint and t.occurrence = asked.occurrence offset 0)
         or exists (
        select from shelved_entry s
         where s.book_id = $1 and s.fingerprint = asked.fingerprint and s.occurrence = asked.occurrence
           and s.transfer_id is not null offset 0)`,
    [bookId, fingerprints, occurrences],
  );
  return new Set(rows.map(({ n }) => Number(n) - 1));
}

/** As many statements for a thousand entries as for one. */
export async function copyEntries(sql: Sql, { transactions, postings, haveTags, residues }: EntryLines): Promise<void> {
  const { posting } = entryColumns;
  await sql.copyIn(
    { table: 'transaction', columns: entryColumns.transaction, rows: transactions },
    { table: 'posting', columns: haveTags ? posting : posting.slice(0, -1), rows: postings },
    ...(residues === null ? [] : [{ table: 'residue', columns: entryColumns.residue, rows: residues }]),
  );
}
