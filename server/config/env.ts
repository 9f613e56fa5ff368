import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isTimeZone } from '../ledger/today.ts';

/** What the environment configures. Parsed once; every fault is reported at once, with what to do. */
export interface Env {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | null;
  /** What several servers share; null: each keeps its own. */
  readonly redisUrl: string | null;
  /** Directory of the embedded database. */
  readonly dataDirectory: string;
  readonly demo: 'on' | 'off' | 'default';
  readonly book: { readonly currency: string | null; readonly fiscalYearStartMonth: number; readonly timeZone: string };
  readonly logLevel: string;
  /** Where metrics are served, on a port of their own; null: on the main port while there is no sign-in. */
  readonly metricsPort: number | null;
  /** What compares the vectors of search where no Qdrant does. */
  readonly vectors: 'process' | 'pgvector';
  /** A Qdrant that compares the vectors of search; null: there is none. */
  readonly qdrant: { readonly url: string; readonly apiKey: string | null } | null;
}

export class EnvError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The environment needs mending:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

/** Addresses that only this machine reaches: all of 127.0.0.0/8 is loopback. */
const isLoopbackHost = (host: string) => /^127(\.\d{1,3}){3}$/.test(host) || host === '::1' || host === 'localhost';

const shape = z.object({
  PORT: z.coerce.number({ error: 'must be a port number, 0 to 65535 (0 picks a free one)' }).int().min(0).max(65535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://')
    .optional(),
  FARTHING_DATA: z.string().min(1, 'must name a directory').default('.data'),
  FARTHING_DEMO: z.enum(['on', 'off'], { error: 'must be on or off' }).optional(),
  FARTHING_AUTH: z.enum(['open', 'required'], { error: 'must be open or required' }).optional(),
  FARTHING_BOOK_CURRENCY: z.string().min(1).max(100).optional(),
  FARTHING_FISCAL_YEAR_START: z.coerce
    .number({ error: 'must be a month, 1 to 12' })
    .int()
    .min(1, 'must be a month, 1 to 12')
    .max(12, 'must be a month, 1 to 12')
    .default(1),
  FARTHING_TIME_ZONE: z.string().refine(isTimeZone, 'must be an IANA name such as Europe/Vienna').default('UTC'),
  FARTHING_VECTORS: z.enum(['process', 'pgvector'], { error: 'must be process or pgvector' }).default('process'),
  QDRANT_URL: z
    .string()
    .regex(/^https?:\/\//, 'must begin with http:// or https://')
    .optional(),
  QDRANT_API_KEY: z.string().min(1).optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
  METRICS_PORT: z.coerce.number({ error: 'must be a port number, 1 to 65535' }).int().min(1).max(65535).optional(),
});

/** Reads the variables of the contract; `NAME_FILE` may hold a secret instead of `NAME`. Throws `EnvError` naming every fault. */
export function parseEnv(variables: Readonly<Record<string, string | undefined>>, purpose: 'server' | 'command'): Env {
  const faults = unknownNames(variables);
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = shape.safeParse({ ...given, ...secretsFromFiles(given, faults) });
  if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  const values = parsed.success ? parsed.data : null;
  // Only a server lets others in.
  if (purpose === 'server') faults.push(...authFaults(values ?? lenient(given)));
  if (!values || faults.length > 0) throw new EnvError(faults);
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL ?? null,
    redisUrl: values.REDIS_URL ?? null,
    dataDirectory: values.FARTHING_DATA,
    demo: values.FARTHING_DEMO ?? 'default',
    book: {
      currency: values.FARTHING_BOOK_CURRENCY ?? null,
      fiscalYearStartMonth: values.FARTHING_FISCAL_YEAR_START,
      timeZone: values.FARTHING_TIME_ZONE,
    },
    logLevel: values.LOG_LEVEL,
    metricsPort: values.METRICS_PORT ?? null,
    vectors: values.FARTHING_VECTORS,
    qdrant: values.QDRANT_URL === undefined ? null : { url: values.QDRANT_URL, apiKey: values.QDRANT_API_KEY ?? null },
  });
}

type AuthValues = Pick<z.infer<typeof shape>, 'HOST' | 'DATABASE_URL' | 'FARTHING_AUTH'>;

/** What decides who may ask, where some other value is at fault: so that all faults are told at once. */
function lenient(given: Record<string, string | undefined>): AuthValues {
  const auth = shape.shape.FARTHING_AUTH.safeParse(given.FARTHING_AUTH);
  // What is wrong about FARTHING_AUTH is told already.
  return { HOST: given.HOST ?? '127.0.0.1', DATABASE_URL: given.DATABASE_URL, FARTHING_AUTH: auth.success ? auth.data : 'open' };
}

/** Without sign-in, every request is the owner: only this machine may ask. */
function authFaults(values: AuthValues): string[] {
  const isLoopback = isLoopbackHost(values.HOST);
  const auth = values.FARTHING_AUTH ?? (isLoopback && !values.DATABASE_URL ? 'open' : 'required');
  if (auth === 'open' && !isLoopback)
    return [`FARTHING_AUTH=open needs a loopback HOST (127.0.0.1), not ${values.HOST}: everybody would be the owner`];
  if (auth === 'open') return [];
  const remedy = 'this version has no sign-in yet';
  if (!isLoopback) return [`HOST must be a loopback address such as 127.0.0.1: ${remedy}`];
  return [`FARTHING_AUTH must be set to open: ${remedy}, and with it every request from this machine is the owner`];
}

/** A name that is nearly right would be passed over in silence. */
function unknownNames(variables: Readonly<Record<string, string | undefined>>): string[] {
  const known = Object.keys(shape.shape).filter((name) => name.startsWith('FARTHING_'));
  return Object.keys(variables)
    .filter((name) => name.startsWith('FARTHING_') && !name.startsWith('FARTHING_TEST_') && !known.includes(name))
    .map((name) => `${name} is not known: remove it, or correct it to one of ${known.join(', ')}`);
}

const secretNames = ['DATABASE_URL', 'REDIS_URL', 'QDRANT_API_KEY'];

function secretsFromFiles(given: Record<string, string | undefined>, faults: string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of secretNames) {
    const file = given[`${name}_FILE`];
    if (!file) continue;
    if (given[name]) faults.push(`${name} and ${name}_FILE are both set: keep one`);
    try {
      found[name] = readFileSync(file, 'utf8').trim();
    } catch {
      faults.push(`${name}_FILE names a file that cannot be read: ${file}`);
    }
  }
  return found;
}

/** The environment of this process: the only place that reads it. */
export function processEnv(purpose: 'server' | 'command'): Env {
  return parseEnv(process.env, purpose);
}

/** The folder in which the person typed the command; npm itself moves to the project's. */
export function processCwd(): string {
  return process.env.INIT_CWD ?? process.cwd();
}
