import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isTimeZone } from '../ledger/today.ts';
import { type AuthValues, authFaults, authModeOf, publicUrlOf } from './auth-faults.ts';

/** What the environment configures. Parsed once; every fault is reported at once, with what to do. */
/** Where Qdrant is, and how a new collection is laid on its nodes; null: as it has it by default. */
export interface QdrantEnv {
  readonly url: string;
  readonly apiKey: string | null;
  readonly shards: number | null;
  readonly replicas: number | null;
}

export interface Env {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | null;
  /** Servers that follow it and answer reads in its place. */
  readonly databaseReadUrls: readonly string[];
  /** What several servers share; null: each keeps its own. */
  readonly redisUrl: string | null;
  /** Directory of the embedded database. */
  readonly dataDirectory: string;
  readonly demo: 'on' | 'off' | 'default';
  readonly book: { readonly currency: string | null; readonly fiscalYearStartMonth: number; readonly timeZone: string };
  readonly logLevel: string;
  /** Whether there is a page to try questions in. */
  readonly playground: boolean;
  /** Where metrics are served, on a port of their own; null: on the main port while there is no sign-in. */
  readonly metricsPort: number | null;
  /** What compares the vectors of search where no Qdrant does. */
  readonly vectors: 'process' | 'pgvector';
  /** A Qdrant that compares the vectors of search; null: there is none. */
  readonly qdrant: QdrantEnv | null;
  /** An OpenAI-compatible service that makes vectors of texts; null: the built-in model alone does. */
  readonly embeddings: { readonly url: string; readonly apiKey: string | null; readonly model: string } | null;
  /** Where people reach the server; pages from elsewhere may change nothing. */
  readonly publicUrl: string;
  readonly auth: 'open' | 'required';
  /** Keys the digests of sessions; null where there are none. */
  readonly sessionSecret: string | null;
}

export class EnvError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The environment needs mending:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

const countOf = (what: string) =>
  z.coerce
    .number({ error: `must be a number of ${what}` })
    .int(`must be a number of ${what}`)
    .min(1, `must be a number of ${what}, 1 or more`)
    .max(1_000, `must be at most 1000 ${what}`);

const shape = z.object({
  PORT: z.coerce.number({ error: 'must be a port number, 0 to 65535 (0 picks a free one)' }).int().min(0).max(65535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  DATABASE_READ_URLS: z
    .string()
    .transform((text) => text.split(',').map((url) => url.trim()))
    .refine(
      (urls) => urls.every((url) => /^postgres(ql)?:\/\//.test(url)),
      'must be addresses that begin with postgres://, with commas between them',
    )
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://')
    .optional(),
  FARTHING_DATA: z.string().min(1, 'must name a directory').default('.data'),
  FARTHING_DEMO: z.enum(['on', 'off'], { error: 'must be on or off' }).optional(),
  FARTHING_AUTH: z.enum(['open', 'required'], { error: 'must be open or required' }).optional(),
  FARTHING_PLAYGROUND: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
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
  QDRANT_SHARDS: countOf('parts').optional(),
  QDRANT_REPLICAS: countOf('copies').optional(),
  EMBEDDINGS_URL: z
    .string()
    .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), 'must be an address such as https://api.example.org/v1')
    .optional(),
  EMBEDDINGS_API_KEY: z.string().min(1).optional(),
  EMBEDDINGS_MODEL: z.string().min(1).max(200).optional(),
  PUBLIC_URL: z.string().refine(isOrigin, 'must be the address that people type, without a path: https://books.example.org').optional(),
  SESSION_SECRET: z.string().optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
  METRICS_PORT: z.coerce.number({ error: 'must be a port number, 1 to 65535' }).int().min(1).max(65535).optional(),
});

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && `${new URL(text).origin}/` === new URL(text).href;
}

