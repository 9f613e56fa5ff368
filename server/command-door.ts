import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import express, { type RequestHandler } from 'express';
import type { CommandIo } from './cli/io.ts';

/**
 * While a server holds the embedded database, commands go through it. Only who can read the secret file in the data
 * directory may ask: the same person on the same machine.
 */
interface Door {
  readonly port: number;
  readonly host: string;
  readonly secret: string;
}

const doorFile = (directory: string) => join(directory, 'server.json');

/** One line of the answer: text for one of the two streams, or the exit code, which ends it. */
type Line = { readonly out: string } | { readonly err: string } | { readonly exit: number };

export function newSecret(): string {
  return randomBytes(32).toString('hex');
}

/** Writes where this server listens, for commands to find. Returns what removes it again. */
export function announce(directory: string, door: Door): () => void {
  writeFileSync(doorFile(directory), JSON.stringify(door), { mode: 0o600 });
  return () => rmSync(doorFile(directory), { force: true });
}

/** POST /command with the secret: runs a command line here and streams what it says. */
export function commandRoute(
  secret: string,
  run: (argv: readonly string[], io: CommandIo) => Promise<number>,
  now: () => Date,
): RequestHandler[] {
  const answer: RequestHandler = async (req, res, next) => {
    if (!isSecret(req.headers.authorization, secret)) return next();
    const { argv, cwd, stdin } = req.body as { argv: string[]; cwd: string; stdin: string };
    const say = (line: Line) => res.write(`${JSON.stringify(line)}\n`);
    res.type('application/x-ndjson');
    const exit = await run(argv, { cwd, now, stdin: async () => stdin, out: (out) => say({ out }), err: (err) => say({ err }) });
    say({ exit });
    res.end();
  };
  return [express.json(), answer];
}

function isSecret(header: string | undefined, secret: string): boolean {
  const [given, wanted] = [Buffer.from(header ?? ''), Buffer.from(`Bearer ${secret}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Runs a command line in the server that holds the data directory. Null where no server can be found there. */
export async function runThroughServer(directory: string, argv: readonly string[], io: CommandIo): Promise<number | null> {
  let door: Door;
  try {
    door = JSON.parse(readFileSync(doorFile(directory), 'utf8')) as Door;
  } catch {
    return null;
  }
  // What a command may ask for cannot be asked for later.
  const stdin = argv.some((argument) => argument.endsWith('-stdin')) ? await io.stdin() : '';
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${door.secret}` };
    const asked = request({ host: door.host, port: door.port, path: '/command', method: 'POST', headers }, (response) => {
      if (response.statusCode !== 200) {
        response.resume();
        reject(new Error(`The server at ${door.host}:${door.port} refused the command (status ${response.statusCode}).`));
        return;
      }
      let rest = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop()!;
        for (const line of lines) speak(JSON.parse(line) as Line, io, resolve);
      });
      response.on('end', () => reject(new Error('The server broke off in the middle of the command.')));
    });
    asked.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNREFUSED' ? resolve(null) : reject(error)));
    asked.end(JSON.stringify({ argv, cwd: io.cwd, stdin }));
  });
}

function speak(line: Line, io: CommandIo, exit: (code: number) => void): void {
  if ('out' in line) io.out(line.out);
  else if ('err' in line) io.err(line.err);
  else exit(line.exit);
}
