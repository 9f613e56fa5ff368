import { type ChildProcess, spawn } from 'node:child_process';
import { createConnection, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { locate, requirements } from './requirements.mjs';

/** A real Redis of its own; unless it was told otherwise, it keeps nothing on disk. */
export interface RedisServer {
  readonly url: string;
  /** Ends it, as a crash would. It can be started again on the same port. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** It neither answers nor closes its connections until it is thawed. */
  freeze(): void;
  thaw(): void;
  /** Sends one command; the answer as Redis writes it. */
  command(...words: string[]): Promise<string>;
  stop(): Promise<void>;
}

const pollMs = 10;
const startMs = 20_000;

export interface RedisChoice {
  /** What stands behind `redis-server`, without port and address. */
  readonly args: readonly string[];
  readonly folder: string;
  readonly password: string;
}

/** Starts one on a free port and waits until it answers. Throws where Redis is not installed. */
export async function startRedis(choice?: RedisChoice): Promise<RedisServer> {
  const requirement = requirements.find(({ programs }) => programs.includes('redis-server'));
  const program = requirement && locate(requirement);
  if (!program) throw new Error('Redis is not installed (on Debian: apt-get install redis-server).');
  const port = await freePort();
  let running: ChildProcess | null = null;
  const end = async () => {
    const server = running;
    running = null;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await ended;
  };
  process.once('exit', () => running?.kill('SIGKILL'));
  const server: RedisServer = {
    url: `redis://${choice ? `:${choice.password}@` : ''}127.0.0.1:${port}`,
    kill: end,
    async start() {
      const args = choice?.args ?? ['--save', '', '--appendonly', 'no'];
      running = spawn(program, [...args, '--port', String(port), '--bind', '127.0.0.1'], { stdio: 'ignore', cwd: choice?.folder });
      await answering(port, choice?.password);
    },
    freeze: () => void running?.kill('SIGSTOP'),
    thaw: () => void running?.kill('SIGCONT'),
    command: (...words) => ask(port, words, choice?.password),
    stop: end,
  };
  await server.start();
  return server;
}

/** One command on a connection of its own. */
function ask(port: number, words: readonly string[], password?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    socket.once('error', reject);
    const said = password === undefined ? 0 : '+OK\r\n'.length;
    socket.once('close', () => resolve(answer.slice(said, Math.max(said, answer.lastIndexOf('+OK')))));
    const print = (command: readonly string[]) =>
      `*${command.length}\r\n${command.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
    socket.write(`${password === undefined ? '' : print(['AUTH', password])}${print(words)}${print(['QUIT'])}`);
  });
}

async function answering(port: number, password?: string): Promise<void> {
  const deadline = performance.now() + startMs;
  for (;;) {
    const answer = await ask(port, ['PING'], password).catch(() => '');
    if (answer.startsWith('+PONG')) return;
    if (performance.now() > deadline) throw new Error('Redis did not start.');
    await sleep(pollMs);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))));
    });
  });
}
