import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import { LRUCache } from 'lru-cache';
import { knownAddressesMax, knownAddressLengthMax } from '../config/limits.ts';
import { Refusal } from '../ledger/refusal.ts';

/** All of 127.0.0.0/8 is loopback; no name of another site can look like an address of it. */
const localName = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/;

/**
 * Without sign-in everybody who reaches the port is the owner, so only this machine's own pages and programs may.
 * A foreign page can reach the port through a name of its own that points here (DNS rebinding): its Host gives it away.
 * A foreign page that posts here is given away by its Origin.
 */
export function requireLocal({ host = '', origin }: IncomingHttpHeaders): void {
  if (!isLocal(`http://${host}`)) throw new Refusal('FORBIDDEN', 'This server answers only under 127.0.0.1 or localhost.');
  if (origin !== undefined && !isLocal(origin)) throw new Refusal('FORBIDDEN', 'Pages of other sites may not use this server.');
}

export const localOnly: RequestHandler = (request, _response, next) => {
  requireLocal(request.headers);
  next();
};

/** Null where a request is one of this machine's own. */
export function whyNotLocal({ host, origin }: IncomingHttpHeaders): string | null {
  if (!isLocal(`http://${host ?? ''}`)) return 'This server answers only under 127.0.0.1 or localhost.';
  return origin !== undefined && !isLocal(origin) ? 'Pages of other sites may not use this server.' : null;
}

/** What was found of the addresses that were asked about; those of one machine are few. */
const known = new LRUCache<string, boolean>({ max: knownAddressesMax });

function isLocal(url: string): boolean {
  let found = known.get(url);
  if (found === undefined) {
    found = namesThisMachine(url);
    // Nobody makes the server remember long ones.
    if (url.length <= knownAddressLengthMax) known.set(url, found);
  }
  return found;
}

function namesThisMachine(url: string): boolean {
  return URL.canParse(url) && localName.test(new URL(url).hostname);
}
