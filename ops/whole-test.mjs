import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBuilt } from './build.mjs';
import { root, runCommand, runMain } from './command.mjs';
import { ensureInstalled } from './install.mjs';
import { ensurePgvector } from './pgvector.mjs';
import { secondsSince } from './progress.mjs';
import { ensureRequirements } from './requirements.mjs';
import { checkSteps, runSteps } from './steps.mjs';

const projects = ['unit', 'embedded', 'postgres', 'redis', 'oracle', 'browser', 'start', 'production'];

/**
 * Runs the check and all tests, and ends with the line `N passed, N failed, N skipped`.
 * Exit 1 after a failure; with CI=true also after anything skipped.
 */
export function runEverything() {
  return runMain(async () => {
    const startMs = performance.now();
    await ensureInstalled();
    const skippedProjects = await projectsWithoutTheirPrograms();
    await ensureBuilt(['server', 'client', 'database']);
    // The unit tests come with all the others below.
    const check = await runSteps(checkSteps.filter(({ name }) => name !== 'unit-tests'));
    const tests = await runTests(projects.filter((project) => !skippedProjects.has(project)));
    const total = {
      passed: check.passed + tests.passed,
      failed: check.failed + tests.failed,
      skipped: tests.skipped + skippedProjects.size,
    };
    const strict = process.env.CI === 'true' && total.skipped > 0;
    console.log(`\nEverything took ${secondsSince(startMs)}.`);
    if (strict) console.log('CI=true: what is skipped is not proved, so this run counts as failed.');
    console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
    process.exitCode = total.failed > 0 || strict ? 1 : 0;
  });
}

/** Installs what it may; says loudly what cannot be tested without the rest. */
async function projectsWithoutTheirPrograms() {
  const { missing, said } = await ensureRequirements();
  if (said) console.error(said);
  const pgvector = await ensurePgvector();
  if (pgvector.missing) console.error(`${pgvector.said}\n!!! PostgreSQL has no pgvector: what is compared in it is SKIPPED.\n`);
  const skipped = new Set(missing.flatMap((requirement) => requirement.projects));
  for (const { name, packages, projects: needing } of missing) {
    console.error(`\n!!! ${name} is missing: the tests "${needing.join('", "')}" are SKIPPED.`);
    console.error(`!!! On Debian or Ubuntu: apt-get install ${packages.join(' ')}. Elsewhere: install it so that it is on the PATH.\n`);
  }
  return skipped;
}

/**
 * All vitest projects in one run, side by side. A file whose worker died under it (killed by the system, say, or out of memory) is named:
 * vitest says only that some worker did.
 * @param {string[]} names
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
async function runTests(names) {
  const path = `${root}.cache/tests.json`;
  mkdirSync(`${root}.cache`, { recursive: true });
  rmSync(path, { force: true });
  const args = ['run', ...names.flatMap((name) => ['--project', name]), '--silent=passed-only'];
  const reporters = ['--reporter=default', `--reporter=${root}ops/test-report.mjs`];
  const { code } = await runCommand(process.execPath, [`${root}node_modules/vitest/vitest.mjs`, ...args, ...reporters], {
    live: true,
    env: { FARTHING_TEST_REPORT: path },
  });
  /** @type {import('./test-report.mjs').TestReport} */
  const report = existsSync(path)
    ? JSON.parse(readFileSync(path, 'utf8'))
    : { passed: 0, failed: 0, skipped: 0, errors: 1, unfinished: [] };
  for (const { project, file } of report.unfinished) console.error(`\n!!! A worker died under ${file} (${project}).`);
  // A failure outside of any test, an unhandled rejection say, is one all the same.
  const failed = report.failed + report.errors + report.unfinished.length;
  return { passed: report.passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped: report.skipped };
}
