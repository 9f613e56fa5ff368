import { addApiKey } from '../identity/api-keys.sql.ts';
import { allScopes } from '../identity/roles.ts';
import { digestOf, newKeyPrefix, newSecret } from '../identity/secrets.ts';
import { sqlOf } from '../store/sql-of.ts';
import type { TestApp, TestBook } from './test-app.ts';

/** A key to everything in one book, as the header `authorization` has it. */
export async function keyOf(app: TestApp, { bookId }: TestBook): Promise<string> {
  const [prefix, secret] = [newKeyPrefix(), newSecret()];
  const key = { name: 'all', prefix, digest: digestOf(secret), scopes: allScopes, expiresAt: null };
  await addApiKey(sqlOf(app.store.source.manager), bookId, key, app.now);
  return `Bearer ${prefix}.${secret}`;
}