/** Reads the variables of the contract; `NAME_FILE` may hold a secret instead of `NAME`. Throws `EnvError` naming every fault. */
export function parseEnv(variables: Readonly<Record<string, string | undefined>>, purpose: 'server' | 'command'): Env {
  const faults = unknownNames(variables);
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const secretsIn = { ...given, ...secretsFromFiles(given, faults) };
  const parsed = shape.safeParse(secretsIn);
  if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  const values = parsed.success ? parsed.data : null;
  if (values?.DATABASE_READ_URLS && !values.DATABASE_URL)
    faults.push('DATABASE_READ_URLS names replicas, but DATABASE_URL no primary: set DATABASE_URL, or remove DATABASE_READ_URLS');
  // Only a server lets others in.
  if (purpose === 'server') faults.push(...authFaults(values ?? lenient(secretsIn)));
  if (given.EMBEDDINGS_URL && !given.EMBEDDINGS_MODEL) faults.push('EMBEDDINGS_MODEL is needed with EMBEDDINGS_URL: the name of the model');
  if (!values || faults.length > 0) throw new EnvError(faults);
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL ?? null,
    databaseReadUrls: values.DATABASE_READ_URLS ?? [],
    redisUrl: values.REDIS_URL ?? null,
    dataDirectory: values.FARTHING_DATA,
    demo: values.FARTHING_DEMO ?? 'default',
    book: {
      currency: values.FARTHING_BOOK_CURRENCY ?? null,
      fiscalYearStartMonth: values.FARTHING_FISCAL_YEAR_START,
      timeZone: values.FARTHING_TIME_ZONE,
    },
    logLevel: values.LOG_LEVEL,
    playground: values.FARTHING_PLAYGROUND === 'on',
    metricsPort: values.METRICS_PORT ?? null,
    vectors: values.FARTHING_VECTORS,
    qdrant: qdrantOf(values),
    embeddings: embeddingsOf(values),
    publicUrl: publicUrlOf(values),
    auth: authModeOf(values),
    sessionSecret: values.SESSION_SECRET ?? null,
  });
}

function qdrantOf(values: z.infer<typeof shape>): QdrantEnv | null {
  const { QDRANT_URL: url, QDRANT_API_KEY: apiKey = null, QDRANT_SHARDS: shards = null, QDRANT_REPLICAS: replicas = null } = values;
  return url === undefined ? null : { url, apiKey, shards, replicas };
}

/** `https://host`, `https://host/v1` and `https://host/v1/embeddings` mean the same. */
function embeddingsOf(values: z.infer<typeof shape>): Env['embeddings'] {
  const { EMBEDDINGS_URL: address, EMBEDDINGS_MODEL: model } = values;
  if (address === undefined || model === undefined) return null;
  const url = new URL(address);
  const path = url.pathname.replace(/\/+$/, '');
  if (path === '') url.pathname = '/v1/embeddings';
  else if (!path.endsWith('/embeddings')) url.pathname = `${path}/embeddings`;
  return { url: url.href, apiKey: values.EMBEDDINGS_API_KEY ?? null, model };
}

/** What decides who may ask, where some other value is at fault: so that all faults are told at once. */
function lenient(given: Record<string, string | undefined>): AuthValues {
  const { HOST = '127.0.0.1', DATABASE_URL, REDIS_URL, SESSION_SECRET } = given;
  const auth = shape.shape.FARTHING_AUTH.safeParse(given.FARTHING_AUTH);
  // What is wrong about FARTHING_AUTH and PUBLIC_URL is told already.
  return { HOST, DATABASE_URL, REDIS_URL, SESSION_SECRET, PUBLIC_URL: given.PUBLIC_URL, FARTHING_AUTH: auth.success ? auth.data : 'open' };
}

/** A name that is nearly right would be passed over in silence. */
function unknownNames(variables: Readonly<Record<string, string | undefined>>): string[] {
  const known = Object.keys(shape.shape).filter((name) => name.startsWith('FARTHING_'));
  return Object.keys(variables)
    .filter((name) => name.startsWith('FARTHING_') && !name.startsWith('FARTHING_TEST_') && !known.includes(name))
    .map((name) => `${name} is not known: remove it, or correct it to one of ${known.join(', ')}`);
}

const secretNames = ['DATABASE_URL', 'DATABASE_READ_URLS', 'REDIS_URL', 'SESSION_SECRET', 'QDRANT_API_KEY', 'EMBEDDINGS_API_KEY'];

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
