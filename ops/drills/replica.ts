import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { Visitor } from '../stack/ask.ts';
import { until } from '../stack/program.ts';
import type { Stack } from '../stack/stack.ts';
import { openBook } from './books.ts';
import type { Drill } from './drill.ts';

interface Options {
  readonly writes: number;
}

const readersEach = 4;

/** A replica that stands still, hangs and dies while somebody writes and others read. */
export const replica: Drill<Options> = {
  name: 'replica',
  summary:
    'a replica answers reads, is told to stand still, is frozen and killed, while entries come in: nobody sees less than was acknowledged',
  stack: { withReplica: true },
  options: (command) => command.option('--writes <n>', 'in each state', Number, 20),
  async run(stack, { writes }) {
    const book = await openBook(stack, 'Followed', '2026-01-01 Opening\n    assets:bank  1.00 EUR\n    equity:opening\n');
    const [key] = (await book.keys(1, ['READ', 'IMPORT'])) as [string];
    const asked = await askersOf(stack, key);
    const follower = stack.replica!;
    const told: Record<string, Told> = {};
    const during = async (state: string) => {
      const before = await readsOf(stack);
      const heard = await asked.writeAndRead(writes);
      const after = await readsOf(stack);
      told[state] = { ...heard, atReplica: after.replica - before.replica, atPrimary: after.primary - before.primary };
    };
    await until('the servers have found the replica', 60, async () => {
      await asked.writeAndRead(1);
      return (await readsOf(stack)).replica > 0;
    });
    await during('following');
    await tell(follower.url, 'select pg_wal_replay_pause()');
    await during('standing still');
    await tell(follower.url, 'select pg_wal_replay_resume()');
    follower.freeze();
    await during('frozen');
    follower.thaw();
    await follower.kill();
    await during('killed');
    await follower.start();
    const startedMs = performance.now();
    await until('the servers have found it again', 60, async () => {
      const before = await readsOf(stack);
      await asked.writeAndRead(1);
      return (await readsOf(stack)).replica > before.replica;
    });
    const secondsToBeFound = Number(((performance.now() - startedMs) * 0.001).toFixed(1));
    asked.leave();
    const all = Object.values(told);
    return {
      figures: { writesEach: writes, readersEach, ...told, secondsToBeFound },
      kept: {
        'nobody sees less than was acknowledged': all.every(({ tooOld }) => tooOld === 0),
        'no question fails': all.every(({ failed }) => failed.length === 0),
        'a replica that follows answers reads': told.following!.atReplica > 0,
        'the primary answers for one that does not': told['standing still']!.atPrimary > 0 && told.killed!.atPrimary > 0,
      },
    };
  },
};

interface Heard {
  readonly reads: number;
  readonly tooOld: number;
  readonly failed: readonly string[];
  readonly slowestMilliseconds: number;
}

interface Told extends Heard {
  readonly atReplica: number;
  readonly atPrimary: number;
}

/** Each entry adds 1.00 to one account: what it holds says how many a reader has seen. */
async function askersOf(stack: Stack, authorization: string) {
  let acknowledged = 1;
  let addresses = 0;
  const visitors = new Set<Visitor>();
  // The limits of one address are not what is looked at.
  const visitor = () => {
    addresses += 1;
    const next = new Visitor(stack.edge, `127.8.${Math.floor(addresses * 0.005)}.${1 + (addresses % 200)}`);
    visitors.add(next);
    return next;
  };
  const write = async () => {
    const name = `entry-${acknowledged}.journal`;
    const body = `2026-02-01 Sale ${acknowledged}\n    assets:bank  1.00 EUR\n    income:sales\n`;
    const by = visitor();
    const answer = await by.ask({ path: `/imports?fileName=${name}&wait=true`, method: 'POST', headers: { authorization }, body });
    by.leave();
    if (!answer.body.toString().includes('"SUCCEEDED"'))
      throw new Error(`${name}: ${answer.status} ${answer.body.toString().slice(0, 300)}`);
    acknowledged += 1;
  };
  const read = async (n: number) => {
    const least = acknowledged;
    // Another question each time, and one that is kept: both have to be right.
    const query =
      n % 2 === 0
        ? `{ balanceSheet(asOf: "2026-03-01", comparisons: ["2025-01-${10 + (least % 18)}"]) { assets { total { amount } } } }`
        : sheet;
    const by = visitor();
    const headers = { authorization, 'content-type': 'application/json' };
    const answer = await by.ask({ path: '/graphql', method: 'POST', headers, body: JSON.stringify({ query }) });
    by.leave();
    const text = answer.body.toString();
    const total = /"assets":\{"total":\{"amount":"(\d+)\.00"/.exec(text)?.[1];
    const isAnswered = answer.status === 200 && total !== undefined;
    return {
      isOld: isAnswered && Number(total) < least,
      failed: isAnswered ? [] : [`${answer.status} ${text.slice(0, 200)}`],
      took: answer.tookMs,
    };
  };
  return {
    async writeAndRead(writes: number): Promise<Heard> {
      const reads: Awaited<ReturnType<typeof read>>[] = [];
      for (let n = 0; n < writes; n += 1) {
        await write();
        reads.push(...(await Promise.all(Array.from({ length: readersEach }, (_, reader) => read(reader)))));
        await sleep(20);
      }
      return {
        reads: reads.length,
        tooOld: reads.filter(({ isOld }) => isOld).length,
        failed: [...new Set(reads.flatMap(({ failed }) => failed))],
        slowestMilliseconds: Math.round(Math.max(...reads.map(({ took }) => took))),
      };
    },
    leave() {
      for (const each of visitors) each.leave();
    },
  };
}

const sheet = '{ balanceSheet(asOf: "2026-03-01") { assets { total { amount } } } }';

/** Of all servers together. */
async function readsOf({ servers }: Stack): Promise<Record<'primary' | 'replica', number>> {
  const pages = await Promise.all(servers.map(async ({ metrics }) => (await fetch(`http://${metrics}/metrics`)).text()));
  const of = (target: string) =>
    pages.reduce(
      (sum, page) => sum + Number(new RegExp(`^farthing_snapshot_reads_total\\{target="${target}"\\} (\\d+)`, 'm').exec(page)?.[1] ?? 0),
      0,
    );
  return { primary: of('primary'), replica: of('replica') };
}

async function tell(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(text).finally(() => client.end());
}
