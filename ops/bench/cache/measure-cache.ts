import { type ChildProcess, fork, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type PostgresServer, startPostgres } from '../../postgres-server.ts';
import { type RedisServer, startRedis } from '../../redis-server.ts';
import { serverFlags } from '../../server-flags.mjs';
import { scratchFolder } from '../../stack/scratch.ts';
import { ask, type Way, type Window } from './load.ts';
import type { Given } from './peers.ts';
import { lastDay, overview, reports, small } from './questions.ts';

export interface CacheChoice {
  readonly seconds: number;
  readonly rounds: number;
  readonly connections: number;
  readonly rate: number;
  /** Of a database that has books. */
  readonly database?: string;
}

const say = (text: string) => process.stderr.write(`${text}\n`);
const json = { 'content-type': 'application/json' };
const questions = { overview: overview(lastDay), reports: reports(lastDay), small };
/** Those that are another question on another day. */
const byDay: Readonly<Record<string, (asOf: string) => string>> = { overview, reports };
const peerNames = ['raw', 'apolloExpress', 'apolloResponseCache', 'mercuriusJitCache'];

/** All servers stand at once, and are asked in turns: a slow minute falls on all of them. */
export async function measureCache(choice: CacheChoice): Promise<object> {
  const scratch = scratchFolder('bench-cache');
  const folder = scratch.path;
  const children: ChildProcess[] = [];
  let database: PostgresServer | null = null;
  let redis: RedisServer | null = null;
  try {
    redis = await startRedis();
    database = choice.database ? null : await startPostgres({ folder: join(folder, 'postgres'), settings: ['fsync=off'] });
    const url = choice.database ?? database!.url;
    say('two servers start, and one of graphql-js alone');
    const memory = await farthing(children, folder, 'memory', { DATABASE_URL: url, FARTHING_DEMO: database ? 'on' : 'off' });
    const shared = await farthing(children, folder, 'redis', { DATABASE_URL: url, REDIS_URL: redis.url });
    const bare = await bareServer(children, url);
    const found: Record<string, unknown> = {};
    for (const [name, query] of Object.entries(questions)) {
      const { data } = JSON.parse((await once(memory.port, query, {})).toString()) as { data: Record<string, unknown> };
      const given: Given = { sdl: readFileSync(join(process.cwd(), 'schema/schema.graphql'), 'utf8'), query, data };
      const started: ChildProcess[] = [];
      const all = [
        ...(await Promise.all(peerNames.map((peer) => peerWay(started, peer, given)))),
        ...(await oursOf('memory', memory, name, query)),
        ...(await oursOf('redis', shared, name, query)),
        ...(byDay[name] ? [{ ...asked(bare), name: 'graphql-js over our resolvers: cold', body: anotherDay(byDay[name]) }] : []),
      ];
      // Questions that nobody waits for any more may keep the database busy for a while.
      const ways = [...all.filter((way) => !isCold(way)), ...all.filter(isCold)];
      found[name] = {
        bytes: await sizesOf(memory.port, query),
        ...(await measured(name, ways, choice)),
        executorMicroseconds: await told(started, 'executors', given),
      };
      for (const child of started) child.kill();
    }
    return { choice, ...found, mustShow: mustShow(found as never) };
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await Promise.all([database?.stop(), redis?.stop()]);
    scratch.remove();
  }
}

interface Server {
  readonly port: number;
  readonly pid: number;
}

async function farthing(children: ChildProcess[], folder: string, name: string, env: Record<string, string>): Promise<Server> {
  const own = { PORT: '0', HOST: '127.0.0.1', FARTHING_AUTH: 'open', LOG_LEVEL: 'warn', FARTHING_DATA: join(folder, name) };
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^(FARTHING_|DATABASE_|REDIS_)/.test(key)));
  const child = spawn(process.execPath, [...serverFlags, join(import.meta.dirname, '../server/main.js')], {
    env: { ...inherited, NODE_ENV: 'production', ...own, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const port = await new Promise<number>((resolve, reject) => {
    let said = '';
    child.stdout!.on('data', (part: Buffer) => {
      said += part.toString();
      const match = /GraphQL\s+http:\/\/[^:]+:(\d+)/.exec(said);
      if (match) resolve(Number(match[1]));
    });
    child.once('exit', (code) => reject(new Error(`the server ended with code ${code}`)));
  });
  return { port, pid: child.pid! };
}

async function bareServer(children: ChildProcess[], url: string): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'bare.js'), {
    stdio: ['ignore', 2, 2, 'ipc'],
    execArgv: serverFlags,
    env: { ...process.env, DATABASE_URL: url, NODE_ENV: 'production' },
  });
  children.push(child);
  return { port: (await firstWord(child)) as number, pid: child.pid! };
}

function firstWord(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', ({ answer, error }: { answer?: unknown; error?: string }) =>
      error ? reject(new Error(error)) : resolve(answer),
    );
  });
}

