import { keyNameLengthMax } from '../config/limits.ts';
import type { Scope } from '../context.ts';
import { addApiKey, endApiKey, readApiKeys } from '../identity/api-keys.sql.ts';
import { audit } from '../identity/audit.sql.ts';
import { allScopes } from '../identity/roles.ts';
import { digestOf, newKeyPrefix, newSecret } from '../identity/secrets.ts';
import type { Sql } from '../ledger/sql.ts';
import { requireBook } from './books.ts';
import { CommandFailed, type CommandIo } from './io.ts';

interface Surroundings {
  readonly sql: Sql;
  readonly io: CommandIo;
}

interface KeyOptions {
  readonly book?: string;
  readonly scope?: readonly string[];
  readonly expires?: string;
}

/** Makes a key for a book. The secret goes to stdout alone, and is kept nowhere. */
export async function createKey({ sql, io }: Surroundings, name: string, options: KeyOptions): Promise<void> {
  const scopes = requireScopes(options.scope ?? []);
  if (name.trim() === '' || name.length > keyNameLengthMax) throw new CommandFailed(`The name needs 1 to ${keyNameLengthMax} characters.`);
  const expiresAt = expiryOf(options.expires, io.now());
  const book = await requireBook(sql, options.book);
  const [prefix, secret] = [newKeyPrefix(), newSecret()];
  await addApiKey(sql, book.id, { name: name.trim(), prefix, digest: digestOf(secret), scopes, expiresAt }, io.now());
  await audit(sql, { at: io.now(), book: book.id, actor: 'command line', action: 'key created', detail: { prefix, scopes } });
  io.err(`A key for "${book.name}" that may ${scopes.join(', ')}. It is shown this once:\n`);
  io.out(`${prefix}.${secret}\n`);
}

export async function listKeys({ sql, io }: Surroundings, options: { book?: string; json?: boolean }): Promise<void> {
  const book = await requireBook(sql, options.book);
  const keys = await readApiKeys(sql, book.id, null, 1_000);
  if (options.json) return io.out(`${JSON.stringify(keys, null, 2)}\n`);
  if (keys.length === 0) io.err(`"${book.name}" has no keys. Make one: npm run farthing -- key create NAME --scope READ.\n`);
  const day = (at: Date | null, otherwise: string) => at?.toISOString().slice(0, 10) ?? otherwise;
  for (const key of keys) {
    const state = key.revokedAt ? `revoked ${day(key.revokedAt, '')}` : `expires ${day(key.expiresAt, 'never')}`;
    io.out(`${key.prefix}  ${key.name}  ${key.scopes.join(', ')}  (${state}, last used ${day(key.lastUsedAt, 'never')})\n`);
  }
}

export async function revokeKey({ sql, io }: Surroundings, prefix: string, options: { book?: string }): Promise<void> {
  const book = await requireBook(sql, options.book);
  const key = (await readApiKeys(sql, book.id, null, 1_000)).find((known) => known.prefix === prefix);
  if (!key) throw new CommandFailed(`"${book.name}" has no key ${prefix}. See: npm run farthing -- key list.`);
  await endApiKey(sql, book.id, key.id, io.now());
  await audit(sql, { at: io.now(), book: book.id, actor: 'command line', action: 'key revoked', detail: { prefix } });
  io.out(`The key ${prefix} opens nothing any more.\n`);
}

function requireScopes(given: readonly string[]): Scope[] {
  const scopes = given.map((scope) => scope.toUpperCase() as Scope);
  const wrong = scopes.find((scope) => !allScopes.includes(scope));
  if (wrong) throw new CommandFailed(`--scope ${wrong}: must be one of ${allScopes.join(', ')}.`);
  if (scopes.length === 0) throw new CommandFailed(`Say what the key may do: --scope READ, and more of ${allScopes.join(', ')}.`);
  return allScopes.filter((scope) => scopes.includes(scope));
}

function expiryOf(text: string | undefined, now: Date): Date | null {
  if (text === undefined) return null;
  const at = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at <= now) throw new CommandFailed(`--expires ${text}: must be a day to come, such as 2030-12-31.`);
  return at;
}
