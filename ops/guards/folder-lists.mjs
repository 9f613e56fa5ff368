import ts from 'typescript';
import { isTest, nodesOf } from './source-file.mjs';

/** Folders whose index.ts lists what lies beside it: adding a KPI or a format is adding a file and one line. */
const lists = [
  { folder: 'server/kpis/definitions', beside: [] },
  // detect.ts chooses one of the listed formats, by content.
  { folder: 'server/imports/formats', beside: ['detect.ts'] },
  { folder: 'ops/bench/benches', beside: [] },
];

/**
 * @param {import('./source-file.mjs').SourceFile[]} files
 * @returns {import('./source-file.mjs').Problem[]}
 */
export function findUnlisted(files) {
  return lists.flatMap(({ folder, beside }) => {
    const inside = files.filter(({ path }) => path.startsWith(`${folder}/`));
    if (inside.length === 0) return [];
    const index = inside.find(({ path }) => path === `${folder}/index.ts`);
    if (!index)
      return [{ place: folder, message: 'there is no index.ts', remedy: `Add ${folder}/index.ts that lists the files beside it.` }];
    const listed = new Set([...importsOf(index), ...beside.map((name) => `./${name}`)]);
    return inside
      .map(({ path }) => path.slice(folder.length + 1))
      .filter((name) => isEntry(name) && !listed.has(`./${name}`))
      .map((name) => ({
        place: `${folder}/${name}`,
        message: 'it is not listed in index.ts',
        remedy: `Add it to ${folder}/index.ts; without that nobody can reach it.`,
      }));
  });
}

/** A listed file lies directly in the folder; what several of them share has a folder of its own below. */
function isEntry(/** @type {string} */ name) {
  return !name.includes('/') && /\.tsx?$/.test(name) && name !== 'index.ts' && !isTest(name);
}

/** @param {import('./source-file.mjs').SourceFile} file */
function importsOf({ tree }) {
  return [...nodesOf(tree)]
    .filter((node) => ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
    .map((node) => node.moduleSpecifier)
    .filter((specifier) => specifier !== undefined && ts.isStringLiteral(specifier))
    .map((specifier) => specifier.text);
}
