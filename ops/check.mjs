// npm run check: everything that can be known without a database or a browser, in under a minute.
import './require-node.mjs';

const help = `npm run check [-- step ...]     all steps, or only the named ones
npm run check -- --fix          first let Biome format and repair what it can

Steps: `;

import('./steps.mjs').then(async ({ checkSteps, runSteps }) => {
  const names = process.argv.slice(2).filter((arg) => !arg.startsWith('-'));
  const unknown = names.filter((name) => !checkSteps.some((step) => step.name === name));
  if (process.argv.includes('--help') || unknown.length > 0) {
    if (unknown.length > 0) console.error(`There is no step "${unknown.join('", "')}".`);
    console.error(help + checkSteps.map((step) => step.name).join(', '));
    process.exit(unknown.length > 0 ? 1 : 0);
  }
  if (process.argv.includes('--fix')) {
    const { runInstalled } = await import('./command.mjs');
    await runInstalled('@biomejs/biome/bin/biome', ['check', '--write', '.'], { live: true });
  }
  const { ensureInstalled } = await import('./install.mjs');
  await ensureInstalled();
  const { failed } = await runSteps(checkSteps.filter((step) => names.length === 0 || names.includes(step.name)));
  process.exit(failed === 0 ? 0 : 1);
});
