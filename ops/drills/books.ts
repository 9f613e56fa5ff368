import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { digestOf, newKeyPrefix, newSecret } from '../../server/identity/secrets.ts';
import type { Stack } from '../stack/stack.ts';
import { lehmer } from './drill.ts';

/** A book of its own in the stack. */
export interface DrillBook {
  readonly name: string;
  /** Makes credentials that may do these things in it: what stands behind `authorization`. */
  keys(count: number, scopes?: readonly string[]): Promise<string[]>;
}

/** Rows straight from the database, past the servers: what they told is held against it. */
export async function askDatabase<Row extends object>(stack: Stack, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: stack.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Makes a book and brings a journal into it by the command line. */
export async function openBook(stack: Stack, name: string, journal: string): Promise<DrillBook> {
  const file = join(stack.folder, `${name.toLowerCase()}.journal`);
  writeFileSync(file, journal);
  for (const args of [
    ['book', 'create', name, '--currency', 'EUR'],
    ['import', file, '--book', name],
  ]) {
    const { code, output } = await stack.farthing(...args);
    if (code !== 0) throw new Error(`farthing ${args.join(' ')}: ${output}`);
  }
  rmSync(file);
  return { name, keys: (count, scopes = ['READ']) => makeKeys(stack, name, count, scopes) };
}

/** In one statement: the command line would take a second for each. */
async function makeKeys(stack: Stack, name: string, count: number, scopes: readonly string[]): Promise<string[]> {
  const made = Array.from({ length: count }, () => ({ prefix: newKeyPrefix(), secret: newSecret() }));
  await askDatabase(
    stack,
    `insert into api_key (book_id, name, prefix, digest, scopes, created_at)
     select book.id, key.prefix, key.prefix, key.digest, $4, now()
       from book, unnest($2::text[], $3::bytea[]) as key (prefix, digest) where book.name = $1`,
    [name, made.map(({ prefix }) => prefix), made.map(({ secret }) => digestOf(secret)), scopes],
  );
  return made.map(({ prefix, secret }) => `Bearer ${prefix}.${secret}`);
}

const payees = ['Rent', 'Market', 'Bakery', 'Train', 'Phone', 'Power', 'Books', 'Insurance', 'Paint', 'Garden'];

/** So many entries over 2025 and 2026, the same for the same seed. */
export function journalOf(entries: number, seed = 1): string {
  const draw = lehmer(seed);
  return Array.from({ length: entries }, (_, index) => {
    const day = `${2025 + draw(2)}-${pad(1 + draw(12))}-${pad(1 + draw(28))}`;
    const amount = `${1 + draw(900)}.${pad(draw(100))}`;
    if (draw(8) === 0) return `${day} Customer ${draw(50)}\n    assets:bank  ${amount} EUR\n    income:sales\n`;
    return `${day} ${payees[draw(payees.length)]} ${index}\n    expenses:kind ${draw(12)}  ${amount} EUR\n    assets:bank\n`;
  }).join('\n');
}

const pad = (value: number) => String(value).padStart(2, '0');
