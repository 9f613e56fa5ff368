import ts from 'typescript';
import { isTest, nodesOf, placeOf } from './source-file.mjs';

const mayRead = /^(server\/config\/env\.ts$|server\/testing\/|client\/testing\/|ops\/)/;

/**
 * process.env is read in one place, which reports every fault of it at once.
 * @param {import('./source-file.mjs').SourceFile[]} files
 * @returns {import('./source-file.mjs').Problem[]}
 */
export function findEnvironmentReads(files) {
  const remedy = 'Add the setting to server/config/env.ts and receive its value by argument.';
  return files
    .filter(({ path }) => !mayRead.test(path) && !isTest(path))
    .flatMap((file) =>
      [...nodesOf(file.tree)]
        .filter(readsEnvironment)
        .map((node) => ({ place: placeOf(file, node), message: 'process.env is read here', remedy })),
    );
}

/** @param {import('typescript').Node} node */
function readsEnvironment(node) {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'env' && isProcess(node.expression);
  if (ts.isElementAccessExpression(node)) return isProcess(node.expression) && /^['"`]env['"`]$/.test(node.argumentExpression.getText());
  return (
    ts.isImportSpecifier(node) &&
    (node.propertyName ?? node.name).text === 'env' &&
    /['"](node:)?process['"]/.test(node.parent.parent.parent.getText())
  );
}

/** @param {import('typescript').Node} node */
function isProcess(node) {
  return /^(globalThis\.)?process$/.test(node.getText());
}
