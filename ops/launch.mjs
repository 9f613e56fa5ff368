import { ensureBuilt } from './build.mjs';
import { root, runMain, StepFailed } from './command.mjs';
import { ensureInstalled } from './install.mjs';
import { ensurePgvector } from './pgvector.mjs';
import { ensureRequirements, requirements } from './requirements.mjs';

/**
 * Runs a built program in this process: same terminal, same environment, and signals reach it without a go-between.
 * It runs in the project's folder, where `.data` is; INIT_CWD keeps the folder that file names on the command line start from.
 * @param {string} file
 */
async function runBuilt(file) {
  process.env.INIT_CWD ??= process.cwd();
  process.chdir(root);
  process.setSourceMapsEnabled(true);
  await import(`${root}dist/${file}`);
}

/** Everything `npm start` does. */
export function startServer() {
  return runMain(async () => {
    await ensureInstalled();
    await ensureBuilt(['server', 'client', 'database']);
    await runBuilt('server/main.js');
  });
}

/** Everything `npm run farthing` does. */
export function runCommandLine() {
  return runMain(async () => {
    await ensureInstalled();
    await ensureBuilt(['server', 'database']);
    await runBuilt('server/cli.js');
  });
}

/** Everything `npm run bench` does. What cannot be installed here, a bench skips, and says so. */
export function runBench() {
  return runMain(async () => {
    await ensureInstalled();
    const isQuestion = process.argv.slice(2).some((arg) => arg === '--help' || arg === '-h');
    const { said } = isQuestion ? { said: '' } : await ensureRequirements(requirements.filter(({ benches }) => benches));
    if (said) process.stderr.write(said);
    if (process.argv[2] === 'search' && !isQuestion) process.stderr.write((await ensurePgvector()).said);
    await ensureBuilt(['bench', 'server', 'database']);
    await runBuilt('bench/main.js');
  });
}

/**
 * Everything `npm run stack` and `npm run drill` do.
 * @param {'main' | 'drill'} program
 */
export function runStack(program) {
  return runMain(async () => {
    await ensureInstalled();
    const isQuestion = process.argv.slice(2).some((arg) => arg === '--help' || arg === '-h');
    const needed = requirements.filter(({ projects }) => ['production', 'redis'].some((project) => projects.includes(project)));
    const { missing, said } = isQuestion ? { missing: [], said: '' } : await ensureRequirements(needed);
    if (missing.length > 0) throw new StepFailed(`Missing: ${missing.map(({ name }) => name).join(', ')}.`, said);
    await ensureBuilt(isQuestion ? ['stack'] : ['stack', 'server', 'client']);
    await runBuilt(`stack/${program}.js`);
  });
}

/** Everything `npm run build` does. */
export function buildAll() {
  return runMain(async () => {
    await ensureInstalled();
    await ensureBuilt(['server', 'client', 'database']);
  });
}
