import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { root, runCommand } from '../command.mjs';

/** npm's list of what it has installed. */
const installed = 'node_modules/.package-lock.json';

/** In each folder of a build that is complete: of which sources it was made. */
const builtFrom = '.built-from';

/** What a builder's cache would give, by links. True where nothing is left to do. */
export async function giveWhatIsCached(text: string, cwd: string): Promise<boolean> {
  if (text === 'npm run build') await giveBuilt(cwd);
  if (!/^npm ci( --omit=dev)?$/.test(text) || !existsSync(join(root, installed))) return false;
  // The packages that the project itself was installed with, from the same lock file by the same command.
  if (text === 'npm ci') {
    linkPackages(join(cwd, 'node_modules'));
    return true;
  }
  await runCommand('cp', ['-al', join(root, 'node_modules'), join(cwd, 'node_modules')]);
  // What this leaves is, file by file, what `npm ci --omit=dev` brings. It writes its list anew: into a file of its own.
  rmSync(join(cwd, installed));
  cpSync(join(root, installed), join(cwd, installed));
  const { code, output } = await runCommand('npm', ['prune', '--omit=dev', '--offline'], { cwd });
  if (code !== 0) throw new Error(`npm prune ended with code ${code}:\n${output}`);
  return true;
}

/** Each by a link of its own: what installs anew takes links away, and leaves the packages. */
function linkPackages(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) symlinkSync(join(root, 'node_modules', name), join(folder, name));
}

/** The project's own build. What builds looks by itself whether that is of the very sources that came into this image. */
async function giveBuilt(cwd: string): Promise<void> {
  mkdirSync(join(cwd, 'dist'), { recursive: true });
  const built = readdirSync(join(root, 'dist')).filter((name) => existsSync(join(root, 'dist', name, builtFrom)));
  for (const name of built) await runCommand('cp', ['-al', join(root, 'dist', name), join(cwd, 'dist', name)]);
}
