import { importProblemsMax } from '../config/limits.ts';
import { readImports } from '../ledger/imports.sql.ts';
import { printNodeId } from '../ledger/node-id.ts';
import type { ImportStatus } from '../ledger/nouns.ts';
import type { Sql } from '../ledger/sql.ts';
import type { TableReading } from './bank.ts';
import { type ProblemRow, readProblems } from './problems.sql.ts';
import { readTables } from './tables.sql.ts';

/** A finished import as POST /imports and the command line print it. */
export interface ImportReport {
  readonly id: string;
  readonly fileName: string;
  readonly status: ImportStatus;
  readonly format: string;
  readonly dryRun: boolean;
  readonly transactionsAdded: number;
  readonly duplicatesSkipped: number;
  readonly transactionsChanged: number;
  readonly transactionsRemoved: number;
  readonly pricesAdded: number;
  readonly problems: readonly Omit<ProblemRow, 'position'>[];
  /** How the columns of a table were read; null for other files. */
  readonly table: TableReading | null;
}

/** The import and all its problems. Throws where the book has no such import. */
export async function readReport(sql: Sql, bookId: number, importId: number): Promise<ImportReport> {
  const [facts] = await readImports(sql, bookId, [importId]);
  if (!facts) throw new Error(`no import ${importId} in book ${bookId}`);
  const { bytesTotal: _total, bytesRead: _read, createdAt: _created, finishedAt: _finished, undoneAt: _undone, ...counted } = facts;
  const [found] = await readProblems(sql, bookId, [importId], 0, importProblemsMax);
  const problems = found!.rows.map(({ severity, file, line, code, message, text }) => ({ severity, file, line, code, message, text }));
  const id = printNodeId('Import', bookId, importId);
  const [table] = await readTables(sql, bookId, [importId]);
  return { ...counted, id, problems, table: table ?? null };
}
