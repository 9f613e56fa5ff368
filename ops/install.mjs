import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { root, runCommand, StepFailed } from './command.mjs';
import { fingerprintOf } from './fingerprint.mjs';
import { withProgress } from './progress.mjs';

const stamp = `${root}node_modules/.farthing-installed`;

/**
 * Says whether node_modules holds what package-lock.json asks for.
 * The stamp answers at once; without it npm's own record of what it put there is compared, so that a tree installed by hand is kept.
 * @param {string} fingerprint
 */
function isInstalled(fingerprint) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return true;
  const record = `${root}node_modules/.package-lock.json`;
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || (present[path] ? present[path].version === entry.version : entry.optional || entry.peer),
  );
}

/** Installs the dependencies when they are missing or package-lock.json changed; needs npm, which comes with Node. */
export async function ensureInstalled() {
  const fingerprint = fingerprintOf(['package-lock.json']);
  if (isInstalled(fingerprint)) return;
  // npm tells its scripts where it is; a bare `node ops/start.mjs` finds it on the path.
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [program = 'npm', ...before] = npm;
  const { code, output } = await withProgress('Installing the packages of package-lock.json (npm ci)', () =>
    runCommand(program, [...before, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']),
  );
  if (code !== 0)
    throw new StepFailed('The packages could not be installed. Is the package registry within reach? Run the command again.', output);
  writeFileSync(stamp, fingerprint);
}
