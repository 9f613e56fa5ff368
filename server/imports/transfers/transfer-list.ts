import { pageSizeMax } from '../../config/limits.ts';
import type { Context } from '../../context.ts';
import { CursorCodec } from '../../ledger/cursor.ts';
import { Decimal } from '../../ledger/decimal.ts';
import { forwardPage, pageWindow } from '../../ledger/page-window.ts';
import { type Account, accountOf } from '../../nouns/account.types.ts';
import { connectionOf } from '../../nouns/connection.types.ts';
import { type Import, importOf } from '../../nouns/import.types.ts';
import { type Transaction, transactionOf } from '../../nouns/transaction.types.ts';
import { readTransfers, readTransfersOf, type TransferRow, type TransferSideRow, type TransferStatus } from './transfer-record.sql.ts';
import type { Transfer, TransferConnection, TransferSide } from './transfers.types.ts';

const isId = (text: string) => /^\d{1,9}$/.test(text);

/** A page of the transfers of one status, in the order in which they were found. */
export async function transferPage(
  context: Context,
  status: TransferStatus,
  first: number,
  after?: string | null,
): Promise<TransferConnection> {
  const { book } = context;
  const cursors = new CursorCodec(['transfers', book.id, status], [isId]);
  const window = pageWindow({ first, after }, { usual: first, max: pageSizeMax }, cursors);
  const rows = await context.snapshot((sql) => readTransfers(sql, book.id, status, Number(window.after?.[0] ?? 0), window.size + 1));
  return connectionOf(forwardPage(window, rows), cursors, ({ id }) => [String(id)], transferOf);
}

/** A transfer as the API shows it. */
export function transferOf({ id, percent, from, to, ...rest }: TransferRow): Transfer {
  const confidence = percent / 100; // not money: a share of certainty
  return { ...rest, id: String(id), confidence, from: sideOf(from), to: sideOf(to) };
}

function sideOf({ amount, commodity, ...rest }: TransferSideRow): TransferSide {
  return { ...rest, amount: { amount: Decimal.from(amount), currency: commodity } };
}

export async function entryOfTransfer(context: Context, { status, from }: Transfer): Promise<Transaction | null> {
  return status === 'MATCHED' ? entryOf(context, from.transactionId) : null;
}

export async function entryOfSide(context: Context, { transactionId }: TransferSide): Promise<Transaction | null> {
  return entryOf(context, transactionId);
}

async function entryOf(context: Context, transactionId: string): Promise<Transaction | null> {
  const row = await context.loaders.transaction.load(transactionId);
  return row && transactionOf(context.book.id, row);
}

export async function accountOfSide(context: Context, { accountId }: TransferSide): Promise<Account> {
  return accountOf(context.book.id, (await context.loaders.account.load(accountId))!);
}

export async function importOfSide(context: Context, { importId }: TransferSide): Promise<Import | null> {
  const facts = importId === null ? null : await context.loaders.import.load(importId);
  return facts && importOf(context.book.id, facts);
}

/** The transfer that an entry is, if it was matched. */
export async function transferOfEntry(context: Context, { transactionId }: Transaction): Promise<Transfer | null> {
  const row = await context.loaders.own('transfer', readTransfersOf).load(transactionId);
  return row && transferOf(row);
}