function told(started: ChildProcess[], name: string, given: Given): Promise<unknown> {
  const child = fork(join(import.meta.dirname, 'peer.js'), {
    stdio: ['ignore', 2, 2, 'ipc'],
    execArgv: serverFlags,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  started.push(child);
  child.send({ name, given });
  return firstWord(child);
}

async function peerWay(started: ChildProcess[], name: string, given: Given): Promise<Way> {
  const before = started.length;
  const answered = told(started, name, given);
  const { pid } = started[before]!;
  const port = (await answered) as number;
  const body = JSON.stringify({ query: given.query });
  return { name, port, pid: pid!, method: 'POST', path: '/graphql', headers: json, body: () => body, status: 200 };
}

const asked = ({ port, pid }: Server) => ({ port, pid, method: 'POST', path: '/graphql', headers: json, status: 200 }) as const;

/** A question each time that nobody has asked before, of all who begin at the same day. */
function anotherDay(question: (asOf: string) => string): () => string {
  let day = 0;
  return () => {
    day += 1;
    return JSON.stringify({ query: question(new Date(Date.UTC(2025, 9, 1) + (day % 5_000) * 86_400_000).toISOString().slice(0, 10)) });
  };
}

/** Cold: a day that nobody has asked for. Field hit: whole answers are passed over where a report of the cache is asked for. */
async function oursOf(kind: string, { port, pid }: Server, name: string, query: string): Promise<Way[]> {
  const path = `/graphql?${new URLSearchParams({ query })}`;
  const etag = await tagOf(`http://127.0.0.1:${port}${path}`);
  const body = JSON.stringify({ query });
  const way = { ...asked({ port, pid }), body: () => body };
  return [
    ...(byDay[name] ? [{ ...way, name: `ours, ${kind}: cold`, body: anotherDay(byDay[name]) }] : []),
    { ...way, name: `ours, ${kind}: field hit`, headers: { ...json, 'farthing-debug': 'cache' } },
    { ...way, name: `ours, ${kind}: answer hit` },
    { name: `ours, ${kind}: 304`, port, pid, method: 'GET', path, headers: { 'if-none-match': etag }, status: 304 },
  ];
}

/** An answer has none while a part of it is computed anew. */
async function tagOf(url: string): Promise<string> {
  for (let times = 0; times < 20; times += 1) {
    const { headers } = await fetch(url);
    const etag = headers.get('etag');
    if (etag) return etag;
    await sleep(500);
  }
  throw new Error(`${url}: no answer had an ETag`);
}

async function measured(question: string, ways: readonly Way[], { seconds, rounds, connections, rate }: CacheChoice) {
  const closed = new Map<string, Window[]>(ways.map(({ name }) => [name, []]));
  for (const way of ways) await ask(way, seconds, connectionsOf(way, connections), null);
  for (let round = 0; round < rounds; round++)
    for (const way of ways) {
      say(`${question}, round ${round + 1} of ${rounds}: ${way.name}`);
      closed.get(way.name)!.push(await ask(way, seconds, connectionsOf(way, connections), null));
      await sleep(100);
    }
  const open: Record<string, { p50: number; p99: number }> = {};
  for (const way of ways.filter((way) => !isCold(way))) {
    const { p50, p99 } = await ask(way, seconds, connections, rate);
    open[way.name] = { p50, p99 };
  }
  const closedLoop = Object.fromEntries([...closed].map(([name, windows]) => [name, summaryOf(windows)]));
  return { closedLoop, openLoop: { ratePerSecond: rate, ...open } };
}

const isCold = ({ name }: Way) => name.endsWith('cold');

/** Twenty cold ones at once would only wait for the database. */
const connectionsOf = (way: Way, connections: number) => (isCold(way) ? 2 : connections);

/** CPU by the lower quartile: what others take from the caches of the processor is never negative. */
function summaryOf(windows: readonly Window[]): Window {
  const by = (of: keyof Window) => windows.map((window) => window[of]).sort((a, b) => a - b);
  const quartile = (of: keyof Window) => by(of)[Math.trunc(windows.length * 0.25)]!;
  return {
    requests: by('requests').at(-1)!,
    cpuMicroseconds: quartile('cpuMicroseconds'),
    p50: quartile('p50'),
    p99: quartile('p99'),
    bytes: quartile('bytes'),
  };
}

async function sizesOf(port: number, query: string) {
  const plain = (await once(port, query, {})).length;
  const br = (await once(port, query, { 'accept-encoding': 'br' })).length;
  const gzip = (await once(port, query, { 'accept-encoding': 'gzip' })).length;
  return { plain, br, gzip, brSmallerBy: Math.round((1 - br * plain ** -1) * 1_000) * 0.001 };
}

function once(port: number, query: string, headers: Record<string, string>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const asking = request(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers: { ...json, ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => void parts.push(part));
      response.once('end', () => resolve(Buffer.concat(parts)));
    });
    asking.once('error', reject);
    asking.end(JSON.stringify({ query }));
  });
}

interface Found {
  readonly closedLoop: Readonly<Record<string, Window>>;
  readonly bytes: { readonly brSmallerBy: number };
}

function mustShow({ overview, reports }: Record<'overview' | 'reports', Found>) {
  const ratio = (a: string, b: string, { closedLoop } = overview) =>
    Math.round(closedLoop[a]!.cpuMicroseconds * closedLoop[b]!.cpuMicroseconds ** -1 * 100) * 0.01;
  const hit = 'ours, memory: answer hit';
  return {
    hitToRaw: { found: ratio(hit, 'raw'), atMost: 2 },
    apolloExpressToHit: { found: ratio('apolloExpress', hit), atLeast: 10 },
    mercuriusToHit: { found: ratio('mercuriusJitCache', hit), atLeast: 2 },
    coldToGraphqlJs: { found: ratio('ours, memory: cold', 'graphql-js over our resolvers: cold'), atMost: 1.3 },
    coldToFieldHit: { found: ratio('ours, memory: cold', 'ours, memory: field hit', reports), atLeast: 10 },
    brSmallerBy: { found: overview.bytes.brSmallerBy, atLeast: 0.8 },
  };
}
