import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EnvError, parseEnv } from './env.ts';

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
      redisUrl: null,
      dataDirectory: '.data',
      demo: 'default',
      book: { currency: null, fiscalYearStartMonth: 1, timeZone: 'UTC' },
      logLevel: 'info',
      metricsPort: null,
      vectors: 'process',
      qdrant: null,
    });
  });

  it('has every fault named at once', () => {
    const faults = faultsOf({
      PORT: 'x',
      REDIS_URL: 'localhost:6379',
      FARTHING_DEMO: 'maybe',
      FARTHING_FISCAL_YEAR_START: '13',
      FARTHING_TIME_ZONE: '+02:00',
      LOG_LEVEL: 'loud',
    });
    expect(faults.map((fault) => fault.split(' ', 1)[0])).toEqual([
      'PORT',
      'REDIS_URL',
      'FARTHING_DEMO',
      'FARTHING_FISCAL_YEAR_START',
      'FARTHING_TIME_ZONE',
      'LOG_LEVEL',
    ]);
  });

  it('has a host that others reach named beside other faults', () => {
    expect(faultsOf({ PORT: 'x', HOST: '0.0.0.0' })).toEqual([expect.stringContaining('PORT'), expect.stringContaining('HOST')]);
    expect(faultsOf({ PORT: 'x', HOST: '0.0.0.0' }, 'command')).toHaveLength(1);
  });

  it('has a name that is nearly right pointed out', () => {
    expect(faultsOf({ FARTHING_TIMEZONE: 'Europe/Vienna' })).toEqual([expect.stringMatching(/^FARTHING_TIMEZONE .*FARTHING_TIME_ZONE/)]);
  });

  it.each([
    [{ HOST: '0.0.0.0' }, 'HOST'],
    [{ HOST: '0.0.0.0', FARTHING_AUTH: 'open' }, 'FARTHING_AUTH=open'],
    [{ DATABASE_URL: 'postgres://localhost/books' }, 'FARTHING_AUTH'],
    [{ FARTHING_AUTH: 'required' }, 'FARTHING_AUTH'],
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
