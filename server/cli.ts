import 'reflect-metadata';
import { text } from 'node:stream/consumers';
import type { CommandIo } from './cli/io.ts';
import { runProgram } from './cli/program.ts';
import { runThroughServer } from './command-door.ts';
import { EnvError, processCwd, processEnv } from './config/env.ts';
import { DataDirectoryLocked } from './store/lock-file.ts';
import { openStore, type Store } from './store/open-store.ts';
import { StoreFault } from './store/store-fault.ts';

/** `npm run farthing -- ...`: the command line, on its own database or through the server that holds it. */
async function main(argv: readonly string[]): Promise<number> {
  const env = processEnv('command');
  const io: CommandIo = {
    cwd: processCwd(),
    now: () => new Date(),
    isTerminal: process.stderr.isTTY === true,
    stdin: () => text(process.stdin),
    out: (said) => process.stdout.write(said),
    err: (said) => process.stderr.write(said),
  };
  let opened: Promise<Store> | null = null;
  const store = () => {
    opened ??= openStore(env.databaseUrl === null ? { directory: env.dataDirectory } : { url: env.databaseUrl });
    return opened;
  };
  try {
    const directory = env.databaseUrl === null ? env.dataDirectory : null;
    return await runProgram(argv, { io, newBook: env.book, publicUrl: env.publicUrl, directory, store });
  } catch (error) {
    if (!(error instanceof DataDirectoryLocked)) throw error;
    const code = await runThroughServer(error.directory, argv, io);
    if (code !== null) return code;
    io.err(`${error.message}\n`);
    return 1;
  } finally {
    await (opened as Promise<Store> | null)?.then((it) => it.close()).catch(() => undefined);
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      error instanceof EnvError || error instanceof StoreFault
        ? `${error.message}\n`
        : `farthing: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = 1;
  },
);
