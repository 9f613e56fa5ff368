import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { locate, requirements } from './requirements.mjs';

const folder = mkdtempSync(join(tmpdir(), 'farthing-programs-'));

function plant(path: string, mode: number): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), '#!/bin/sh\n', { mode });
}

beforeAll(() => {
  plant('9/bin/planted-program', 0o755);
  plant('15/bin/planted-program', 0o755);
  plant('16/bin/planted-program', 0o644);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the newest version that can be run is taken', () => {
  expect(locate({ programs: ['planted-program'], folders: `${folder}/*/bin` })).toBe(join(folder, '15/bin/planted-program'));
});

test('any of its names will do, and the path is searched', () => {
  expect(locate({ programs: ['no-such-program', 'sh'] })).toMatch(/\/sh$/);
});

test('what is not there is not found', () => {
  expect(locate({ programs: ['no-such-program'], folders: '/no/such/folder/*/bin' })).toBeUndefined();
});

test('every requirement says what installs it and what cannot be tested without it', () => {
  for (const { name, programs, packages, projects } of requirements) {
    expect([name, programs.length * packages.length * projects.length > 0]).toEqual([name, true]);
  }
});
