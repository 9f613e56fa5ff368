import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { TestReport } from './test-report.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

test('a report tells a worker that died under a file from what failed', { timeout: 60_000 }, () => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache/report-'));
  try {
    const files = {
      'vitest.config.ts': `export default { test: { name: 'some', pool: 'forks', include: ['*.test.ts'], maxWorkers: 1 } };`,
      'dies.test.ts': `${vitest} test('one', () => {}); test('two', () => { process.kill(process.pid, 'SIGKILL'); return new Promise(() => {}); });`,
      'fails.test.ts': `${vitest} test('good', () => {}); test('bad', () => { throw new Error(); }); test.skip('left out', () => {});`,
      'none.test.ts': `throw new Error('nothing in it');`,
      'rejects.test.ts': `${vitest} test('good', () => { Promise.reject(new Error('nobody waits')); });`,
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const reporter = `--reporter=${join(dirname(fileURLToPath(import.meta.url)), 'test-report.mjs')}`;
    const path = join(folder, 'report.json');
    const env = { ...process.env, FARTHING_TEST_REPORT: path };
    const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', reporter], { cwd: folder, env });
    expect(status).toBe(1);
    const report = JSON.parse(readFileSync(path, 'utf8')) as TestReport;
    expect(report).toEqual({ passed: 2, failed: 2, skipped: 1, errors: 1, unfinished: [{ project: 'some', file: 'dies.test.ts' }] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

const vitest = `import { test } from 'vitest';`;
