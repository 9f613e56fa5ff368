import type { BookAccess } from '../book-access.ts';
import { audit } from '../identity/audit.sql.ts';
import { undoImport } from '../imports/undo.sql.ts';
import { readImportPage } from '../ledger/imports.sql.ts';
import { numberWithin, parseNodeId, printNodeId } from '../ledger/node-id.ts';
import { demoRefusal } from '../ledger/own-book.sql.ts';
import type { Sql } from '../ledger/sql.ts';
import { requireBook } from './books.ts';
import { CommandFailed, type CommandIo } from './io.ts';

export async function listImports(sql: Sql, io: CommandIo, options: { book?: string; json?: boolean }): Promise<void> {
  const book = await requireBook(sql, options.book);
  const rows = await readImportPage(sql, book.id, null, 1_000, true);
  const imports = rows.map((row) => ({ ...row, id: printNodeId('Import', book.id, row.id) }));
  if (options.json) return io.out(`${JSON.stringify(imports, null, 2)}\n`);
  if (imports.length === 0) return io.out(`Nothing was imported into "${book.name}" yet.\n`);
  for (const row of imports) {
    const when = row.createdAt.toISOString().slice(0, 16).replace('T', ' ');
    const tried = row.dryRun ? ' (dry run)' : '';
    io.out(
      `${row.id}  ${when}  ${row.status}${tried}  ${row.fileName}  ${row.transactionsAdded} entries, ${row.duplicatesSkipped} duplicates\n`,
    );
  }
}

export async function undoOne(
  sql: Sql,
  accessTo: (bookId: number) => BookAccess,
  io: CommandIo,
  id: string,
  options: { book?: string },
): Promise<void> {
  const node = parseNodeId(id);
  if (node?.kind !== 'Import') throw new CommandFailed(`${id} is no import; \`farthing imports\` lists them with their ids (imp_1_2).`);
  const book = await requireBook(sql, options.book ?? printNodeId('Book', node.bookId));
  if (book.isDemo) throw new CommandFailed(demoRefusal);
  const number = numberWithin('Import', book.id, id);
  const undo = async (tx: Sql, id: number) => {
    const isUndone = await undoImport(tx, book.id, id, io.now());
    const what = { actor: 'command line', action: 'import undone', detail: { import: id } };
    if (isUndone) await audit(tx, { at: io.now(), book: book.id, ...what });
    return isUndone;
  };
  const done = number !== null && (await accessTo(book.id).write((tx) => undo(tx, number)));
  if (!done) throw new CommandFailed(`${id} cannot be undone: it is not in this book, did not succeed, or is undone already.`);
  io.out(`All that ${id} added to "${book.name}" is taken out again.\n`);
}
