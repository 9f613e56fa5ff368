import type { Key } from '../ledger/cursor.ts';
import { Decimal } from '../ledger/decimal.ts';
import type { TransactionRow } from '../ledger/entries.sql.ts';
import type { KeysetOrder } from '../ledger/keyset.ts';
import { parsePlainDate } from '../ledger/plain-date.ts';

export type TransactionOrder = 'DATE_DESC' | 'DATE_ASC' | 'AMOUNT_DESC' | 'AMOUNT_ASC';

/** An entry with the largest |amount| of its postings, decimal text. */
export type ListedTransaction = TransactionRow & { readonly largest: string };

function isByAmount(order: TransactionOrder): boolean {
  return order === 'AMOUNT_DESC' || order === 'AMOUNT_ASC';
}

/** The order over `transaction t`. */
export function keysetOrderOf(order: TransactionOrder): KeysetOrder {
  const byDate = [
    { expression: 't.date', type: 'date' },
    { expression: 't.id', type: 'bigint' },
  ];
  return {
    columns: isByAmount(order) ? [{ expression: 't.largest_amount', type: 'numeric' }, ...byDate] : byDate,
    descending: order === 'DATE_DESC' || order === 'AMOUNT_DESC',
  };
}

export function keyOf(order: TransactionOrder, row: ListedTransaction): Key {
  const byDate = [row.date, row.id];
  return isByAmount(order) ? [row.largest, ...byDate] : byDate;
}

/** What the parts of a key look like, for cursors. */
export function keyPartsOf(order: TransactionOrder): ((text: string) => boolean)[] {
  const byDate = [(text: string) => parsePlainDate(text) !== null, (text: string) => /^\d{1,18}$/.test(text)];
  return isByAmount(order) ? [(text: string) => Decimal.parse(text) !== null, ...byDate] : byDate;
}
