import type { Command } from 'commander';
import type { Sql } from '../ledger/sql.ts';
import type { CommandIo } from './io.ts';
import { createKey, listKeys, revokeKey } from './key-commands.ts';
import { addUser, linkUser, listUsers, removeUser } from './people-commands.ts';

interface Parts {
  readonly io: CommandIo;
  readonly publicUrl: string;
  sql(): Promise<Sql>;
}

const bookOption = ['--book <name or id>', 'which book; left out: the default'] as const;
const jsonOption = ['--json', 'print JSON, for scripts'] as const;

/** `user` and `key`: who may ask, and what. */
export function addPeople(program: Command, { io, publicUrl, sql }: Parts): void {
  const around = async () => ({ sql: await sql(), io, publicUrl });
  const user = program.command('user').description('who may sign in, and to which books');
  user
    .command('add')
    .description('add somebody to a book, or change their role; prints a one-time link for their password')
    .argument('<email>')
    .option('--role <role>', 'viewer, editor or owner; left out: viewer')
    .option('--password-stdin', 'read their password from the standard input instead')
    .option(...bookOption)
    .action(async (email: string, options) => addUser(await around(), email, options));
  user
    .command('link')
    .description('print a new one-time link, for who has lost theirs or forgot the password')
    .argument('<email>')
    .action(async (email: string) => linkUser(await around(), email));
  user
    .command('remove')
    .description('take somebody out of a book')
    .argument('<email>')
    .option(...bookOption)
    .action(async (email: string, options) => removeUser(await around(), email, options));
  user
    .command('list')
    .description('list all users and their books')
    .option(...jsonOption)
    .action(async (options) => listUsers(await around(), options));
  addKeys(program, around);
}

function addKeys(program: Command, around: () => Promise<{ sql: Sql; io: CommandIo }>): void {
  const key = program.command('key').description('API keys, each for one book');
  key
    .command('create')
    .description('make a key and print it, this once')
    .argument('<name>', 'what it is for')
    .option(
      '--scope <scope>',
      'READ, IMPORT, WRITE or ADMIN; may be given more than once',
      (scope: string, others: string[]) => [...others, scope],
      [],
    )
    .option('--expires <day>', 'the day from which it opens nothing, such as 2030-12-31')
    .option(...bookOption)
    .action(async (name: string, options) => createKey(await around(), name, options));
  key
    .command('list')
    .description('list the keys of a book, newest first')
    .option(...bookOption)
    .option(...jsonOption)
    .action(async (options) => listKeys(await around(), options));
  key
    .command('revoke')
    .description('end a key')
    .argument('<prefix>', 'as `key list` shows it')
    .option(...bookOption)
    .action(async (prefix: string, options) => revokeKey(await around(), prefix, options));
}
