import type { Context } from '../../context.ts';
import { noteChange } from '../../identity/audit.sql.ts';
import type { Sql } from '../../ledger/sql.ts';
import type { UserError } from '../../nouns/warning.types.ts';
import { ChartWriter } from '../chart-writer.sql.ts';
import { readLines } from './candidates.sql.ts';
import { mergePairs } from './find-transfers.ts';
import { partLines } from './merge.sql.ts';
import { transferOf } from './transfer-list.ts';
import { markTransfers, readTransfer, type TransferRow, type TransferStatus } from './transfer-record.sql.ts';
import type { DecideTransferInput, TransferPayload } from './transfers.types.ts';

/** Makes two lines one entry, or two again; whatever was decided before. */
export async function decideTransfer(context: Context, input: DecideTransferInput): Promise<TransferPayload> {
  const { book } = context;
  const id = /^\d{1,9}$/.test(input.id) ? Number(input.id) : null;
  const status = input.isTransfer === true ? 'MATCHED' : input.isTransfer === false ? 'DECLINED' : 'PROPOSED';
  const done = await context.write(async (sql): Promise<TransferRow | UserError> => {
    const transfer = id === null ? null : await readTransfer(sql, book.id, id);
    if (!transfer) return fault('NOT_FOUND', 'This book has no such transfer; transfers lists those that it has.');
    const error = await change(sql, book.id, transfer, status);
    if (error) return error;
    await noteChange(sql, context, 'transfer decided', { transfer: transfer.id, status });
    return (await readTransfer(sql, book.id, transfer.id))!;
  });
  return 'code' in done ? { transfer: null, userErrors: [done] } : { transfer: transferOf(done), userErrors: [] };
}

async function change(sql: Sql, bookId: number, transfer: TransferRow, status: TransferStatus): Promise<UserError | null> {
  const { id, from, to } = transfer;
  if (status === transfer.status) return null;
  if (status !== 'MATCHED') {
    if (transfer.status === 'MATCHED') await partLines(sql, bookId, [id]);
    await markTransfers(sql, bookId, [id], status, false);
    return null;
  }
  const lines = await readLines(sql, bookId, [from.transactionId, to.transactionId]);
  const pair = { id, from: lines.get(from.transactionId), to: lines.get(to.transactionId) };
  if (!pair.from || !pair.to)
    return fault('NOT_FREE', 'One of the two lines is part of another transfer, set aside, or was split. Take that back first.');
  const chart = await ChartWriter.open(sql, bookId, null);
  await mergePairs(sql, bookId, chart, [{ id, from: pair.from, to: pair.to }], false);
  return null;
}

function fault(code: string, message: string): UserError {
  return { code, message, field: ['input', 'id'] };
}
