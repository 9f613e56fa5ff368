import { basename, dirname } from 'node:path';

const empty = ['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'data', 'handle', 'handler', 'process', 'misc', 'stuff'];
const suffixes = [
  'resolver',
  'types',
  'sql',
  'entity',
  'test',
  'api.test',
  'postgres.test',
  'redis.test',
  'oracle.test',
  'browser.test',
  'start.test',
  'production.test',
  'config',
  'd',
  'sample',
  'module',
];

/**
 * Files named for what they know: no word that fits everything, kebab-case, and only the agreed suffixes.
 * @param {import('./source-file.mjs').SourceFile[]} files
 * @returns {import('./source-file.mjs').Problem[]}
 */
export function findBadNames(files) {
  return files.flatMap(({ path, tree }) => [...emptyWords(path), ...(tree ? wrongShape(path) : [])]);
}

/** @param {string} path */
function emptyWords(path) {
  const parts = path.split('/').map((part) => part.split('.')[0]?.toLowerCase() ?? '');
  const found = parts.find((part) => empty.includes(part) || /-(utils?|helpers?|manager|common)$/.test(part));
  if (!found) return [];
  return [{ place: path, message: `"${found}" could be the name of anything`, remedy: 'Name it after the one thing it knows.' }];
}

/** @param {string} path */
function wrongShape(path) {
  const [stem = '', ...rest] = basename(path).split('.');
  const suffix = rest.slice(0, -1).join('.');
  const isComponent = path.startsWith('client/') && /\.tsx$/.test(path);
  const isKebab = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem);
  const problems = [];
  if (!isKebab && !(isComponent && /^[A-Z][A-Za-z0-9]*$/.test(stem))) {
    problems.push({
      place: path,
      message: 'the name is not kebab-case',
      remedy: 'Write it small with hyphens; only React components are PascalCase.',
    });
  }
  if (suffix !== '' && !suffixes.includes(suffix)) {
    const message = `".${suffix}" is not one of the agreed suffixes`;
    problems.push({
      place: path,
      message,
      remedy: `Use ${suffixes
        .slice(0, 9)
        .map((name) => `.${name}`)
        .join(' ')} or none; none means pure (${dirname(path)}).`,
    });
  }
  return problems;
}
