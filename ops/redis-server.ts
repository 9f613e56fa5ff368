import { type ChildProcess, spawn } from 'node:child_process';
import { createConnection, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { locate, requirements } from './requirements.mjs';

/** A real Redis of its own that keeps nothing on disk. */
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

/** Starts one on a free port and waits until it answers. Throws where Redis is not installed. */
export async function startRedis(): Promise<RedisServer> {
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
    url: `redis://127.0.0.1:${port}`,
    kill: end,
    async start() {
      running = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: 'ignore' });
      await answering(port);
    },
    freeze: () => void running?.kill('SIGSTOP'),
    thaw: () => void running?.kill('SIGCONT'),
    command: (...words) => ask(port, words),
    stop: end,
  };
  await server.start();
  return server;
}

/** One command on a connection of its own. */
function ask(port: number, words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    socket.once('error', reject);
    socket.once('close', () => resolve(answer.slice(0, answer.lastIndexOf('+OK'))));
    const printed = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('');
    socket.write(`*${words.length}\r\n${printed}*1\r\n$4\r\nQUIT\r\n`);
  });
}

async function answering(port: number): Promise<void> {
  const deadline = performance.now() + startMs;
  for (;;) {
    const answer = await ask(port, ['PING']).catch(() => '');
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
