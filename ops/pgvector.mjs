import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommand } from './command.mjs';
import { withProgress } from './progress.mjs';
import { canInstall, locate, requirements } from './requirements.mjs';

/** The Debian whose source package is built where the machine's own release has none for its PostgreSQL. */
const sourceSuite = 'trixie';

/**
 * Sees to it that the PostgreSQL of the tests and benches has the extension pgvector: from the distribution, or built from
 * Debian's source. Where neither can be done, what needs it is skipped.
 * @returns {Promise<{ missing: boolean, said: string }>} whether it is still missing, and what the installer said
 */
export async function ensurePgvector() {
  const version = await postgresVersion();
  if (version === null) return { missing: true, said: '' };
  if (await isThere(version)) return { missing: false, said: '' };
  if (!canInstall()) return { missing: true, said: '' };
  const said = await withProgress(`Installing pgvector for PostgreSQL ${version.major}`, () => install(version));
  const missing = !(await isThere(version));
  return { missing, said: missing ? said : '' };
}

/** @typedef {{ major: string, config: string }} Version `config`: the path of its pg_config */

/** @returns {Promise<Version | null>} */
async function postgresVersion() {
  const requirement = requirements.find(({ programs }) => programs.includes('postgres'));
  const program = requirement && locate(requirement);
  if (!program) return null;
  const { output } = await runCommand(program, ['--version']);
  const major = /(\d+)[.\d]*/.exec(output)?.[1];
  return major ? { major, config: join(dirname(program), 'pg_config') } : null;
}

/** @param {Version} version */
async function isThere({ config }) {
  const { code, output } = await runCommand(config, ['--sharedir']);
  return code === 0 && existsSync(join(output.trim(), 'extension/vector.control'));
}

/**
 * @param {Version} version
 * @returns {Promise<string>} what went wrong, or nothing
 */
async function install(version) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const packaged = `postgresql-${version.major}-pgvector`;
  const update = await runCommand('apt-get', ['update', '-q'], { env });
  const known = await runCommand('apt-cache', ['show', packaged]);
  const names = known.code === 0 ? [packaged] : [`postgresql-server-dev-${version.major}`, 'make', 'gcc', 'libc6-dev'];
  const installed = await runCommand('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...names], { env });
  if (installed.code !== 0) return `${update.output}${installed.output}`;
  return known.code === 0 ? '' : build(version);
}

/**
 * @param {Version} version
 * @returns {Promise<string>} what went wrong, or nothing
 */
async function build({ config }) {
  const folder = mkdtempSync(join(tmpdir(), 'farthing-pgvector-'));
  try {
    const apt = await aptIn(folder);
    const source = join(folder, 'source');
    mkdirSync(source);
    const steps = [
      () => runCommand('apt-get', [...apt, 'update', '-q'], { cwd: folder }),
      () => runCommand('apt-get', [...apt, 'source', '-q', '--download-only', 'pgvector'], { cwd: folder }),
      () => runCommand('tar', ['xf', archiveIn(folder), '-C', source, '--strip-components=1']),
      // Without options for this very processor: what is built here may run elsewhere.
      () => runCommand('make', ['-j2', 'OPTFLAGS=', `PG_CONFIG=${config}`], { cwd: source }),
      () => runCommand('make', ['install', `PG_CONFIG=${config}`], { cwd: source }),
    ];
    for (const step of steps) {
      const { code, output } = await step();
      if (code !== 0) return output;
    }
    return '';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Options under which apt-get knows of one more source and nothing else, and leaves the machine's own lists alone. The
 * archive is that of the machine.
 * @param {string} folder
 */
async function aptIn(folder) {
  const { output } = await runCommand('apt-get', ['indextargets', '--format', '$(REPO_URI) $(COMPONENT)', 'Created-By: Packages']);
  const [archive = ''] = (output.split('\n').find((line) => line.endsWith(' main')) ?? '').split(' ');
  mkdirSync(join(folder, 'lists/partial'), { recursive: true });
  mkdirSync(join(folder, 'archives/partial'), { recursive: true });
  writeFileSync(
    join(folder, 'sources.list'),
    `deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${archive} ${sourceSuite} main\n`,
  );
  return [
    ['Dir::Etc::sourcelist', join(folder, 'sources.list')],
    ['Dir::Etc::sourceparts', '/dev/null'],
    ['Dir::State::lists', join(folder, 'lists')],
    ['Dir::Cache', folder],
    // The folder is closed to the user that apt-get would download as.
    ['APT::Sandbox::User', 'root'],
  ].flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

/** @param {string} folder */
function archiveIn(folder) {
  return join(folder, readdirSync(folder).find((name) => name.includes('.orig.tar.')) ?? 'pgvector.orig.tar');
}
