import { accessSync, constants, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command.mjs';
import { withProgress } from './progress.mjs';

/**
 * The programs that tests run against, one line each. `programs`: any of these names will do.
 * `projects`: what cannot be tested without it (vitest projects). `folders`: where it hides off the path; `*` is one level.
 * `benches`: true where benches measure it, or against it.
 * @typedef {{ name: string, programs: string[], packages: string[], projects: string[], folders?: string, benches?: boolean }} Requirement
 * @type {Requirement[]}
 */
export const requirements = [
  {
    name: 'PostgreSQL 15 or newer',
    programs: ['postgres'],
    packages: ['postgresql'],
    projects: ['postgres', 'redis', 'oracle'],
    folders: '/usr/lib/postgresql/*/bin',
    benches: true,
  },
  { name: 'Redis', programs: ['redis-server'], packages: ['redis-server'], projects: ['redis'], benches: true },
  { name: 'Chromium', programs: ['chromium', 'chromium-browser', 'google-chrome'], packages: ['chromium'], projects: ['browser'] },
  { name: 'hledger', programs: ['hledger'], packages: ['hledger'], projects: ['oracle'], benches: true },
  { name: 'Ledger', programs: ['ledger'], packages: ['ledger'], projects: ['oracle'] },
  { name: 'Beancount', programs: ['bean-check'], packages: ['beancount'], projects: ['oracle'] },
  {
    name: 'nginx',
    programs: ['nginx'],
    packages: ['nginx', 'libnginx-mod-http-brotli-filter'],
    projects: ['production'],
    folders: '/usr/*',
  },
  { name: 'Prometheus', programs: ['prometheus'], packages: ['prometheus'], projects: ['production'] },
  { name: 'promtool', programs: ['promtool'], packages: ['prometheus'], projects: ['production'] },
  { name: 'OpenSSL', programs: ['openssl'], packages: ['openssl'], projects: ['production'] },
  { name: 'GnuPG', programs: ['gpg'], packages: ['gpg', 'gpg-agent'], projects: ['production'] },
  { name: 'curl', programs: ['curl'], packages: ['curl'], projects: ['production'] },
];

/** @param {string} pattern */
function foldersMatching(pattern) {
  const [before = '', after = ''] = pattern.split('*');
  try {
    const versions = readdirSync(before).sort((a, b) => Number(b) - Number(a));
    return versions.map((version) => before + version + after);
  } catch {
    return [];
  }
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    // A folder may be entered, which is not to say that it can be run.
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * The full path of a program, or undefined. The newest version in `folders` comes before the path.
 * @param {Pick<Requirement, 'programs' | 'folders'>} requirement
 * @returns {string | undefined}
 */
export function locate({ programs, folders }) {
  const places = [...(folders ? foldersMatching(folders) : []), ...(process.env.PATH ?? '').split(':').filter(Boolean)];
  return places.flatMap((place) => programs.map((program) => join(place, program))).find(isProgram);
}

/** Debian and what descends from it, as the one user who may install. */
export function canInstall() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/**
 * Installs what is missing where that is possible.
 * @param {Requirement[]} [wanted] all of them where it is left out
 * @returns {Promise<{ missing: Requirement[], said: string }>} what is still missing, and what the installer said
 */
export async function ensureRequirements(wanted = requirements) {
  const missing = wanted.filter((requirement) => !locate(requirement));
  if (missing.length === 0 || !canInstall()) return { missing, said: '' };
  const names = missing.map(({ name }) => name).join(', ');
  const said = await withProgress(`Installing ${names} (apt-get)`, async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const update = await runCommand('apt-get', ['update', '-q'], { env });
    const packages = missing.flatMap((requirement) => requirement.packages);
    const install = await runCommand('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages], { env });
    return install.code === 0 ? '' : `${update.output}${install.output}`;
  });
  return { missing: wanted.filter((requirement) => !locate(requirement)), said };
}
