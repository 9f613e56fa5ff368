import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../build.mjs';
import { root } from '../command.mjs';
import { type PostgresServer, startPostgres } from '../postgres-server.ts';
import { type Answer, Visitor } from './ask.ts';
import { type Edge, startEdge } from './edge.ts';
import { type FarthingServer, startServer } from './farthing-server.ts';
import { freePorts, until } from './program.ts';
import { scratchFolder } from './scratch.ts';

const scratch = scratchFolder('edge');
const folder = scratch.path;
let database: PostgresServer;
let server: FarthingServer;
let edge: Edge;
let address = 0;
/** Each test asks from addresses of its own, so that no limit is used up by another. */
const nextAddress = () => {
  address += 1;
  return `127.1.1.${address}`;
};
const visitor = (sockets?: number) => new Visitor(edge, nextAddress(), sockets);

beforeAll(async () => {
  await ensureBuilt(['server', 'client']);
  const dashboard = join(folder, 'dashboard');
  cpSync(join(root, 'dist/client'), dashboard, { recursive: true });
  const [port] = (await freePorts(1)) as [number];
  database = await startPostgres({ folder: join(folder, 'postgres'), settings: ['fsync=off'] });
  const env = { DATABASE_URL: database.url, FARTHING_AUTH: 'open' };
  server = await startServer({ folder, name: 'server', port, metricsPort: null, env });
  edge = await startEdge({ folder: join(folder, 'edge'), servers: [server.address], dashboard });
});
afterAll(async () => {
  await Promise.all([edge?.stop(), server?.program.stop()]);
  await database?.stop();
  scratch.remove();
});

const always = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'content-security-policy': expect.stringContaining("default-src 'self'; "),
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': expect.stringContaining('camera=()'),
};
const assetOf = (page: Answer) => /\/assets\/[^"]+\.js/.exec(page.body.toString())![0];
const page = { path: '/', headers: { accept: 'text/html' } };
const api = '{ book { name } }';

describe('every answer', () => {
  it('carries the headers that keep a browser safe, once each, whatever its status', async () => {
    const who = visitor();
    const answers = [
      await who.ask(page),
      await who.ask({ path: assetOf(await who.ask(page)) }),
      await who.ask({ path: '/assets/none.js' }),
      await who.query(api),
      await who.query('{ nonsense }'),
      await who.ask({ path: '/metrics' }),
      await who.ask({ path: '/nothing' }),
      await who.ask({ path: '/auth/login', method: 'POST', body: 'x'.repeat(20_000) }),
      await who.ask({ path: '/health/live' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 200, 200, 404, 404, 413, 200]);
    for (const { headers } of answers) expect(headers).toMatchObject(always);
    expect(answers.map(({ headers }) => headers.server)).toEqual(answers.map(() => 'nginx'));
  });

  it('hides what is for insiders, however it is spelt', async () => {
    const who = visitor();
    for (const path of ['/metrics', '/METRICS', '/metrics/', '/command', '/.env', '/.git/config', '/assets/.x', '/%6detrics']) {
      expect([path, (await who.ask({ path })).status]).toEqual([path, 404]);
    }
  });

  it('has a line in the log, as JSON, without what was asked', async () => {
    await visitor().ask({ path: '/health/live?token=secret' });
    const line = await until('the line is written', 5, async () => {
      const lines = readFileSync(edge.log, 'utf8').split('\n');
      const found = lines.filter((text) => text.startsWith('{')).map((text) => JSON.parse(text));
      return found.findLast(({ path }) => path === '/health/live') ?? false;
    });
    expect(line).toMatchObject({ status: '200', upstream: server.address, upstreamStatus: '200' });
    expect(readFileSync(edge.log, 'utf8')).not.toContain('secret');
    expect(Number(line.upstreamSeconds)).toBeGreaterThanOrEqual(0);
  });
});

describe('plain HTTP', () => {
  const plain = (path: string) =>
    new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
      httpRequest({ host: '127.0.0.1', port: edge.httpPort, path, headers: { host: 'books.example' } }, (response) => {
        let text = '';
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }));
      })
        .on('error', reject)
        .end();
    });

  it('leads to HTTPS and shows certbot its file', async () => {
    const moved = await plain('/accounts?a=1');
    expect([moved.status, moved.headers.location]).toEqual([301, 'https://books.example/accounts?a=1']);
    expect(moved.headers['strict-transport-security']).toBeUndefined();
    mkdirSync(join(edge.acmeFolder, '.well-known/acme-challenge'), { recursive: true });
    writeFileSync(join(edge.acmeFolder, '.well-known/acme-challenge/word'), 'proof');
    expect(await plain('/.well-known/acme-challenge/word')).toMatchObject({ status: 200, text: 'proof' });
  });
});

