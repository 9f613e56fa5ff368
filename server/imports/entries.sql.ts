import type { Sql } from '../ledger/sql.ts';

/** What an entry is written down in; the order is that in which `entry-rows.ts` writes the fields. All else is derived. */
export const entryColumns = {
  transaction: `book_id, import_id, id, date, secondary_date, status, code, payee, description, comment, tags, source_file, source_line,
    fingerprint, occurrence, largest_amount`.split(/,\s*/),
  posting: `book_id, transaction_id, position, account_id, date, commodity_id, amount, cost, cost_commodity_id, kind, status, comment, tags,
    cash_date, is_opening, is_closing_shape, entry_date, entry_largest`.split(/,\s*/),
  residue: 'book_id, transaction_id, commodity_id, date, amount'.split(', '),
};

/** Lines for COPY, each in the order of its columns. */
export interface EntryLines {
  readonly transactions: Uint8Array<ArrayBuffer>;
  readonly postings: Uint8Array<ArrayBuffer>;
  readonly residues: Uint8Array<ArrayBuffer>;
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
export async function copyEntries(sql: Sql, { transactions, postings, residues }: EntryLines): Promise<void> {
  const all = [
    { table: 'transaction', columns: entryColumns.transaction, lines: transactions },
    { table: 'posting', columns: entryColumns.posting, lines: postings },
    { table: 'residue', columns: entryColumns.residue, lines: residues },
  ];
  await sql.copyIn(...all.filter(({ lines }) => lines.length > 0));
}
