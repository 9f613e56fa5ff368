import { fileURLToPath } from 'node:url';
import { runCommand, StepFailed } from '../command.mjs';

const cruiser = fileURLToPath(new URL('../../node_modules/dependency-cruiser/bin/dependency-cruise.mjs', import.meta.url));

/**
 * Who imports whom, by the rules of .dependency-cruiser.cjs.
 * @param {string} root the folder that is looked at
 * @param {number} modulesMin dependency-cruiser finds nothing, and is content, under a TypeScript it does not know: fewer of our modules is a fault
 * @returns {Promise<{ problems: import('./source-file.mjs').Problem[], modules: number }>}
 */
export async function checkBoundaries(root, modulesMin) {
  const args = [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'server', 'client', 'ops'];
  const { output } = await runCommand(process.execPath, args, { cwd: root });
  const answer = parseAnswer(output);
  const modules = answer.modules.filter(({ source }) => /^(server|client|ops)\//.test(source)).length;
  const problems = answer.summary.violations.map(({ from, to, rule, comment }) => ({
    place: from,
    message: `${rule.name}: it imports ${to}`,
    remedy: comment ?? commentOf(answer, rule.name),
  }));
  if (modules < modulesMin) {
    problems.push({
      place: '.dependency-cruiser.cjs',
      message: `only ${modules} modules were read, expected at least ${modulesMin}`,
      remedy: 'Does dependency-cruiser support this version of TypeScript?',
    });
  }
  return { problems, modules };
}

/**
 * @typedef {{ from: string, to: string, rule: { name: string }, comment?: string }} Violation
 * @typedef {{ modules: { source: string }[], summary: { violations: Violation[], ruleSetUsed: { forbidden: { name: string, comment: string }[] } } }} Answer
 * @param {string} output
 * @returns {Answer}
 */
function parseAnswer(output) {
  try {
    return JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
  } catch {
    throw new StepFailed('dependency-cruiser gave no answer.', output);
  }
}

/**
 * @param {Answer} answer
 * @param {string} name
 */
function commentOf(answer, name) {
  return answer.summary.ruleSetUsed.forbidden.find((rule) => rule.name === name)?.comment ?? '';
}
