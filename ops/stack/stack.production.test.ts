import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../build.mjs';
import { root, runCommand } from '../command.mjs';
import { alerts } from '../drills/alerts/alerts.ts';
import { hurried, hurryFactor } from '../drills/alerts/hurry.ts';
import { journalOf, openBook } from '../drills/books.ts';
import { databaseFrozen } from '../drills/database-frozen.ts';
import type { Drill } from '../drills/drill.ts';
import { fullDisk } from '../drills/full-disk.ts';
import { kills } from '../drills/kills.ts';
import { names } from '../drills/names.ts';
import { lists, reports } from '../drills/questions.ts';
import { replica } from '../drills/replica.ts';
import { restarts } from '../drills/restarts.ts';
import { restore } from '../drills/restore.ts';
import { Visitor } from './ask.ts';
import { until } from './program.ts';
import { metricsIn, readRules } from './rules.ts';
import { scratchFolder } from './scratch.ts';
import { whyNoSmallDisk } from './small-disk.ts';
import { type Stack, startStack } from './stack.ts';

const scratch = scratchFolder('stack');
const noDisk = whyNoSmallDisk();
if (noDisk) process.stderr.write(`\n!!! The drill "full-disk" is SKIPPED: ${noDisk}\n\n`);
let stack: Stack;
beforeAll(async () => {
  await ensureBuilt(['server', 'client']);
  stack = await startStack({
    folder: scratch.path,
    ...(noDisk ? {} : fullDisk.stack),
    settings: ['fsync=off', ...(fullDisk.stack?.settings ?? [])],
    change: hurried(hurryFactor),
    withReplica: true,
  });
});
afterAll(async () => {
  await stack?.stop();
  scratch.remove();
});

/** Its promises that were not kept; figures about time are for `npm run drill`. */
async function broken(drill: Drill, options: object): Promise<unknown> {
  const { figures, kept } = await drill.run(stack, options);
  const lost = Object.entries(kept).filter(([promise, isKept]) => !isKept && !/within|below|a second/.test(promise));
  return lost.length === 0 ? [] : [lost.map(([promise]) => promise), figures];
}

it('every health check of the compose file is green', async () => {
  const probed = await stack.probe();
  expect(probed.filter(({ state }) => state === 'red')).toEqual([]);
  expect(probed.map(({ service, state }) => `${service} ${state}`)).toEqual([
    ...['nginx green', 'client green', 'server green', 'server green', 'postgres green', 'redis green', 'prometheus green'],
    ...['migrate ended', 'qdrant absent', 'grafana absent'],
  ]);
});

describe('after some traffic', () => {
  let stored: string[] = [];
  beforeAll(async () => {
    const book = await openBook(stack, 'Traffic', journalOf(200));
    const [key] = (await book.keys(1, ['READ', 'IMPORT'])) as [string];
    const env = { FARTHING_STATUS: stack.edge.statusFolder, CERTIFICATES: join(stack.folder, 'edge/certs') };
    for (const args of [['note', 'backup'], ['note', 'restore_test'], []]) await runCommand(join(root, 'ops/status'), args, { env });
    let round = 0;
    await until('all has been counted', 120, async () => {
      round += 1;
      await ask(key, round);
      stored = await stack.prometheus.metricNames();
      return (await missingNow()).length === 0;
    }).catch(() => undefined);
  });

  /** Each question, another one in each round, lest it be answered with what is kept; a refused one, a wrong one, and a file. */
  async function ask(authorization: string, round: number): Promise<void> {
    const visitor = new Visitor(stack.edge, '127.5.0.1');
    const json = { 'content-type': 'application/json', authorization };
    const bodies = [...reports, ...lists].map((question) => question(round));
    for (const body of [...bodies, { query: '{ nonsense }' }, { query: `{ ${'a: book { name } '.repeat(3_000)} }` }]) {
      await visitor.ask({ path: '/graphql', method: 'POST', headers: json, body: JSON.stringify(body) });
    }
    await visitor.ask({ path: '/imports?fileName=a.journal&wait=true', method: 'POST', headers: json, body: journalOf(1, 5) });
    visitor.leave();
  }

  const dashboards = readdirSync(join(root, 'grafana/dashboards')).flatMap((name) => {
    const { panels } = JSON.parse(readFileSync(join(root, 'grafana/dashboards', name), 'utf8'));
    return (panels as { title: string; targets?: { expr: string }[] }[]).flatMap(({ title, targets = [] }) =>
      targets.map(({ expr }) => ({ place: `${name} ${title}`, expr })),
    );
  });
  const rules = readRules().map(({ alert, record, expr }) => ({ place: alert ?? record!, expr }));
  /** Prometheus makes it while a rule says so; these are only there while something is wrong. */
  const silent = /^ALERTS|cache_backend_errors_total|stale_error|sum by \(reason\)/;

  async function missingNow(): Promise<string[]> {
    const empty: string[] = [];
    for (const { place, expr } of dashboards) {
      if (!silent.test(expr) && !expr.includes('cache_backend_errors') && (await stack.prometheus.query(expr)).length === 0)
        empty.push(`${place}: ${expr}`);
    }
    return empty;
  }

  it('every metric that a rule or a dashboard reads is there', () => {
    const read = [...dashboards, ...rules].flatMap(({ place, expr }) => metricsIn(expr).map((metric) => ({ place, metric })));
    const known = new Set([...stored, 'ALERTS']);
    expect(read.filter(({ metric }) => !known.has(metric))).toEqual([]);
    expect(read.length).toBeGreaterThan(80);
  });

  it('every panel shows something', async () => {
    expect(await missingNow()).toEqual([]);
    expect(dashboards.length).toBeGreaterThan(45);
  });
});

describe('drills, in short', () => {
  it('random names add no series', async () => expect(await broken(names, { names: 400 })).toEqual([]));
  it('a rolling restart drops no request', async () => expect(await broken(restarts, { times: 1, users: 8 })).toEqual([]));
  it('a frozen database is told of, and hangs nobody', async () => expect(await broken(databaseFrozen, { seconds: 0 })).toEqual([]));
  it('a replica answers, stands still, hangs and dies, and nobody sees less than was acknowledged', async () =>
    expect(await broken(replica, { writes: 3 })).toEqual([]));
  it('alerts fire by their causes, and clear', async () =>
    expect(await broken(alerts, { only: ['ServerDown', 'ServersMissing', 'ReplicaDown', 'CacheBackendDown', 'UnexpectedErrors'] })).toEqual(
      [],
    ));
  it('a mistake is undone from a backup and the archive', async () => expect(await broken(restore, { entries: 200 })).toEqual([]));
  it('an import in whose middle servers and the database are killed is kept once', async () =>
    expect(await broken(kills, { times: 2, entries: 1_500 })).toEqual([]));
  it.skipIf(noDisk !== null)('a full disk refuses in words, and loses nothing', async () =>
    expect(await broken(fullDisk, { entries: 600 })).toEqual([]),
  );
});
