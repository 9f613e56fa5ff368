import ts from 'typescript';
import { isTest, nodesOf, placeOf } from './source-file.mjs';

/** Where division is at home, and why. */
const mayDivide = [
  { path: /^server\/ledger\/decimal\.ts$/, reason: 'the exact decimals themselves' },
  { path: /^server\/ledger\/plain-date\.ts$/, reason: 'calendar arithmetic' },
  {
    path: /^server\/imports\/formats\/beancount\/arithmetic\.ts$/,
    reason: "Beancount's own decimals of 28 digits, whose rounding it has to repeat",
  },
  { path: /^server\/imports\/formats\/ledger\/fraction\.ts$/, reason: 'exact fractions, which Ledger keeps amounts as' },
  { path: /^server\/demo\//, reason: 'makes up the figures of a company that does not exist, in whole cents' },
  { path: /^server\/testing\//, reason: 'tests' },
];

/** A line that ends with this says what is divided, for the reader as much as for this guard. */
const excused = /\/\/ not money: \S+/;

const floatMethods = ['parseFloat', 'toFixed', 'toPrecision'];

/**
 * Amounts are divided and rounded by server/ledger/decimal.ts alone; elsewhere on the server there is no `/`, parseFloat or toFixed.
 * @param {import('./source-file.mjs').SourceFile[]} files
 * @returns {import('./source-file.mjs').Problem[]}
 */
export function findDivisions(files) {
  const remedy = 'Divide and round with server/ledger/decimal.ts. If it is not money, end the line with "// not money: <what it is>".';
  return files
    .filter(({ path, tree }) => tree && path.startsWith('server/') && !mayDivide.some((place) => place.path.test(path)) && !isTest(path))
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
  if (ts.isPropertyAccessExpression(node.expression)) return floatMethods.includes(node.expression.name.text);
  return ts.isIdentifier(node.expression) && node.expression.text === 'parseFloat';
}

/**
 * @param {import('./source-file.mjs').SourceFile} file
 * @param {import('typescript').Node} node
 */
function lineOf(file, node) {
  const tree = /** @type {import('typescript').SourceFile} */ (file.tree);
  return file.text.split('\n')[ts.getLineAndCharacterOfPosition(tree, node.getStart()).line] ?? '';
}
