import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBuilt } from '../build.mjs';
import { runCommand } from '../command.mjs';
import { freePorts, GivenUp, type Program, startProgram, until } from '../stack/program.ts';
import { scratchFolder } from '../stack/scratch.ts';
import { contextIn, StageBuilder } from './built-stages.ts';

const scratch = scratchFolder('images');
let builder: StageBuilder;
let running: Program | null = null;
beforeAll(async () => {
  await ensureBuilt(['server', 'client', 'database']);
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
  const server = running;
  const said = () => readFileSync(server.log, 'utf8').slice(-2_000);
  // A new embedded database is made first, on a disk that the other tests write to as well.
  await until('the health check is green', 150, async () => {
    const [probe = '', ...words] = healthCheck.map((word) => word.replace(':4000', `:${port}`));
    const { code, output } = await runCommand(probe, words, { cwd });
    if (server.child.exitCode !== null) throw new GivenUp(`the server ended with code ${server.child.exitCode}: ${said()}`);
    if (code !== 0) throw new Error(`${output}${said()}`);
    return true;
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
