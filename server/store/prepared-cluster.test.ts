import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'tar';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../ops/command.mjs';
import { layOutCluster } from './prepared-cluster.ts';

const folder = mkdtempSync(join(tmpdir(), 'farthing-prepared-'));
const at = (...parts: string[]) => join(folder, ...parts);
const { version } = JSON.parse(readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json'), 'utf8'));

beforeAll(async () => {
  mkdirSync(at('cluster/base'), { recursive: true });
  writeFileSync(at('cluster/base/1'), 'rows');
  mkdirSync(at('build'));
  await create({ file: at('build/cluster.tar.gz'), gzip: true, cwd: at('cluster') }, ['.']);
  writeFileSync(at('build/version'), version);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('lays out what came with the build, also where a start before was killed at it', async () => {
  mkdirSync(at('new.unfinished'));
  writeFileSync(at('new.unfinished/half'), '');
  await layOutCluster(at('new'), at('build'));
  expect(readFileSync(at('new/base/1'), 'utf8')).toBe('rows');
  expect([existsSync(at('new/half')), existsSync(at('new.unfinished'))]).toEqual([false, false]);
});

it('leaves a database that is there alone', async () => {
  mkdirSync(at('old'));
  await layOutCluster(at('old'), at('build'));
  expect(existsSync(at('old/base'))).toBe(false);
});

it('takes none that another PGlite has made, and needs none', async () => {
  cpSync(at('build'), at('other'), { recursive: true });
  writeFileSync(at('other/version'), '0.0.1');
  for (const from of ['other', 'nowhere']) await layOutCluster(at('later'), at(from));
  expect(existsSync(at('later'))).toBe(false);
});
