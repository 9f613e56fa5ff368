import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * One of our own files. `tree` is there for TypeScript and JavaScript.
 * @typedef {{ path: string, text: string, tree: import('typescript').SourceFile | undefined }} SourceFile
 * @typedef {{ place: string, message: string, remedy: string }} Problem
 */

const isCode = /\.(ts|tsx|mjs|cjs)$/;

/**
 * @param {string} path relative to the root
 * @param {string} text
 * @returns {SourceFile}
 */
export function sourceFile(path, text) {
  const tree = isCode.test(path) ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true) : undefined;
  return { path, text, tree };
}

/**
 * Our own files as git knows them, new ones included, ignored ones not.
 * @param {string} root
 * @returns {SourceFile[]}
 */
export function readSources(root) {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', 'server', 'client', 'ops'], {
    cwd: root,
    encoding: 'utf8',
  });
  const paths = [...new Set(list.split('\0'))].filter((path) => path !== '' && existsSync(join(root, path)));
  return paths.map((path) => sourceFile(path, isCode.test(path) ? readFileSync(join(root, path), 'utf8') : ''));
}

/** Tests are read from top to bottom like a list of examples; migrations are never changed again. */
export const isTest = (/** @type {string} */ path) => /\.test\.tsx?$/.test(path);
export const isMigration = (/** @type {string} */ path) => path.startsWith('server/store/migrations/');

/**
 * @param {SourceFile} file
 * @param {import('typescript').Node} node
 */
export function placeOf(file, node) {
  const { line } = ts.getLineAndCharacterOfPosition(/** @type {import('typescript').SourceFile} */ (file.tree), node.getStart());
  return `${file.path}:${line + 1}`;
}

/**
 * Every node of a file, parents before children.
 * @param {import('typescript').Node | undefined} node
 * @returns {Generator<import('typescript').Node>}
 */
export function* nodesOf(node) {
  if (!node) return;
  yield node;
  /** @type {import('typescript').Node[]} */
  const children = [];
  node.forEachChild((child) => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}
