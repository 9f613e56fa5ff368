import { faultOfSecret, hasExamplePassword } from './secret-faults.ts';

export interface AuthValues {
  readonly HOST: string;
  readonly PORT?: number;
  readonly DATABASE_URL?: string | undefined;
  readonly REDIS_URL?: string | undefined;
  readonly FARTHING_AUTH?: 'open' | 'required' | undefined;
  readonly SESSION_SECRET?: string | undefined;
  readonly PUBLIC_URL?: string | undefined;
}

/** Addresses that only this machine reaches: all of 127.0.0.0/8 is loopback. */
const isLoopbackHost = (host: string) => /^127(\.\d{1,3}){3}$/.test(host) || host === '::1' || host === 'localhost';

/** Open where only this machine can ask and the database is its own; else a credential is asked for. */
export function authModeOf(values: AuthValues): 'open' | 'required' {
  return values.FARTHING_AUTH ?? (isLoopbackHost(values.HOST) && !values.DATABASE_URL ? 'open' : 'required');
}

/** Where people reach the server: as said, else where it listens. */
export function publicUrlOf(values: AuthValues): string {
  return values.PUBLIC_URL ?? `http://${values.HOST.includes(':') ? `[${values.HOST}]` : values.HOST}:${values.PORT ?? 4000}`;
}

/** What would let others in. Without sign-in every request is the owner; with it, a secret that somebody can guess is none. */
export function authFaults(values: AuthValues): string[] {
  const isLoopback = isLoopbackHost(values.HOST);
  if (authModeOf(values) === 'open') {
    if (isLoopback) return [];
    return [
      `FARTHING_AUTH=open needs a loopback HOST (127.0.0.1), not ${values.HOST}: everybody would be the owner. Set it to required, or leave it out`,
    ];
  }
  const faults: string[] = [];
  const remedy = 'take what `openssl rand -base64 48` prints';
  const { SESSION_SECRET: secret } = values;
  const fault = secret === undefined ? 'must be set where people sign in' : faultOfSecret(secret);
  if (fault)
    faults.push(
      `SESSION_SECRET ${fault}: ${remedy}${isLoopback ? ', or set FARTHING_AUTH=open to be the owner of all books yourself' : ''}`,
    );
  if (!isLoopback && values.PUBLIC_URL === undefined) {
    faults.push('PUBLIC_URL must be set where HOST is not loopback: the address that people type, such as https://books.example.org');
  }
  for (const name of ['DATABASE_URL', 'REDIS_URL'] as const) {
    const address = values[name];
    if (address && hasExamplePassword(address))
      faults.push(`${name} has a password out of an example: ${remedy.replace('-base64', '-hex')}`);
  }
  return faults;
}
