import { randomUUID } from 'node:crypto';
import {
  emailLengthMax,
  passwordLengthMax,
  passwordLengthMin,
  seenNotedEverySeconds,
  sessionHoursMax,
  sessionIdleMinutes,
} from '../config/limits.ts';
import type { Buckets } from '../fair-use/buckets.ts';
import { badInput, Refusal } from '../ledger/refusal.ts';
import type { Sql } from '../ledger/sql.ts';
import { audit } from './audit.sql.ts';
import type { PasswordHasher } from './password.ts';
import { findPerson, noteSeen, setPassword, takeLink } from './people.sql.ts';
import { digestOf, keyedDigestOf, newSecret } from './secrets.ts';
import type { Session, SessionStore } from './sessions.ts';
import { countAttempt } from './throttle.ts';

export interface SignInParts {
  readonly sql: Sql;
  readonly sessions: SessionStore;
  readonly buckets: Buckets;
  readonly hasher: PasswordHasher;
  /** Keys the digests of session ids. */
  readonly sessionSecret: string;
  readonly now: () => Date;
}

/** Where an attempt comes from. */
export interface Origin {
  readonly address: string;
  readonly agent: string;
}

/** Says the same of an unknown address, a wrong password and one that has no password yet. */
const refused = () => new Refusal('UNAUTHENTICATED', 'This email address and password do not belong together.');

/** Checks a password and opens a session. Returns the secret for the cookie; it is kept nowhere. */
export async function signIn(parts: SignInParts, email: string, password: string, from: Origin): Promise<{ secret: string; endsAt: Date }> {
  if (email.length > emailLengthMax || password.length > passwordLengthMax) throw refused();
  const giveBack = await countAttempt(parts.buckets, keyedDigestOf(parts.sessionSecret, email.toLowerCase()), from.address);
  const person = await findPerson(parts.sql, email);
  const isRight = await parts.hasher.verify(password, person?.password ?? null);
  if (!person || !isRight) {
    await audit(parts.sql, {
      at: parts.now(),
      book: null,
      actor: 'anonymous',
      action: 'sign-in refused',
      detail: { address: from.address },
    });
    throw refused();
  }
  await giveBack();
  await noteSeen(parts.sql, person.id, parts.now());
  await audit(parts.sql, {
    at: parts.now(),
    book: null,
    actor: `person ${person.id}`,
    action: 'sign-in',
    detail: { address: from.address },
  });
  return openSession(parts, person.id, from);
}

/** A new secret each time: one that somebody planted before is worth nothing after. */
export async function openSession(parts: SignInParts, personId: number, from: Origin): Promise<{ secret: string; endsAt: Date }> {
  const secret = newSecret();
  const now = parts.now();
  const endsAt = new Date(now.getTime() + sessionHoursMax * 3_600_000);
  const id = keyedDigestOf(parts.sessionSecret, secret);
  await parts.sessions.add({
    id,
    personId,
    publicId: randomUUID(),
    agent: from.agent.slice(0, 200),
    createdAt: now,
    seenAt: now,
    endsAt,
  });
  return { secret, endsAt };
}

/** The session of a cookie; null where it is unknown, has ended, or has lain idle for too long. To use it, unless `isIdle`. */
export async function liveSession(parts: SignInParts, secret: string, isIdle = false): Promise<Session | null> {
  const session = await parts.sessions.find(keyedDigestOf(parts.sessionSecret, secret));
  if (!session) return null;
  const now = parts.now();
  const idleSeconds = (now.getTime() - session.seenAt.getTime()) * 0.001;
  if (session.endsAt <= now || idleSeconds >= sessionIdleMinutes * 60) {
    await parts.sessions.remove(session);
    return null;
  }
  if (!isIdle && idleSeconds >= seenNotedEverySeconds) {
    await parts.sessions.touch(session, now);
    await noteSeen(parts.sql, session.personId, now);
  }
  return session;
}

/** Sets the password of the person that a one-time link was made for, uses the link up and ends all their sessions. */
export async function setPasswordByLink(parts: SignInParts, token: string, password: string, from: Origin): Promise<number> {
  const fault = faultOfPassword(password);
  // Said before the link is used up.
  if (fault) throw badInput(fault, 'password');
  const digest = digestOf(token);
  // Each link by itself: whoever tries many of them keeps nobody else from using theirs.
  const giveBack = await countAttempt(parts.buckets, `link ${digest.toString('base64url')}`, from.address);
  const hash = await parts.hasher.hash(password);
  const person = await takeLink(parts.sql, digest, parts.now());
  if (!person)
    throw badInput(
      'This link was used already, is out of date, or is not whole. Who runs the server makes a new one: npm run farthing -- user link EMAIL.',
      'token',
    );
  await setPassword(parts.sql, person.id, hash);
  await endSessionsOf(parts.sessions, person.id);
  await giveBack();
  await audit(parts.sql, {
    at: parts.now(),
    book: null,
    actor: `person ${person.id}`,
    action: 'password set',
    detail: { address: from.address },
  });
  return person.id;
}

/** All of a person's sessions, but for `keptId`. */
export async function endSessionsOf(sessions: SessionStore, personId: number, keptId: string | null = null): Promise<void> {
  for (const session of await sessions.listOf(personId)) if (session.id !== keptId) await sessions.remove(session);
}

/** Why this cannot be a password; null where it can. */
export function faultOfPassword(password: string): string | null {
  if (password.length < passwordLengthMin) return `A password needs at least ${passwordLengthMin} characters; a few words make a good one.`;
  if (password.length > passwordLengthMax) return `A password may have at most ${passwordLengthMax} characters.`;
  if (new Set(password).size < 5) return 'This password repeats the same few characters. Take a few words.';
  return null;
}
