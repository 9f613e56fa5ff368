import type { IncomingHttpHeaders } from 'node:http';
import { seenNotedEverySeconds } from '../config/limits.ts';
import type { Scope } from '../context.ts';
import { findLiveKey, noteKeyUsed } from '../identity/api-keys.sql.ts';
import { readMemberships } from '../identity/people.sql.ts';
import { allScopes, scopesOf } from '../identity/roles.ts';
import { digestOf, isSameDigest, parseKey } from '../identity/secrets.ts';
import { liveSession, type SignInParts } from '../identity/sign-in.ts';
import { Refusal } from '../ledger/refusal.ts';
import { cookieOf } from './cookie.ts';
import { requireOwnPage } from './own-page.ts';

/** How a server decides who asks. Open: everybody who reaches it is the owner of all its books. */
export type Auth = { readonly mode: 'open' } | { readonly mode: 'required'; readonly publicUrl: string; readonly sessionSecret: string };

/** What somebody may do in one book. */
export interface Grant {
  readonly bookId: number;
  readonly scopes: readonly Scope[];
}

/** Whose credential a request carries. */
export interface Asker {
  /** Names the credential in limits and in the log of changes, the same on every server: `person 3`. */
  readonly credential: string;
  readonly name: string;
  /** Null for who may use all books. Else the default comes first. */
  readonly grants: readonly Grant[] | null;
  readonly personId: number | null;
}

export const localOwner: Asker = { credential: 'local', name: 'Owner', grants: null, personId: null };

/** A request as far as it says who sent it. */
export interface Asking {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** Aborted when the answer is not wanted any more. */
  readonly signal?: AbortSignal;
  /** Of a subscription: aborted when nobody listens any more. */
  readonly watchedUntil?: AbortSignal;
  /** Nobody does anything: a session that is only looked after lies idle all the same. */
  readonly isIdle?: boolean;
}

/** Who asks, and may ask what this request asks. Throws as `holderOf` and `requireMayAsk` do. */
export async function whoAsks(auth: Auth, parts: SignInParts, asking: Asking): Promise<Asker> {
  const asker = await holderOf(auth, parts, asking);
  requireMayAsk(auth, asker, asking);
  return asker;
}

/** A session is good for requests of our own pages alone. Throws FORBIDDEN for others that may change something. */
export function requireMayAsk(auth: Auth, { personId }: Asker, asking: Asking): void {
  if (auth.mode === 'required' && personId !== null) requireOwnPage(auth.publicUrl, asking);
}

/**
 * Whose credential a request carries, whatever it asks. Throws UNAUTHENTICATED where there is none, or none that is good;
 * says the same of all that are not.
 */
export async function holderOf(auth: Auth, parts: SignInParts, asking: Asking): Promise<Asker> {
  if (auth.mode === 'open') return localOwner;
  const { authorization } = asking.headers;
  if (authorization !== undefined) return keyHolder(parts, authorization);
  const secret = cookieOf(asking.headers);
  if (secret === null) throw new Refusal('UNAUTHENTICATED', 'Sign in, or send an API key: `Authorization: Bearer <key>`.');
  const session = await liveSession(parts, secret, asking.isIdle);
  if (!session) throw new Refusal('UNAUTHENTICATED', 'This session has ended. Sign in again.');
  const [memberships, [person]] = await Promise.all([
    readMemberships(parts.sql, session.personId),
    parts.sql.query<{ email: string }>('select email from person where id = $1', [session.personId]),
  ]);
  if (!person) throw new Refusal('UNAUTHENTICATED', 'This session has ended. Sign in again.');
  const grants = memberships.map(({ bookId, role }) => ({ bookId, scopes: scopesOf(role) }));
  return { credential: `person ${session.personId}`, name: person.email, grants, personId: session.personId };
}

async function keyHolder(parts: SignInParts, authorization: string): Promise<Asker> {
  const [, text = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  const sent = parseKey(text);
  const now = parts.now();
  const key = sent && (await findLiveKey(parts.sql, sent.prefix, now));
  if (!sent || !key || !isSameDigest(digestOf(sent.secret), key.digest)) {
    throw new Refusal('UNAUTHENTICATED', 'This API key is unknown, revoked or out of date.');
  }
  const isStale = !key.lastUsedAt || (now.getTime() - key.lastUsedAt.getTime()) * 0.001 >= seenNotedEverySeconds;
  if (isStale) await noteKeyUsed(parts.sql, key.bookId, key.id, now);
  const grants = [{ bookId: key.bookId, scopes: allScopes.filter((scope) => key.scopes.includes(scope)) }];
  return { credential: `key ${sent.prefix}`, name: key.name, grants, personId: null };
}
