import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../../server/testing/eventually.ts';
import { runCommand } from '../command.mjs';
import { freePorts, type Program, startProgram } from '../stack/program.ts';
import { scratchFolder } from '../stack/scratch.ts';
import { contextIn, StageBuilder } from './built-stages.ts';

const scratch = scratchFolder('images');
let builder: StageBuilder;
let running: Program | null = null;
beforeAll(async () => {
  builder = new StageBuilder(await contextIn(join(scratch.path, 'context')), scratch.path);
});
afterAll(async () => {
  await running?.stop();
  scratch.remove();
});

it('the server starts from what its image holds, without packages of development, and its health check is green', async () => {
  const { folder, workdir, env, command, healthCheck } = await builder.build('ops/docker/server.Dockerfile');
  const cwd = join(folder, workdir);
  expect(existsSync(join(cwd, 'node_modules/express'))).toBe(true);
  expect(existsSync(join(cwd, 'node_modules/vite'))).toBe(false);
  const [port] = (await freePorts(1)) as [number];
  const ours = { PATH: process.env.PATH, PORT: String(port), FARTHING_DATA: join(folder, 'data'), FARTHING_DEMO: 'off' };
  const [program = '', ...args] = command;
  running = startProgram(program, args, join(scratch.path, 'server.log'), {
    cwd,
    env: { ...env, ...ours, TMPDIR: join(folder, env.TMPDIR!) },
  });
  await eventually(async () => {
    const [probe = '', ...words] = healthCheck.map((word) => word.replace(':4000', `:${port}`));
    expect((await runCommand(probe, words, { cwd })).code).toBe(0);
  });
  const page = await (await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: 'text/html' } })).text();
  expect(page).toContain('<div id="root">');
  expect(await running.stop()).toBe(0);
}, 300_000);

it('the client’s image holds the dashboard, each text with its compressed copies, and the configuration that sends it', async () => {
  const { folder } = await builder.build('ops/docker/client.Dockerfile');
  expect(existsSync(join(folder, 'etc/nginx/client.conf'))).toBe(true);
  const assets = readdirSync(join(folder, 'usr/share/nginx/html/assets'));
  const scripts = assets.filter((name) => /^index-.*\.js$/.test(name));
  expect(scripts.length).toBeGreaterThan(0);
  for (const name of scripts) expect(assets).toEqual(expect.arrayContaining([`${name}.br`, `${name}.gz`]));
}, 300_000);
