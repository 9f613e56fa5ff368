import type { DataSource } from 'typeorm';
import { deltaPileMax } from './config/limits.ts';
import type { Context } from './context.ts';
import { foldIfDue, lockBook, settleBook } from './ledger/settle.sql.ts';
import type { Sql } from './ledger/sql.ts';
import { hasOneSession, readSnapshot, sqlOf } from './store/sql-of.ts';
import { inTurn } from './store/turns.ts';

/** The ways in which one book may be read and written, whoever asks. */
export type BookAccess = Pick<Context, 'snapshot' | 'write' | 'importDesk'>;

export function accessTo(source: DataSource, bookId: number): BookAccess {
  const lockedTransaction = <T>(change: (sql: Sql) => Promise<T>): Promise<T> =>
    inTurn(source, bookId, () =>
      source.transaction(async (manager) => {
        const sql = sqlOf(manager);
        // For writers of other processes.
        await lockBook(sql, bookId);
        return change(sql);
      }),
    );
  const plain = sqlOf(source.manager);
  return {
    snapshot: (read) => readSnapshot(source, read),
    write: (change) =>
      lockedTransaction(async (sql) => {
        const result = await change(sql);
        await settleBook(sql, bookId);
        await foldIfDue(sql, bookId, deltaPileMax);
        return result;
      }),
    importDesk: { ...plain, lockedTransaction, besides: hasOneSession(source) ? null : plain },
  };
}
