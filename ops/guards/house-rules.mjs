import { findDivisions } from './division.mjs';
import { findEnvironmentReads } from './environment.mjs';
import { findUnlisted } from './folder-lists.mjs';
import { findBadNames } from './names.mjs';
import { findOversized } from './sizes.mjs';
import { readSources } from './source-file.mjs';

const guards = [findOversized, findBadNames, findEnvironmentReads, findDivisions, findUnlisted];

/**
 * The rules of the house that no ready-made tool knows.
 * @param {import('./source-file.mjs').SourceFile[]} files
 */
export function findProblems(files) {
  return guards.flatMap((guard) => guard(files));
}

/**
 * @param {string} root
 * @returns {{ problems: import('./source-file.mjs').Problem[], filesRead: number }}
 */
export function checkHouseRules(root) {
  const files = readSources(root);
  return { problems: findProblems(files), filesRead: files.filter(({ tree }) => tree).length };
}
