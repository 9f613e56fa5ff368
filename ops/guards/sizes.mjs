import ts from 'typescript';
import { isMigration, isTest, nodesOf, placeOf } from './source-file.mjs';

const fileLinesMax = 400;
const functionLinesMax = 70;
const resolverLinesMax = 5;

/**
 * Files of at most 400 lines, functions of at most 70, resolver methods of at most 5.
 * @param {import('./source-file.mjs').SourceFile[]} files
 * @returns {import('./source-file.mjs').Problem[]}
 */
export function findOversized(files) {
  return files
    .filter(({ tree, path }) => tree && !isTest(path) && !isMigration(path) && !path.includes('/testing/'))
    .flatMap((file) => [...tooLong(file), ...longFunctions(file)]);
}

/** @param {import('./source-file.mjs').SourceFile} file */
function tooLong({ path, text }) {
  const lines = text.trimEnd().split('\n').length;
  if (lines <= fileLinesMax) return [];
  const message = `the file has ${lines} lines; ${fileLinesMax} are the limit`;
  return [{ place: path, message, remedy: 'Split it along its subjects; 60 to 150 lines read best.' }];
}

/** @param {import('./source-file.mjs').SourceFile} file */
function longFunctions(file) {
  const problems = [];
  for (const node of nodesOf(file.tree)) {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) continue;
    const lines = linesOf(file, node);
    const name = nameOf(node);
    if (lines > functionLinesMax) {
      const message = `${name} has ${lines} lines; ${functionLinesMax} are the limit`;
      problems.push({ place: placeOf(file, node), message, remedy: 'Name its steps and make each a function; below 25 lines is the aim.' });
    }
    if (file.path.endsWith('.resolver.ts') && ts.isMethodDeclaration(node) && bodyLines(file, node) > resolverLinesMax) {
      const message = `the resolver method ${name} has ${bodyLines(file, node)} lines; ${resolverLinesMax} are the limit`;
      problems.push({
        place: placeOf(file, node),
        message,
        remedy: 'A resolver translates, nothing else: move the thinking into a pure file beside it.',
      });
    }
  }
  return problems;
}

/**
 * @param {import('./source-file.mjs').SourceFile} file
 * @param {import('typescript').Node} node
 */
function linesOf(file, node) {
  const tree = /** @type {import('typescript').SourceFile} */ (file.tree);
  const line = (/** @type {number} */ position) => ts.getLineAndCharacterOfPosition(tree, position).line;
  return line(node.getEnd()) - line(node.getStart()) + 1;
}

/**
 * Lines between the braces.
 * @param {import('./source-file.mjs').SourceFile} file
 * @param {import('typescript').MethodDeclaration} method
 */
function bodyLines(file, method) {
  return method.body ? Math.max(0, linesOf(file, method.body) - 2) : 0;
}

/** @param {import('typescript').SignatureDeclaration} node */
function nameOf(node) {
  if (node.name) return node.name.getText();
  return ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent) ? node.parent.name.getText() : 'this function';
}
