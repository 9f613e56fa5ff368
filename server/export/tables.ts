import { printNodeId } from '../ledger/node-id.ts';
import type { Sql } from '../ledger/sql.ts';
import type { TransactionFilter } from '../ledger/transaction-filter.ts';
import { type ExportedEntry, readAccounts, readEntries, readPrices } from './book-file.sql.ts';
import { csvRow } from './csv.ts';

/** The lists that can be had as a table, by file name. */
export const tables: Readonly<Record<string, (sql: Sql, bookId: number, filter: TransactionFilter) => AsyncIterable<string>>> = {
  'transactions.csv': transactionsTable,
  'accounts.csv': accountsTable,
  'prices.csv': pricesTable,
};

const transactionColumns = [
  'transaction',
  'date',
  'status',
  'code',
  'payee',
  'description',
  'account',
  'amount',
  'currency',
  'cost',
  'costCurrency',
  'postingDate',
  'comment',
  'tags',
];

/** A row for each posting of each entry that the filter means. */
async function* transactionsTable(sql: Sql, bookId: number, filter: TransactionFilter): AsyncGenerator<string> {
  yield csvRow(transactionColumns);
  for await (const entries of readEntries(sql, bookId, filter)) yield entries.flatMap((entry) => rowsOf(entry, bookId)).join('');
}

function rowsOf(entry: ExportedEntry, bookId: number): string[] {
  const id = printNodeId('Transaction', bookId, entry.id);
  const tags = entry.tags.map(({ name, value }) => (value === '' ? name : `${name}=${value}`)).join('; ');
  return entry.postings.map(({ account, amount, commodity, cost, costCommodity, date, comment }) =>
    csvRow([
      id,
      entry.date,
      entry.status,
      entry.code,
      entry.payee,
      entry.description,
      account,
      amount,
      commodity,
      cost,
      costCommodity,
      date,
      comment ?? entry.comment,
      tags,
    ]),
  );
}

async function* accountsTable(sql: Sql, bookId: number): AsyncGenerator<string> {
  yield csvRow(['account', 'type', 'role']);
  for (const { fullName, type, role } of await readAccounts(sql, bookId)) yield csvRow([fullName, type, role]);
}

async function* pricesTable(sql: Sql, bookId: number): AsyncGenerator<string> {
  yield csvRow(['on', 'currency', 'price', 'in', 'source']);
  for (const { on, currency, price, in: quote, source } of await readPrices(sql, bookId))
    yield csvRow([on, currency, price, quote, source]);
}
