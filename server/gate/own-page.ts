import { Refusal } from '../ledger/refusal.ts';
import type { Asking } from './who-asks.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A browser sends its cookie whatever page asks, so what may change something must come from our own page. Requests with a
 * key need no such proof: no page can make a browser send one.
 */
export function requireOwnPage(publicUrl: string, { method, headers }: Asking): void {
  const isUpgrade = headers.upgrade !== undefined;
  if (reading.has(method) && !isUpgrade) return;
  if (headers.origin === new URL(publicUrl).origin) return;
  throw new Refusal(
    'FORBIDDEN',
    'With a session, this may be asked from the pages of this server alone. Programs send an API key instead.',
  );
}
