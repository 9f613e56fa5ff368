import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tidewaterJournal } from '../server/demo/tidewater-journal.ts';

const script = join(import.meta.dirname, 'demo-files.mjs');

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('node ops/demo-files.mjs', () => {
  it('says with --help what it would write, and writes nothing', () => {
    const { status, stdout } = run('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('tidewater.journal');
  });

  it('refuses to guess a folder', () => {
    const { status, stderr } = run();
    expect(status).toBe(1);
    expect(stderr).toContain('Name one folder to write into.');
  });

  it('writes every file into the folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'farthing-demo-files-'));
    try {
      const target = join(folder, 'made', 'here');
      expect(run(target).status).toBe(0);
      expect(readFileSync(join(target, 'tidewater.journal'), 'utf8')).toBe(tidewaterJournal());
      expect(readdirSync(join(target, 'bank')).length).toBe(5 * 6);
      expect(existsSync(join(target, 'overlap', 'second.ofx'))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
