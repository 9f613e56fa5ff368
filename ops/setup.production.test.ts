import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root, runCommand } from './command.mjs';
import { readCompose } from './stack/compose.ts';
import { scratchFolder } from './stack/scratch.ts';

const scratch = scratchFolder('setup');
const at = (...parts: string[]) => join(scratch.path, ...parts);
const setup = (...args: string[]) => runCommand(at('ops/setup'), args, { cwd: scratch.path });

beforeAll(() => {
  mkdirSync(at('ops'));
  for (const path of ['ops/setup', '.env.production.template']) cpSync(join(root, path), at(path));
  mkdirSync(at('certs'));
  for (const name of ['fullchain.pem', 'privkey.pem']) writeFileSync(at('certs', name), 'here');
});
afterAll(() => scratch.remove());

it('makes every secret that the compose file names, different ones, in a folder that is closed to others', async () => {
  const { code, output } = await setup('--url', 'https://books.tidewater.dev', '--certificates', at('certs'));
  expect([code, output]).toEqual([0, expect.stringContaining('up -d --build --wait')]);
  const secrets = Object.keys(readCompose().secrets).map((name) => readFileSync(at('secrets', name), 'utf8').trim());
  expect(new Set(secrets).size).toBe(secrets.length);
  expect(Math.min(...secrets.map(({ length }) => length))).toBeGreaterThan(40);
  expect(statSync(at('secrets')).mode & 0o777).toBe(0o700);
  expect(readFileSync(at('.env.production'), 'utf8')).toContain('PUBLIC_URL=https://books.tidewater.dev\n');
});

it('keeps what is there', async () => {
  const before = readFileSync(at('secrets/session_secret'), 'utf8');
  expect((await setup()).code).toBe(0);
  expect(readFileSync(at('secrets/session_secret'), 'utf8')).toBe(before);
});

it.each([
  [
    'an address that is an example',
    '.env.production',
    'PUBLIC_URL=https://books.example.org\nCERTIFICATES=/none\n',
    'PUBLIC_URL is an example',
  ],
  [
    'a single server',
    '.env.production',
    'PUBLIC_URL=https://books.tidewater.dev\nSERVERS=1\nCERTIFICATES=/none\n',
    'SERVERS must be a number from 2 on',
  ],
  ['the words of the template', '.env.production', 'PUBLIC_URL=https://CHANGE_ME\nCERTIFICATES=x\n', 'CHANGE_ME'],
  ['a secret that is an example', 'secrets/session_secret', 'change_me_to_something_long_enough', 'session_secret is an example'],
  ['a secret that is short', 'secrets/session_secret', 'short', 'session_secret is too short'],
])('refuses %s', async (_name, file, text, said) => {
  const before = readFileSync(at(file), 'utf8');
  rmSync(at(file));
  writeFileSync(at(file), text);
  const { code, output } = await setup('--check');
  rmSync(at(file));
  writeFileSync(at(file), before);
  expect([code, output]).toEqual([1, expect.stringContaining(said)]);
});
