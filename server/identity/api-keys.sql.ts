import type { Scope } from '../context.ts';
import type { Sql } from '../ledger/sql.ts';

export interface ApiKeyFacts {
  readonly id: number;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

const columns = `id, name, prefix, scopes, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt",
  revoked_at as "revokedAt"`;

export interface NewApiKey {
  readonly name: string;
  readonly prefix: string;
  readonly digest: Buffer;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date | null;
}

export async function addApiKey(sql: Sql, bookId: number, key: NewApiKey, now: Date): Promise<ApiKeyFacts> {
  const [made] = await sql.query<ApiKeyFacts>(
    `insert into api_key (book_id, name, prefix, digest, scopes, expires_at, created_at) values ($1, $2, $3, $4, $5, $6, $7)
     returning ${columns}`,
    [bookId, key.name, key.prefix, key.digest, key.scopes, key.expiresAt, now],
  );
  return made!;
}

/** The keys of a book with an id below `before` (null: all), newest first. */
export async function readApiKeys(sql: Sql, bookId: number, before: number | null, limit: number): Promise<ApiKeyFacts[]> {
  return sql.query<ApiKeyFacts>(
    `select ${columns} from api_key where book_id = $1 and ($2::int is null or id < $2) order by id desc limit $3`,
    [bookId, before, limit],
  );
}

export async function findApiKeys(sql: Sql, bookId: number, ids: readonly number[]): Promise<(ApiKeyFacts | null)[]> {
  const rows = await sql.query<ApiKeyFacts>(`select ${columns} from api_key where book_id = $1 and id = any ($2::int[])`, [bookId, ids]);
  return ids.map((id) => rows.find((row) => row.id === id) ?? null);
}

/** Ends a key; one that is ended already stays as it is. Null where the book has no such key. */
export async function endApiKey(sql: Sql, bookId: number, id: number, now: Date): Promise<ApiKeyFacts | null> {
  const [key] = await sql.query<ApiKeyFacts>(
    `update api_key set revoked_at = coalesce(revoked_at, $3) where book_id = $1 and id = $2 returning ${columns}`,
    [bookId, id, now],
  );
  return key ?? null;
}

export interface KnownKey {
  readonly bookId: number;
  readonly id: number;
  readonly name: string;
  readonly digest: Buffer;
  readonly scopes: readonly Scope[];
  readonly lastUsedAt: Date | null;
}

/** The key of this prefix, over all books, unless it is revoked or out of date. */
export async function findLiveKey(sql: Sql, prefix: string, now: Date): Promise<KnownKey | null> {
  const [key] = await sql.query<KnownKey>(
    `select book_id as "bookId", id, name, digest, scopes, last_used_at as "lastUsedAt" from api_key
      where prefix = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
    [prefix, now],
  );
  return key ?? null;
}

export async function noteKeyUsed(sql: Sql, bookId: number, id: number, now: Date): Promise<void> {
  await sql.query('update api_key set last_used_at = $3 where book_id = $1 and id = $2', [bookId, id, now]);
}
