import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runCommand } from '../command.mjs';
import type { Compose } from './compose.ts';

/** What ops/setup has made: the settings of .env.production, and a file for each secret. */
export interface Setup {
  readonly settings: Readonly<Record<string, string>>;
  secret(name: string): string;
  /** A file with it, its text changed where an address of the containers is another one here. */
  secretFile(name: string, change?: (text: string) => string): string;
}

/** Runs the real ops/setup in a folder of its own. That its address is only an example is the one thing that it may find fault with. */
export async function runSetup(folder: string, compose: Compose, url: string, certificates: string): Promise<Setup> {
  mkdirSync(join(folder, 'ops'), { recursive: true });
  for (const path of ['ops/setup', '.env.production.template']) cpSync(join(root, path), join(folder, path));
  const { output } = await runCommand(join(folder, 'ops/setup'), ['--url', url, '--certificates', certificates], { cwd: folder });
  const at = (name: string) => join(folder, 'secrets', name);
  const missing = Object.keys(compose.secrets).filter((name) => !existsSync(at(name)));
  if (missing.length > 0) throw new Error(`ops/setup made no ${missing.join(', ')}:\n${output}`);
  const secret = (name: string) => readFileSync(at(name), 'utf8').trim();
  return {
    settings: settingsIn(readFileSync(join(folder, '.env.production'), 'utf8')),
    secret,
    secretFile(name, change = (text) => text) {
      const file = join(folder, 'secrets', `${name}.here`);
      writeFileSync(file, change(secret(name)), { mode: 0o400 });
      return file;
    },
  };
}

function settingsIn(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => /^\w+=/.test(line));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}