describe('TLS', () => {
  const handshake = (options: ConnectionOptions) =>
    new Promise<TLSSocket>((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port: edge.httpsPort, rejectUnauthorized: false, ...options }, () => resolve(socket));
      socket.on('error', reject);
    });

  it('speaks 1.2 and 1.3 with ephemeral keys and HTTP/2, and nothing older', async () => {
    const [newest, older] = [await handshake({ ALPNProtocols: ['h2', 'http/1.1'] }), await handshake({ maxVersion: 'TLSv1.2' })];
    expect([newest.getProtocol(), newest.alpnProtocol, older.getProtocol()]).toEqual(['TLSv1.3', 'h2', 'TLSv1.2']);
    expect(older.getCipher().name).toMatch(/^ECDHE-/);
    // What TLS 1.2 calls a session ticket is off.
    expect(older.getTLSTicket()).toBeUndefined();
    for (const socket of [newest, older]) socket.destroy();
    await expect(handshake({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' })).rejects.toThrow();
    await expect(handshake({ maxVersion: 'TLSv1.2', ciphers: 'AES128-GCM-SHA256' })).rejects.toThrow();
  });
});

describe('files', () => {
  it('with a digest in their name are kept for ever, as small as can be; the page is asked for anew', async () => {
    const who = visitor();
    const start = await who.ask(page);
    // With figures in it or without: no shelf answers with it in the server's place.
    expect(['private, no-store', 'no-cache']).toContain(start.headers['cache-control']);
    const path = assetOf(start);
    const [plain, zipped] = [await who.ask({ path }), await who.ask({ path, headers: { 'accept-encoding': 'gzip' } })];
    expect([plain.headers['cache-control'], zipped.headers['content-encoding']]).toEqual(['public, max-age=31536000, immutable', 'gzip']);
    expect(zipped.body.equals(readFileSync(join(folder, `dashboard${path}.gz`)))).toBe(true);
    expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);
    expect(zipped.headers.vary).toMatch(/accept-encoding/i);
  });

  it('of the release before are found with the servers', async () => {
    rmSync(join(folder, 'dashboard/favicon.png'));
    writeFileSync(join(root, 'dist/client/assets/only-with-the-server.js'), '1');
    const found = await visitor().ask({ path: '/assets/only-with-the-server.js' });
    rmSync(join(root, 'dist/client/assets/only-with-the-server.js'));
    expect([found.status, found.headers]).toEqual([200, expect.objectContaining(always)]);
  });
});

describe('compression', () => {
  it('of answers begins at a kilobyte', async () => {
    const who = visitor();
    const zipped = { 'accept-encoding': 'gzip' };
    const large = await who.query('{ __schema { types { name description } } }', zipped);
    expect([large.headers['content-encoding'], JSON.parse(gunzipSync(large.body).toString()).errors]).toEqual(['gzip', undefined]);
    expect((await who.query(api, zipped)).headers['content-encoding']).toBeUndefined();
    const modules = execFileSync('sh', ['-c', 'ls /usr/lib/nginx/modules 2>/dev/null || true'], { encoding: 'utf8' });
    const brotli = await who.query('{ __schema { types { name description } } }', { 'accept-encoding': 'br, gzip' });
    expect(brotli.headers['content-encoding']).toBe(modules.includes('brotli_filter') ? 'br' : 'gzip');
    if (modules.includes('brotli_filter')) expect(brotliDecompressSync(brotli.body).toString()).toContain('__schema');
  });
});

describe('limits', () => {
  it('on requests: a burst, then 429 in the words of the API with a time to wait; nobody else is held up', async () => {
    const who = visitor(1);
    const answers: Answer[] = [];
    for (let index = 0; index < 60; index += 1) answers.push(await who.ask({ path: '/health/live' }));
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.slice(0, 21).every(({ status }) => status === 200)).toBe(true);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]!.headers).toMatchObject({ ...always, 'retry-after': '1', 'content-type': 'application/json' });
    expect(JSON.parse(refused[0]!.body.toString()).errors[0].extensions).toEqual({ code: 'RATE_LIMITED' });
    expect((await visitor().ask({ path: '/health/live' })).status).toBe(200);
  });

  it('on signing in: five at once, then one in twenty seconds, however it is spelt', async () => {
    const who = visitor(1);
    const statuses: (number | string | undefined)[] = [];
    for (const path of ['/auth/login', '/Auth/login', '/auth/LOGIN', '/auth/login', '/auth/login', '/auth/login', '/AUTH/login']) {
      const { status, headers } = await who.ask({ path, method: 'POST', body: '{}' });
      statuses.push(status === 429 ? headers['retry-after'] : status);
    }
    expect(statuses.slice(0, 6).every((status) => typeof status === 'number')).toBe(true);
    expect(statuses[6]).toBe('20');
  });
});

