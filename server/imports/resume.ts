import type { Sql } from '../ledger/sql.ts';
import { type ImportDesk, runImport } from './import-file.ts';
import { failInterruptedImports, stateOf } from './import-record.sql.ts';
import { includeRefusal } from './route.ts';
import type { LeftBehind, Spool } from './spool.ts';

interface ResumeParts {
  readonly sql: Sql;
  readonly spool: Spool;
  readonly now: () => Date;
  deskOf(bookId: number): ImportDesk;
}

/**
 * Runs imports again that a killed server left behind: nothing of them was kept, and their bodies are here. Those whose body is
 * gone have failed; those that another server is still at are left alone. Gives what goes on, one for each.
 */
export async function resumeImports({ sql, spool, now, deskOf }: ResumeParts): Promise<Promise<void>[]> {
  const again: LeftBehind[] = [];
  for (const left of await spool.leftBehind()) {
    const state = await stateOf(sql, left.bookId, left.importId);
    if (state === 'ended') await left.remove();
    else if (state === 'interrupted') again.push(left);
  }
  await failInterruptedImports(
    sql,
    now(),
    again.map(({ importId }) => importId),
  );
  return again.map(({ bookId, importId, request, open, remove }) => {
    const what = { ...request, idempotencyKey: null, open, include: async () => includeRefusal };
    return runImport(deskOf(bookId), bookId, importId, what, now).finally(remove);
  });
}
