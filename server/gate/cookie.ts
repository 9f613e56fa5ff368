import type { IncomingHttpHeaders } from 'node:http';

/** The prefix makes browsers refuse it from any other host, path, or over plain HTTP (but from this machine). */
const cookieName = '__Host-farthing';

/** The secret of the session cookie; null without one. */
export function cookieOf(headers: IncomingHttpHeaders): string | null {
  return cookieNamed(headers, cookieName);
}

export function cookieNamed(headers: IncomingHttpHeaders, wanted: string): string | null {
  if (headers.cookie === undefined) return null;
  for (const part of headers.cookie.split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === wanted && value) return value;
  }
  return null;
}

/** No script reads it, and pages of other sites do not send it along but with a link to here. */
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';

export function setCookie(secret: string, endsAt: Date): string {
  return `${cookieName}=${secret}; ${attributes}; Expires=${endsAt.toUTCString()}`;
}

export const clearedCookie = `${cookieName}=; ${attributes}; Max-Age=0`;
