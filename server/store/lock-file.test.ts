import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataDirectoryLocked, lockDataDirectory } from './lock-file.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'farthing-lock-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('the lock on a data directory', () => {
  it('is held by one at a time, and names the holder', () => {
    const release = lockDataDirectory(directory);
    expect(() => lockDataDirectory(directory)).toThrow(DataDirectoryLocked);
    expect(() => lockDataDirectory(directory)).toThrow(String(process.pid));
    release();
    lockDataDirectory(directory)();
  });

  it('is taken over from a process that is gone', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(join(directory, 'farthing.lock'), `${pid}\n`);
    lockDataDirectory(directory)();
  });

  it('is respected where another process lives', () => {
    writeFileSync(join(directory, 'farthing.lock'), `${process.ppid}\n`);
    expect(() => lockDataDirectory(directory)).toThrow(DataDirectoryLocked);
  });
});