describe('the outside of the inner port', () => {
  it('tells Prometheus what scripts have left', async () => {
    writeFileSync(join(edge.statusFolder, 'metrics.prom'), 'farthing_backup_last_success_timestamp_seconds 1\n');
    const answer = await fetch(`http://127.0.0.1:${edge.statusPort}/metrics`);
    expect([answer.status, await answer.text()]).toEqual([200, 'farthing_backup_last_success_timestamp_seconds 1\n']);
  });
});

describe('servers that come and go', () => {
  /** Stand-ins for servers, to be told when to be ready, to hang or to upgrade: it is nginx that is tested here. */
  const isReady = [true, true];
  const asked = [0, 0];
  const others: Server[] = [];
  const sockets = new Set<Socket>();
  let second: Edge;
  beforeAll(async () => {
    const ports = await freePorts(2);
    for (const [index, port] of ports.entries()) {
      const other = createServer((request, response) => {
        if (request.url === '/health/ready') return void response.writeHead(isReady[index] ? 200 : 503).end();
        asked[index] = asked[index]! + 1;
        response.end(String(index));
      });
      other.on('upgrade', (_request, socket) => {
        sockets.add(socket as Socket);
        socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
        socket.pipe(socket);
      });
      await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
      others.push(other);
    }
    const servers = ports.map((port) => `127.0.0.1:${port}`);
    second = await startEdge({ folder: join(folder, 'second'), servers, dashboard: join(folder, 'dashboard') });
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await second?.stop();
    for (const other of others) other.close();
  });
  const ask = () => new Visitor(second, nextAddress()).ask({ path: '/health/live' });

  it('are asked in turn; one that says that it is about to end is left', async () => {
    for (let index = 0; index < 6; index += 1) await ask();
    expect(asked.every((count) => count > 0)).toBe(true);
    isReady[0] = false;
    await until('nginx has left it', 20, async () => second.servers().trim().split('\n').length === 1);
    await until('its workers are new', 20, async () => {
      const before = asked[0]!;
      for (let index = 0; index < 4; index += 1) await ask();
      return asked[0] === before;
    });
    isReady[0] = true;
    await until('nginx has taken it back', 20, async () => second.servers().trim().split('\n').length === 2);
  });

  it('let a WebSocket through, which counts against no request', async () => {
    const open = () =>
      new Promise<{ socket: TLSSocket; text: string }>((resolve, reject) => {
        const from = { localAddress: '127.3.0.1' };
        const socket = connect({ host: '127.0.0.1', port: second.httpsPort, rejectUnauthorized: false, ...from });
        socket.on('error', reject);
        socket.write(
          'GET /graphql HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
        );
        socket.once('data', (chunk) => resolve({ socket, text: chunk.toString() }));
      });
    const opened = await Promise.all(Array.from({ length: 11 }, open));
    const statuses = opened.map(({ text }) => text.slice(9, 12)).sort();
    // Ten WebSockets of one address, and not one more.
    expect(statuses).toEqual([...Array(10).fill('101'), '429']);
    const who = new Visitor(second, '127.3.0.1');
    expect((await who.ask({ path: '/graphql', method: 'POST', body: '{}' })).status).toBe(200);
    const [{ socket }] = opened.filter(({ text }) => text.includes(' 101 ')) as [(typeof opened)[0]];
    const echoed = new Promise((resolve) => socket.once('data', (chunk) => resolve(chunk.toString())));
    socket.write('hello');
    expect(await echoed).toBe('hello');
    for (const each of opened) each.socket.destroy();
  });

  it('that fail are passed over, and where none is left the answer says so to programs and to people', async () => {
    others[0]!.close();
    others[0]!.closeAllConnections();
    for (let index = 0; index < 4; index += 1) expect((await ask()).status).toBe(200);
    others[1]!.close();
    others[1]!.closeAllConnections();
    const who = new Visitor(second, '127.3.0.2');
    const [program, person] = [await who.query(api), await who.ask(page)];
    expect([program.status, JSON.parse(program.body.toString()).errors[0].extensions.code]).toEqual([503, 'UNAVAILABLE']);
    expect([person.status, person.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
    for (const { headers } of [program, person]) expect(headers).toMatchObject({ ...always, 'retry-after': '5' });
  });
});
