import ts from 'typescript';
import { isTest, nodesOf, placeOf } from './source-file.mjs';

/** Where division and floats have nothing to do with amounts: the sums of decimals and of calendar days are done there. */
const mayDivide = /^server\/(ledger\/(decimal|plain-date)\.ts$|testing\/|vite\.config\.ts$)/;

/** A line that ends with this says what is divided, for the reader as much as for this guard. */
const excused = /\/\/ not money: \S+/;

const floats = ['parseFloat', 'toFixed', 'toPrecision'];

/**
 * Amounts are divided and rounded by server/ledger/decimal.ts alone; elsewhere on the server there is no `/`, parseFloat or toFixed.
 * @param {import('./source-file.mjs').SourceFile[]} files
 * @returns {import('./source-file.mjs').Problem[]}
 */
export function findDivisions(files) {
  const remedy = 'Divide and round with server/ledger/decimal.ts. If it is not money, end the line with "// not money: <what it is>".';
  return files
    .filter(({ path, tree }) => tree && path.startsWith('server/') && !mayDivide.test(path) && !isTest(path))
    .flatMap((file) =>
      [...nodesOf(file.tree)]
        .filter((node) => isDivision(node) && !excused.test(lineOf(file, node)))
        .map((node) => ({ place: placeOf(file, node), message: `"${node.getText().slice(0, 60)}" leaves exact arithmetic`, remedy })),
    );
}

/** @param {import('typescript').Node} node */
function isDivision(node) {
  if (ts.isBinaryExpression(node)) {
    return [ts.SyntaxKind.SlashToken, ts.SyntaxKind.SlashEqualsToken].includes(node.operatorToken.kind);
  }
  if (!ts.isCallExpression(node)) return false;
  const called = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
  return ts.isIdentifier(called) && floats.includes(called.text);
}

/**
 * @param {import('./source-file.mjs').SourceFile} file
 * @param {import('typescript').Node} node
 */
function lineOf(file, node) {
  const tree = /** @type {import('typescript').SourceFile} */ (file.tree);
  return file.text.split('\n')[ts.getLineAndCharacterOfPosition(tree, node.getStart()).line] ?? '';
}
