import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { precompress } from '../../ops/precompress.mjs';
import { dashboardFiles } from './dashboard-files.ts';

const script = `console.log(${JSON.stringify('ledger '.repeat(400))});`;
const folder = mkdtempSync(join(tmpdir(), 'farthing-files-'));
let server: Server;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<h1>Books</h1>');
  writeFileSync(join(folder, 'assets/app-1a2b.js'), script);
  precompress(folder);
  writeFileSync(join(folder, 'assets/small.js'), '1');
  server = createServer(express().use(dashboardFiles(folder)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const ask = (path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    request({ port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
    })
      .on('error', reject)
      .end();
  });

test('a file comes as small as its reader can take it, under its own type', async () => {
  const [small, older, plain] = [
    await ask('/assets/app-1a2b.js', { 'accept-encoding': 'gzip, br' }),
    await ask('/assets/app-1a2b.js', { 'accept-encoding': 'gzip' }),
    await ask('/assets/app-1a2b.js'),
  ];
  expect([brotliDecompressSync(small.body).toString(), gunzipSync(older.body).toString(), plain.body.toString()]).toEqual([
    script,
    script,
    script,
  ]);
  expect(small.body.length).toBe(brotliCompressSync(script).length);
  for (const { headers } of [small, older, plain]) {
    expect(headers).toMatchObject({
      'content-type': expect.stringMatching(/^(text|application)\/javascript/),
      vary: 'Accept-Encoding',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  }
  expect((await ask('/assets/small.js', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
});

test('whoever wants a page gets it at any address; a file that is not there, or an answer for programs, is not made up', async () => {
  const html = { accept: 'text/html,*/*;q=0.8' };
  for (const path of ['/', '/transactions?text=rent', '/imports']) {
    const { status, headers, body } = await ask(path, html);
    expect([status, headers['cache-control'], body.toString()]).toEqual([200, 'no-cache', '<h1>Books</h1>']);
  }
  for (const [path, headers] of [
    ['/transactions', { accept: 'application/json' }],
    ['/transactions', {}],
    ['/assets/gone.js', html],
    ['/favicon.gone', html],
  ] as const) {
    expect((await ask(path, headers)).status).toBe(404);
  }
});
