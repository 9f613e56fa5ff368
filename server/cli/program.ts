import { Command, CommanderError } from 'commander';
import { accessTo } from '../book-access.ts';
import { formats } from '../imports/formats/index.ts';
import type { NewBookSettings } from '../ledger/own-book.sql.ts';
import type { Sql } from '../ledger/sql.ts';
import type { Store } from '../store/open-store.ts';
import { sqlOf } from '../store/sql-of.ts';
import { backUp } from './backup-command.ts';
import { changeBook, createNamedBook, listBooks, removeBook } from './book-commands.ts';
import { clearCache } from './cache-command.ts';
import { addDemo } from './demo-command.ts';
import { exportBook, exportFormats } from './export-command.ts';
import { importFiles } from './import-command.ts';
import { listImports, undoOne } from './imports-commands.ts';
import { CommandFailed, type CommandIo } from './io.ts';
import { addPeople } from './people-program.ts';
import { restore } from './restore-command.ts';
import { evaluateSearch } from './search-eval-command.ts';

interface ProgramParts {
  readonly io: CommandIo;
  readonly newBook: NewBookSettings;
  /** The folder of the embedded database; null where the books are in a PostgreSQL of its own. */
  readonly directory: string | null;
  /** Where people reach the server. */
  readonly publicUrl: string;
  /** Opened by the command that needs it, so that --help never waits for a database. */
  store(): Promise<Store>;
}

/** Runs one command line (without `node` and script). Returns the exit code: 0 only if all went well. */
export async function runProgram(argv: readonly string[], parts: ProgramParts): Promise<number> {
  let succeeded = true;
  const program = programOf(parts, (well) => {
    succeeded = well;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return succeeded ? 0 : 1;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    if (!(error instanceof CommandFailed)) throw error;
    parts.io.err(`${error.message}\n`);
    return 1;
  }
}

function programOf(parts: ProgramParts, done: (well: boolean) => void): Command {
  const { io, newBook } = parts;
  const program = new Command('farthing')
    .description('Exact reports over double-entry books. Commands go through a running server where one holds the database.')
    .showHelpAfterError('(add --help for the ways to call it)')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err });
  const sql = async () => sqlOf((await parts.store()).source.manager);
  addImports(program, parts, sql, done);
  addBooks(program, parts, sql);
  addPeople(program, { io, publicUrl: parts.publicUrl, sql });
  program
    .command('backup')
    .description('copy the embedded database into a file, while a server runs on it or while none does')
    .argument('<file>', 'a new file, for example farthing-2026-11-29.tar.gz')
    .action(async (file: string) => backUp(await parts.store(), io, file));
  program
    .command('restore')
    .description('fill an empty FARTHING_DATA from a file that `backup` has made')
    .argument('<file>', 'as `backup` has made it')
    .action((file: string) => restore(parts.directory, io, file));
  program
    .command('migrate')
    .description('bring the database up to date')
    .action(async () => {
      await parts.store();
      io.out('The database is up to date.\n');
    });
  program
    .command('demo')
    .description('add the demo company, as a book of its own')
    .action(async () => addDemo(await parts.store(), io, newBook));
  program
    .command('search-eval')
    .description('measure search on queries of your own: how well each mode finds the texts that answer them')
    .argument('<file>', 'JSON with "texts" (id, text) and "queries" (query, kind, relevant: ids of texts); docs/search.md explains it')
    .option('--half <name>', 'only the queries that have this "half"')
    .option('--each', 'list each query with what it found, the worst first')
    .option(...jsonOption)
    .action((file: string, options) => evaluateSearch(io, file, options));
  program
    .command('cache')
    .description('look after the kept answers')
    .command('clear')
    .description('drop the kept answers of one book, in every server at once')
    .option(...bookOption)
    .action(async (options) => clearCache(await sql(), io, options));
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) {
    command.exitOverride().configureOutput({ writeOut: io.out, writeErr: io.err });
  }
  return program;
}

const bookOption = ['--book <name or id>', 'which book; left out: the default'] as const;
const jsonOption = ['--json', 'print JSON, for scripts'] as const;

function addImports(program: Command, { io, newBook, store }: ProgramParts, sql: () => Promise<Sql>, done: (well: boolean) => void): void {
  program
    .command('import')
    .description('read journals and bank files into a book; the same entries again add nothing')
    .argument('<file...>', `${formats.map(({ name }) => name).join(', ')}; files they include are found beside them`)
    .option('--format <name>', 'how to read them; left out: detected by content')
    .option('--account <name>', "for a bank's file: the account of the book that it is of")
    .option('--counter-account <name>', 'where its lines go that no rule places; left out: expenses:unknown and income:unknown')
    .option('--currency <symbol>', 'what its amounts are in, where it does not say')
    .option(
      '--csv <name=column>',
      'a column of a table, or how it is read; repeat it: date, dateFormat, amount, debit, credit, description, payee, ...',
      (pair: string, before: string[]) => [...before, pair],
      [],
    )
    .option('--sync', 'take out what came from a file of this name before and is not in it any more')
    .option('--dry-run', 'only report what would happen')
    .option(...bookOption)
    .option(...jsonOption)
    .action(async (files: string[], options) => {
      const { source } = await store();
      done(await importFiles({ sql: await sql(), io, newBook, accessTo: (id) => accessTo(source, id) }, files, options));
    });
  program
    .command('imports')
    .description('list the imports of a book, newest first')
    .option(...bookOption)
    .option(...jsonOption)
    .action(async (options) => listImports(await sql(), io, options));
  program
    .command('export')
    .description('print a whole book: a journal that hledger reads, or a table')
    .option('--format <name>', `${exportFormats.join(' or ')}; left out: journal`)
    .option(...bookOption)
    .action(async (options) => {
      const { source } = await store();
      await exportBook(await sql(), (id) => accessTo(source, id), io, options);
    });
  program
    .command('undo')
    .description('take out all that an import added')
    .argument('<id>', 'as `imports` lists it')
    .option(...bookOption)
    .action(async (id: string, options) => {
      const { source } = await store();
      await undoOne(await sql(), (bookId) => accessTo(source, bookId), io, id, options);
    });
}

function addBooks(program: Command, { io, newBook, store }: ProgramParts, sql: () => Promise<Sql>): void {
  const book = program.command('book').description('make, change, list and delete books');
  const settings = (command: Command) =>
    command
      .option('--currency <symbol>', 'what reports are in; left out: what most postings of the first import use')
      .option('--fiscal-year-start <month>', 'the month that the fiscal year begins with, 1 to 12')
      .option('--time-zone <name>', 'decides which day is today, for example Europe/Vienna')
      .option('--default', 'serve it where no book is named');
  const around = async () => {
    const { source } = await store();
    return { sql: await sql(), io, accessTo: (id: number) => accessTo(source, id) };
  };
  settings(book.command('create').description('make an empty book').argument('<name>')).action(async (name: string, options) =>
    createNamedBook(await around(), newBook, name, options),
  );
  settings(book.command('set').description('change a book').argument('<name or id>').option('--name <name>', 'a new name')).action(
    async (named: string, options) => changeBook(await around(), named, options),
  );
  book
    .command('delete')
    .description('delete a book with all that it holds')
    .argument('<name or id>')
    .option('--yes', 'really')
    .action(async (named: string, options) => removeBook(await around(), named, options));
  book
    .command('list')
    .description('list all books')
    .option(...jsonOption)
    .action(async (options) => listBooks(await sql(), io, options));
}
