import type { KeysetOrder } from '../../ledger/keyset.ts';
import { keysetOrderOf, type TransactionOrder } from '../order.ts';

/** What of an entry its postings repeat. */
const repeated: Readonly<Record<string, string>> = {
  't.largest_amount': 'p.entry_largest',
  't.date': 'p.entry_date',
  't.id': 'p.transaction_id',
};

/** A list's order over `posting p`. */
export function postingOrderOf(order: TransactionOrder): KeysetOrder {
  const { columns, descending } = keysetOrderOf(order);
  return { columns: columns.map(({ expression, type }) => ({ expression: repeated[expression]!, type })), descending };
}
