import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root, runCommand } from '../command.mjs';

/** The ready-made tools, with this project's configuration, on a tree with one planted fault. */
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'farthing-tools-'));
  for (const name of ['biome.json', 'eslint.config.mjs', 'tsconfig.json', 'package.json']) cpSync(join(root, name), join(folder, name));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  execFileSync('git', ['init', '-q'], { cwd: folder });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function reportOf(script: string, args: string[], path: string, text: string) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  return runCommand(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: folder, env: { NO_COLOR: '1' } });
}

const biome = ['@biomejs/biome/bin/biome', ['check', '.']] as const;
const eslint = ['eslint/bin/eslint.js', ['server']] as const;
const tsc = ['typescript/bin/tsc', ['-p', '.']] as const;

test.each([
  ['a double-quoted, unindented file', 'if (1 > 0) {\nconsole.log("a");\n}\n', 'format'],
  ['an `any`', 'export const amount: any = 1;\n', 'lint/suspicious/noExplicitAny'],
  ['a default export', 'export default 1;\n', 'lint/style/noDefaultExport'],
])('biome reports %s', async (_, text, rule) => {
  const { code, output } = await reportOf(biome[0], [...biome[1]], 'server/planted.ts', text);
  expect(code).not.toBe(0);
  expect(output).toContain('server/planted.ts');
  expect(output).toContain(rule);
});

test.each([
  ['a promise nobody waits for', 'const write = async () => 1;\nwrite();\n', 'no-floating-promises'],
  ['a promise taken for a truth', 'const isOpen = async () => false;\nif (isOpen()) console.log(1);\n', 'no-misused-promises'],
])('eslint reports %s', async (_, text, rule) => {
  const { code, output } = await reportOf(eslint[0], [...eslint[1]], 'server/planted.ts', `${text}export {};\n`);
  expect(code).not.toBe(0);
  expect(output).toContain('server/planted.ts');
  expect(output).toContain(rule);
});

test('tsc reports a missing null check', async () => {
  const { code, output } = await reportOf(
    tsc[0],
    [...tsc[1]],
    'server/planted.ts',
    'export const first = (names: string[]): string => names[0];\n',
  );
  expect(code).not.toBe(0);
  expect(output).toContain('server/planted.ts(1,');
});
