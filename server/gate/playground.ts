import { existsSync } from 'node:fs';
import type { RequestHandler } from 'express';

/** What GraphiQL's editor needs beyond the rest of the site: its signs are a font inside of its style sheet. */
const policy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** GET /playground: a page to try questions in, from the files of the dashboard. It holds nothing of anybody's books. */
export function playground(folder: string): RequestHandler {
  const file = `${folder}/playground.html`;
  return (_request, response, next) => {
    if (!existsSync(file)) return next();
    response.setHeader('Content-Security-Policy', policy);
    response.sendFile(file, { headers: { 'Cache-Control': 'no-cache' }, cacheControl: false });
  };
}
