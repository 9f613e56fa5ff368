import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../command.mjs';
import { serverFlags } from '../server-flags.mjs';
import { findDockerfileProblems, parseDockerfile } from './dockerfile.ts';

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.Dockerfile'));
const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n').filter(Boolean);
const inContext = (path: string) => existsSync(join(root, path)) && !ignored.includes(path.split('/')[0]!);

it.each(files)('%s copies what is there, pins what it builds on, and does not run as root', (name) => {
  expect(findDockerfileProblems(parseDockerfile(readFileSync(join(import.meta.dirname, name), 'utf8')), inContext)).toEqual([]);
});

it('what runs the server holds packages of production alone', () => {
  const stages = parseDockerfile(readFileSync(join(import.meta.dirname, 'server.Dockerfile'), 'utf8'));
  const packages = stages.find(({ name }) => name === 'packages')!;
  expect(packages.instructions.map(({ text }) => text)).toContain('npm ci --omit=dev');
  const copied = stages.at(-1)!.instructions.filter(({ text }) => text.includes('node_modules'));
  expect(copied.map(({ text }) => text)).toEqual(['--from=packages /app/node_modules ./node_modules']);
});

it('the image and npm start run the server with the same flags', () => {
  const [last] = parseDockerfile(readFileSync(join(import.meta.dirname, 'server.Dockerfile'), 'utf8'))
    .at(-1)!
    .instructions.slice(-1);
  expect(JSON.parse(last!.text)).toEqual(['node', ...serverFlags, '--enable-source-maps', 'dist/server/main.js']);
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(scripts.start).toBe(['node', ...serverFlags, 'ops/start.mjs'].join(' '));
});

it.each([
  ['a version that moves', 'FROM node:lts\nUSER node\nHEALTHCHECK CMD x', 'no exact version'],
  ['a file that is not there', 'FROM a:1\nCOPY nowhere.json ./\nUSER a\nHEALTHCHECK CMD x', 'not in the context'],
  ['a folder that is ignored', 'FROM a:1\nCOPY secrets ./\nUSER a\nHEALTHCHECK CMD x', 'not in the context'],
  ['a stage that is not there', 'FROM a:1\nCOPY --from=build /a /b\nUSER a\nHEALTHCHECK CMD x', 'no such stage'],
  ['root', 'FROM a:1\nUSER root\nHEALTHCHECK CMD x', 'runs as root'],
  ['no health check', 'FROM a:1\nUSER a', 'HEALTHCHECK is missing'],
])('refuses %s', (_name, text, said) => {
  expect(findDockerfileProblems(parseDockerfile(text), inContext).join('\n')).toContain(said);
});
