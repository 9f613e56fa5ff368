import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverFlags } from '../../server-flags.mjs';

/** A server as its user starts it, with the demo company, on a free port. */
export interface Served {
  readonly url: string;
  stop(): Promise<void>;
}

/** The bench runs in the project's folder, where `npm start` is. */
export async function serveDemo(): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'farthing-page-'));
  const child = spawn(process.execPath, [...serverFlags, 'ops/start.mjs'], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', FARTHING_DATA: folder, FARTHING_DEMO: 'on', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill());
  try {
    return {
      url: await addressOf(child),
      async stop() {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill();
        await ended;
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Dashboard\s+(http:\/\/[^\s/]+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with code ${code} before it listened:\n${said}`)));
  });
}
