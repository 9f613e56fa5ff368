import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EnvError, parseEnv } from './env.ts';

const secret = 'Jx0Kq2vN7pYtR4sWm9LbZc6HdGf1AeUo';

const faultsOf = (variables: Record<string, string>, purpose: 'server' | 'command' = 'server'): readonly string[] => {
  try {
    parseEnv(variables, purpose);
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.faults;
    throw error;
  }
};

describe('the environment', () => {
  it('may be empty: then all is local', () => {
    expect(parseEnv({ PORT: '' }, 'server')).toEqual({
      port: 4000,
      host: '127.0.0.1',
      databaseUrl: null,
      databaseReadUrls: [],
      redisUrl: null,
      dataDirectory: '.data',
      demo: 'default',
      book: { currency: null, fiscalYearStartMonth: 1, timeZone: 'UTC' },
      logLevel: 'info',
      playground: true,
      metricsPort: null,
      vectors: 'process',
      qdrant: null,
      embeddings: null,
      publicUrl: 'http://127.0.0.1:4000',
      auth: 'open',
      sessionSecret: null,
    });
  });

  it('lays vectors on the nodes of a Qdrant of several', () => {
    const qdrant = { url: 'http://qdrant:6333', apiKey: null };
    expect(parseEnv({ QDRANT_URL: qdrant.url }, 'server').qdrant).toEqual({ ...qdrant, shards: null, replicas: null });
    expect(parseEnv({ QDRANT_URL: qdrant.url, QDRANT_SHARDS: '6', QDRANT_REPLICAS: '2' }, 'server').qdrant).toEqual({
      ...qdrant,
      shards: 6,
      replicas: 2,
    });
  });

  it('has every fault named at once', () => {
    const faults = faultsOf({
      PORT: 'x',
      REDIS_URL: 'localhost:6379',
      FARTHING_DEMO: 'maybe',
      FARTHING_FISCAL_YEAR_START: '13',
      FARTHING_TIME_ZONE: '+02:00',
      QDRANT_SHARDS: '0',
      LOG_LEVEL: 'loud',
    });
    expect(faults.map((fault) => fault.split(' ', 1)[0])).toEqual([
      'PORT',
      'REDIS_URL',
      'FARTHING_DEMO',
      'FARTHING_FISCAL_YEAR_START',
      'FARTHING_TIME_ZONE',
      'QDRANT_SHARDS',
      'LOG_LEVEL',
    ]);
  });

  it('names replicas with commas between them, of a primary that is named too', () => {
    const primary = { DATABASE_URL: 'postgres://db/x', FARTHING_AUTH: 'open' };
    const read = (text: string) => parseEnv({ ...primary, DATABASE_READ_URLS: text }, 'server').databaseReadUrls;
    expect(read('postgres://a/x, postgresql://b/x')).toEqual(['postgres://a/x', 'postgresql://b/x']);
    expect(faultsOf({ ...primary, DATABASE_READ_URLS: 'postgres://a/x,,b' })).toEqual([
      expect.stringMatching(/^DATABASE_READ_URLS must be addresses/),
    ]);
    expect(faultsOf({ DATABASE_READ_URLS: 'postgres://a/x' })).toEqual([expect.stringContaining('set DATABASE_URL')]);
  });

  it('takes an embeddings service by its host, its version or its whole address', () => {
    for (const address of ['https://api.test', 'https://api.test/v1/', 'https://api.test/v1/embeddings']) {
      const env = parseEnv({ EMBEDDINGS_URL: address, EMBEDDINGS_MODEL: 'small' }, 'command');
      expect(env.embeddings).toEqual({ url: 'https://api.test/v1/embeddings', apiKey: null, model: 'small' });
    }
    expect(faultsOf({ EMBEDDINGS_URL: 'https://api.test' }, 'command')).toEqual([expect.stringMatching(/^EMBEDDINGS_MODEL is needed/)]);
    expect(faultsOf({ EMBEDDINGS_URL: 'api.test', EMBEDDINGS_MODEL: 'small' }, 'command')).toHaveLength(1);
  });

  it('has a host that others reach named beside other faults', () => {
    expect(faultsOf({ PORT: 'x', HOST: '0.0.0.0' })).toEqual([
      expect.stringContaining('PORT'),
      expect.stringContaining('SESSION_SECRET'),
      expect.stringContaining('PUBLIC_URL'),
    ]);
    expect(faultsOf({ PORT: 'x', HOST: '0.0.0.0' }, 'command')).toHaveLength(1);
  });

  it('has a name that is nearly right pointed out', () => {
    expect(faultsOf({ FARTHING_TIMEZONE: 'Europe/Vienna' })).toEqual([expect.stringMatching(/^FARTHING_TIMEZONE .*FARTHING_TIME_ZONE/)]);
  });

  it.each([
    [{ HOST: '0.0.0.0', SESSION_SECRET: secret }, 'PUBLIC_URL'],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://books.test' }, 'SESSION_SECRET must be set'],
    [{ HOST: '0.0.0.0', FARTHING_AUTH: 'open' }, 'FARTHING_AUTH=open'],
    [{ DATABASE_URL: 'postgres://localhost/books' }, 'SESSION_SECRET must be set'],
    [{ FARTHING_AUTH: 'required' }, 'SESSION_SECRET must be set'],
    [{ FARTHING_AUTH: 'required', SESSION_SECRET: 'CHANGE_ME_CHANGE_ME_CHANGE_ME_CHANGE_ME' }, 'SESSION_SECRET is an example'],
    [{ FARTHING_AUTH: 'required', SESSION_SECRET: 'q8Zr1' }, 'SESSION_SECRET is too short'],
    [{ FARTHING_AUTH: 'required', SESSION_SECRET: 'abab'.repeat(20) }, 'SESSION_SECRET repeats itself'],
    [{ SESSION_SECRET: secret, DATABASE_URL: 'postgres://me:change-me@db/books' }, 'DATABASE_URL has a password out of an example'],
    [{ FARTHING_AUTH: 'required', SESSION_SECRET: secret, REDIS_URL: 'redis://:password@redis' }, 'REDIS_URL has a password'],
  ])('%j would let others in: a server refuses it, a command does not care', (variables, name) => {
    expect(faultsOf(variables)).toEqual([expect.stringContaining(name)]);
    expect(faultsOf(variables, 'command')).toEqual([]);
  });

  it('may keep a secret in a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'farthing-env-'));
    const file = join(folder, 'url');
    writeFileSync(file, 'postgres://localhost/books\n');
    expect(parseEnv({ DATABASE_URL_FILE: file, FARTHING_AUTH: 'open' }, 'server').databaseUrl).toBe('postgres://localhost/books');
    expect(faultsOf({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgres://elsewhere/books', FARTHING_AUTH: 'open' })).toEqual([
      expect.stringContaining('both set'),
    ]);
    rmSync(folder, { recursive: true });
    expect(faultsOf({ DATABASE_URL_FILE: file })).toEqual([expect.stringContaining('cannot be read')]);
  });
});
