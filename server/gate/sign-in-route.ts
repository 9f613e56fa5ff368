import express, { type Request, type Response, Router } from 'express';
import { signInBytesMax } from '../config/limits.ts';
import { audit } from '../identity/audit.sql.ts';
import type { Session } from '../identity/sessions.ts';
import { endSessionsOf, liveSession, type Origin, openSession, type SignInParts, setPasswordByLink, signIn } from '../identity/sign-in.ts';
import { badInput, notFound, Refusal } from '../ledger/refusal.ts';
import { clearedCookie, cookieOf, setCookie } from './cookie.ts';
import { requireOwnPage } from './own-page.ts';
import type { Auth } from './who-asks.ts';

/** /auth: sign in and out, set a password by a one-time link, list and end sessions. With open access there is nothing to sign in to. */
export function signInRoutes(auth: Auth, parts: SignInParts): Router {
  const routes = Router();
  if (auth.mode === 'open') return routes;
  void parts.hasher.prepare();
  const fromOwnPage = (request: Request) => {
    // A page of another site could else sign its visitor in as somebody else.
    if (request.headers.origin !== undefined || request.headers.cookie !== undefined) requireOwnPage(auth.publicUrl, request);
  };
  routes.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  routes.use(express.json({ limit: signInBytesMax, strict: true }));
  routes.post('/login', async (request, response) => {
    fromOwnPage(request);
    const [email, password] = [textOf(request, 'email'), textOf(request, 'password')];
    const before = await sessionOf(parts, request);
    const opened = await signIn(parts, email.trim(), password, originOf(request));
    if (before) await parts.sessions.remove(before);
    answerSession(response, opened);
  });
  routes.post('/logout', async (request, response) => {
    fromOwnPage(request);
    const session = await sessionOf(parts, request);
    if (session) await parts.sessions.remove(session);
    response.setHeader('Set-Cookie', clearedCookie);
    response.status(204).end();
  });
  routes.post('/password', async (request, response) => {
    fromOwnPage(request);
    const from = originOf(request);
    const personId = await setPasswordByLink(parts, textOf(request, 'token'), textOf(request, 'password'), from);
    answerSession(response, await openSession(parts, personId, from));
  });
  addSessions(routes, parts, fromOwnPage);
  return routes;
}

function addSessions(routes: Router, parts: SignInParts, fromOwnPage: (request: Request) => void): void {
  routes.get('/sessions', async (request, response) => {
    const session = await requireSession(parts, request);
    const all = await parts.sessions.listOf(session.personId);
    response.json({
      sessions: all.map(({ id, publicId, agent, createdAt, seenAt, endsAt }) => {
        return { id: publicId, agent, createdAt, seenAt, endsAt, isThis: id === session.id };
      }),
    });
  });
  routes.delete('/sessions', async (request, response) => {
    fromOwnPage(request);
    const session = await requireSession(parts, request);
    const others = request.query.others === 'true';
    await endSessionsOf(parts.sessions, session.personId, others ? session.id : null);
    await noteEnded(parts, session, { sessions: others ? 'all others' : 'all' });
    if (!others) response.setHeader('Set-Cookie', clearedCookie);
    response.status(204).end();
  });
  routes.delete('/sessions/:id', async (request, response) => {
    fromOwnPage(request);
    const session = await requireSession(parts, request);
    const wanted = (await parts.sessions.listOf(session.personId)).find(({ publicId }) => publicId === request.params.id);
    if (!wanted) throw notFound('You have no such session. GET /auth/sessions lists them.');
    await parts.sessions.remove(wanted);
    await noteEnded(parts, session, { session: wanted.publicId });
    response.status(204).end();
  });
}

function noteEnded({ sql, now }: SignInParts, { personId }: Session, detail: Readonly<Record<string, string>>): Promise<void> {
  return audit(sql, { at: now(), book: null, actor: `person ${personId}`, action: 'session ended', detail });
}

async function requireSession(parts: SignInParts, request: Request): Promise<Session> {
  const session = await sessionOf(parts, request);
  if (!session) throw new Refusal('UNAUTHENTICATED', 'Sign in first: POST /auth/login.');
  return session;
}

async function sessionOf(parts: SignInParts, request: Request): Promise<Session | null> {
  const secret = cookieOf(request.headers);
  return secret === null ? null : liveSession(parts, secret);
}

function originOf(request: Request): Origin {
  return { address: request.ip ?? 'unknown', agent: request.headers['user-agent'] ?? '' };
}

function answerSession(response: Response, { secret, endsAt }: { secret: string; endsAt: Date }): void {
  response.setHeader('Set-Cookie', setCookie(secret, endsAt));
  response.json({ endsAt });
}

function textOf(request: Request, name: string): string {
  const value = (request.body as Record<string, unknown> | undefined)?.[name];
  if (typeof value !== 'string' || value === '') throw badInput(`The body is JSON with the text "${name}" in it.`, name);
  return value;
}
