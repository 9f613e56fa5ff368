import { importResumptionsMax, uploadMillisecondsMax } from '../config/limits.ts';
import type { Sql } from '../ledger/sql.ts';
import { type ImportDesk, nothing, runImport } from './import-file.ts';
import { failInterruptedImports, finishImport, stateOf } from './import-record.sql.ts';
import type { Problem } from './journal.ts';
import { includeRefusal } from './route.ts';
import type { LeftBehind, Spool } from './spool.ts';

interface ResumeParts {
  readonly sql: Sql;
  readonly spool: Spool;
  readonly now: () => Date;
  deskOf(bookId: number): ImportDesk;
  /** At the start of a server nobody else can be at what is left. Later, what is as young as that may only be about to begin. */
  readonly olderThanSeconds: number | null;
  /** True where no other server has this spool, so that at its start nobody is at sending a file. */
  readonly isAlone: boolean;
}

/**
 * Runs imports again that a killed server, or a database that went away, left behind: nothing of them was kept, and their bodies are here. Those whose body is
 * gone have failed; those that another server is still at are left alone. Gives what goes on, one for each.
 */
export async function resumeImports({ sql, spool, now, deskOf, olderThanSeconds, isAlone }: ResumeParts): Promise<Promise<void>[]> {
  const again: LeftBehind[] = [];
  const isOld = (at: Date) => olderThanSeconds === null || now().getTime() - at.getTime() >= olderThanSeconds * 1_000;
  const all = (await spool.leftBehind()).filter(({ keptAt }) => isOld(keptAt));
  for (const left of all) {
    const state = await stateOf(sql, left.bookId, left.importId);
    if (state === 'ended') await left.remove();
    else if (state === 'interrupted' && left.attempts < importResumptionsMax) again.push(left);
    else if (state === 'interrupted') await giveUp(sql, left, now());
  }
  if (olderThanSeconds === null) {
    await spool.discardStrays(isAlone ? now() : new Date(now().getTime() - uploadMillisecondsMax));
    // What another server is about to run again has not failed either.
    await failInterruptedImports(
      sql,
      now(),
      all.map(({ importId }) => importId),
    );
  }
  // Noted before any begins: one of them may end the process at once. A full disk keeps no import from its end.
  await Promise.all(again.map((left) => left.noteAttempt().catch(() => {})));
  return again.map(({ bookId, importId, request, open, remove }) => {
    const what = { ...request, idempotencyKey: null, open, include: async () => includeRefusal };
    return runImport(deskOf(bookId), bookId, importId, what, now).then(remove);
  });
}

/** What has ended two servers in the middle would end this one too, and the next, with all who use them. */
async function giveUp(sql: Sql, { bookId, importId, request, remove }: LeftBehind, at: Date): Promise<void> {
  const problem: Problem = {
    severity: 'ERROR',
    place: { file: request.fileName, line: 1 },
    code: 'INTERRUPTED',
    message: `The server stopped ${importResumptionsMax + 1} times while it read this file, and does not try again. Nothing of it was kept: import it in parts, and look into the server's log.`,
    text: null,
  };
  await finishImport(sql, bookId, importId, { ...nothing, problems: [problem] }, at);
  await remove();
}
