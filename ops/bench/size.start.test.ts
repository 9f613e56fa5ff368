import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { root } from '../command.mjs';
import { locate, requirements } from '../requirements.mjs';
import { benches } from './benches/index.ts';

/** As a user runs it; the two streams apart, since one of them is for machines. */
function runBench(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn('npm', ['run', '--silent', 'bench', '--', ...args], {
    cwd: root,
    env: { ...process.env, VITEST: undefined, NODE_ENV: undefined, INIT_CWD: tmpdir() },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (said.stdout += chunk));
  child.stderr.on('data', (chunk) => (said.stderr += chunk));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}

const hasServer = Boolean(locate(requirements.find(({ programs }) => programs.includes('postgres'))!));
const time = { p50: expect.any(Number), p99: expect.any(Number), min: expect.any(Number), n: expect.any(Number) };
const figure = { api: time, sql: time, sqlSpan: expect.any(Number), statements: expect.any(Number) };

test('--help lists every bench, and a wrong size is refused with an example', async () => {
  const { code, stdout } = await runBench('--help');
  expect(code).toBe(0);
  for (const { name } of benches) expect(stdout).toContain(name);
  const refused = await runBench('size', '--sizes', 'huge');
  expect([refused.code, refused.stdout, refused.stderr]).toEqual([1, '', expect.stringContaining('such as 10k')]);
});

test('bench size prints one JSON object of figures that were measured', async () => {
  const { code, stdout, stderr } = await runBench('size', '--sizes', '1k', '--rounds', '1', '--contention-seconds', '0.3');
  expect(code, stderr).toBe(0);
  const report = JSON.parse(stdout);
  expect(report.machine).toMatchObject({ cores: expect.any(Number), node: process.version, loadAtEnd: expect.any(Array) });
  const { size } = report;
  const stores = hasServer ? ['embedded', 'postgres'] : ['embedded'];
  expect(size.measured.map((books: { store: string }) => books.store)).toEqual(stores);
  for (const { books, import: loading, questions } of size.measured) {
    expect(books).toMatchObject({ postings: 1_000, prices: 3 * 3653 });
    expect(loading).toMatchObject({ rounds: 1, reused: false, ratioToCopy: { n: 1 } });
    expect(loading.seconds).toBeGreaterThanOrEqual(loading.commitSeconds);
    expect(loading.peakRssMegabytes).toBeGreaterThan(50);
    expect(questions.disk.bytesPerPosting).toBeGreaterThan(100);
    expect(questions.disk.rowsPerPosting.posting).toBeCloseTo(1, 1);
    expect(Object.keys(questions.reports).length).toBeGreaterThan(10);
    expect(Object.keys(questions.lists).length).toBeGreaterThan(40);
    for (const found of [questions.overview, ...Object.values(questions.reports), ...Object.values(questions.lists)]) {
      expect(found).toEqual(figure);
      // The database is asked, and it is not all of the work.
      expect(found.statements).toBeGreaterThan(1);
      expect(found.sql.min).toBeGreaterThan(0);
      expect(found.api.min).toBeGreaterThan(0);
    }
  }
  if (hasServer) {
    expect(size.stores.postgres.settings.fsync).toBe('on');
    expect(Object.values(size.contention.commitsPerSecond).every((rate) => Number(rate) > 0)).toBe(true);
    expect(size.contention.otherFailures).toEqual({});
  }
  expect(size.mustShow.every((row: object) => 'measured' in row && 'bound' in row)).toBe(true);
}, 300_000);
