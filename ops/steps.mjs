import { readFileSync } from 'node:fs';
import { root, runInstalled, StepFailed } from './command.mjs';
import { secondsSince } from './progress.mjs';

/**
 * A part of the check. `run` answers with what is wrong, as text for people; an empty text means that all is well.
 * @typedef {{ name: string, after?: string, run: () => Promise<string> }} Step
 */

/** Fewer modules than this were never part of the project: a tool that reads less sees nothing, and is content. */
const modulesMin = 300;

/** @type {Step[]} */
export const checkSteps = [
  {
    name: 'format-and-lint',
    run: () => saidBy('@biomejs/biome/bin/biome', ['check', '.', '--max-diagnostics=50'], 'npm run check -- --fix repairs most of it.'),
  },
  {
    name: 'codegen',
    run: () =>
      saidBy(
        '@graphql-codegen/cli/esm/bin.js',
        ['--config', 'codegen.ts', '--verbose'],
        'A query in client/ does not fit schema/schema.graphql.',
      ),
  },
  {
    name: 'types',
    after: 'codegen',
    run: () => saidBy('typescript/bin/tsc', ['-p', '.', '--incremental', '--tsBuildInfoFile', '.cache/tsc.json'], ''),
  },
  {
    name: 'promises',
    after: 'codegen',
    run: () => saidBy('eslint/bin/eslint.js', ['server', 'client', 'ops'], 'await it, return it, or say `void` when nobody has to wait.'),
  },
  { name: 'boundaries', after: 'codegen', run: boundaries },
  { name: 'house-rules', run: houseRules },
  { name: 'schema', run: schemaDrift },
  {
    name: 'unit-tests',
    after: 'codegen',
    run: () => saidBy('vitest/vitest.mjs', ['run', '--project', 'unit', '--silent=passed-only', '--reporter=dot'], ''),
  },
];

/**
 * Runs a tool; silent success, otherwise its output and what to do about it.
 * @param {string} script
 * @param {string[]} args
 * @param {string} remedy
 */
async function saidBy(script, args, remedy) {
  const { code, output } = await runInstalled(script, args, { env: { NO_COLOR: process.stderr.isTTY ? undefined : '1' } });
  return code === 0 ? '' : `${output.trim()}\n${remedy}`;
}

async function boundaries() {
  const { checkBoundaries } = await import('./guards/boundaries.mjs');
  const { problems } = await checkBoundaries(root, modulesMin);
  return listOf(problems);
}

async function houseRules() {
  const { checkHouseRules } = await import('./guards/house-rules.mjs');
  const { problems, filesRead } = checkHouseRules(root);
  return filesRead < modulesMin ? `Only ${filesRead} files were read: is this a git checkout?` : listOf(problems);
}

async function schemaDrift() {
  const { emitSchema } = await import('./schema.mjs');
  const { changed, problem } = await emitSchema({ write: false });
  if (problem) return problem;
  if (changed)
    return 'schema/schema.graphql is not what the server answers to.\nRun `npm run schema` and commit the difference; it is the change of the API.';
  const { breakingChanges } = await import('./schema-changes.mjs');
  const [released, current] = ['released', 'schema'].map((name) => readFileSync(`${root}schema/${name}.graphql`, 'utf8'));
  const broken = breakingChanges(released ?? '', current ?? '', new Date().toISOString().slice(0, 10));
  return broken.length === 0
    ? ''
    : `${broken.join('\n')}\nThis breaks who uses schema/released.graphql. Keep the old, mark it @deprecated with its last day (docs/api.md).`;
}

/** @param {import('./guards/source-file.mjs').Problem[]} problems */
function listOf(problems) {
  return problems.map(({ place, message, remedy }) => `${place}: ${message}\n    ${remedy}`).join('\n');
}

/**
 * Runs steps two at a time, telling each result when it is known.
 * @param {Step[]} steps
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runSteps(steps) {
  const waiting = [...steps];
  const ended = new Set();
  let failed = 0;
  const isReady = (/** @type {Step} */ { after }) => !after || ended.has(after) || !steps.some(({ name }) => name === after);
  /** @type {Set<Promise<void>>} */
  const running = new Set();
  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < 2 ? waiting.find(isReady) : undefined;
    if (!next) {
      await Promise.race(running);
      continue;
    }
    waiting.splice(waiting.indexOf(next), 1);
    const work = runStep(next).then((passed) => {
      if (!passed) failed += 1;
      ended.add(next.name);
      running.delete(work);
    });
    running.add(work);
  }
  return { passed: steps.length - failed, failed };
}

/** @param {Step} step */
async function runStep({ name, run }) {
  const startMs = performance.now();
  const said = await run().catch((error) => (error instanceof StepFailed ? `${error.output}\n${error.message}` : error.stack));
  console.error(`${said === '' ? 'ok  ' : 'FAIL'} ${name} (${secondsSince(startMs)})`);
  if (said !== '') console.error(`\n${said.trimEnd()}\n`);
  return said === '';
}
