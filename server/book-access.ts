import type { DataSource } from 'typeorm';
import { deltaPileMax, foldSessions } from './config/limits.ts';
import type { Context } from './context.ts';
import { isFoldDue } from './ledger/rollup/fold.sql.ts';
import { foldIfDue, folds, lockBook, settleBook } from './ledger/settle.sql.ts';
import type { Sql } from './ledger/sql.ts';
import { announcerOf } from './store/announcer.ts';
import { confined, confinedSql } from './store/confined.ts';
import { hasOneSession } from './store/sql-of.ts';
import { atOnce, inTurn } from './store/turns.ts';
import { vacuumIfDue } from './store/vacuum.ts';

/** The ways in which one book may be read and written, whoever asks. None of them reaches another book. */
export type BookAccess = Pick<Context, 'snapshot' | 'change' | 'write' | 'importDesk'>;

/** `signal` cancels what is being read; what is being written is finished. */
export function accessTo(source: DataSource, bookId: number, signal?: AbortSignal): BookAccess {
  const told = async <T>(written: Promise<T>): Promise<T> => {
    const result = await written;
    const telling = announcerOf(source).tell(bookId);
    // What waits for the one session there is would else be in the middle of whatever comes next.
    if (hasOneSession(source)) {
      await telling;
      await vacuumIfDue(source);
    }
    return result;
  };
  const lockedTransaction = <T>(change: (sql: Sql) => Promise<T>): Promise<T> =>
    told(
      inTurn(source, bookId, () =>
        confined(source, bookId, 'write', async (sql) => {
          // For writers of other processes.
          await lockBook(sql, bookId);
          return change(sql);
        }),
      ),
    );
  const plain = confinedSql(source, bookId);
  const fold = (): Promise<unknown> =>
    hasOneSession(source)
      ? lockedTransaction((sql) => foldIfDue(sql, bookId, deltaPileMax))
      : told(
          inTurn(source, bookId, async () => {
            if (!(await isFoldDue(plain, bookId, deltaPileMax))) return;
            await atOnce(foldSessions, folds, (part) => confined(source, bookId, 'write', (sql) => part(sql, bookId)));
          }),
        );
  return {
    snapshot: (read) => confined(source, bookId, 'snapshot', read, signal),
    change: (change) => told(confined(source, bookId, 'write', change)),
    write: (change) =>
      lockedTransaction(async (sql) => {
        const result = await change(sql);
        await settleBook(sql, bookId);
        await foldIfDue(sql, bookId, deltaPileMax);
        return result;
      }),
    importDesk: { ...plain, lockedTransaction, fold, besides: hasOneSession(source) ? null : plain },
  };
}
