// npm run schema: writes schema/schema.graphql from the server's own classes. With -- --release it becomes what later changes are held against.
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { root, runCommand, runMain, StepFailed } from './command.mjs';

const schemaFile = `${root}schema/schema.graphql`;

/**
 * @param {{ write: boolean }} options
 * @returns {Promise<{ changed: boolean, problem?: string }>} whether the file differs from what the server answers to
 */
export async function emitSchema({ write }) {
  await ensureBuilt(['server']);
  const { code, output } = await runCommand(process.execPath, ['--enable-source-maps', `${root}dist/server/print-schema.js`]);
  if (code !== 0) return { changed: false, problem: output };
  const changed = !existsSync(schemaFile) || readFileSync(schemaFile, 'utf8') !== output;
  if (changed && write) {
    mkdirSync(`${root}schema`, { recursive: true });
    writeFileSync(schemaFile, output);
  }
  return { changed };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runMain(async () => {
    const { changed, problem } = await emitSchema({ write: true });
    if (problem) throw new StepFailed('The schema could not be printed.', problem);
    if (process.argv.includes('--release')) copyFileSync(schemaFile, `${root}schema/released.graphql`);
    console.error(changed ? 'schema/schema.graphql is written.' : 'schema/schema.graphql was up to date.');
  });
}
