import { Visitor } from '../stack/ask.ts';
import { until } from '../stack/program.ts';
import type { SmallDisk } from '../stack/small-disk.ts';
import type { Stack } from '../stack/stack.ts';
import { hurried, hurryFactor } from './alerts/hurry.ts';
import { timersOf } from './alerts/timers.ts';
import { askDatabase, journalOf, openBook } from './books.ts';
import type { Drill } from './drill.ts';

interface Options {
  readonly entries: number;
}

/** The database's disk is full while files are imported. */
export const fullDisk: Drill<Options> = {
  name: 'full-disk',
  summary: "something else fills the database's disk (a tmpfs, mounted by root) in the middle of imports, then there is room again",
  stack: { change: hurried(hurryFactor), databaseDiskMegabytes: 320, settings: ['min_wal_size=32MB', 'max_wal_size=64MB'] },
  options: (command) => command.option('--entries <n>', 'of each file', Number, 2_000),
  async run(stack, { entries }) {
    const disk = stack.databaseDisk!;
    const book = await openBook(stack, 'Filled', journalOf(10));
    const [key] = (await book.keys(1, ['READ', 'IMPORT'])) as [string];
    const sender = senderTo(stack, key, entries);
    const timers = timersOf(stack);
    const before = await sender.send();
    disk.fill(2_000_000);
    const refused = await sendUntilRefused(sender, disk);
    await timers.run(`FARTHING_DISKS=${disk.folder} ops/status`);
    const hasFired = await until('DiskNearlyFull fires', 60, async () =>
      (await stack.prometheus.alerts()).some(({ name, state }) => name === 'DiskNearlyFull' && state === 'firing'),
    ).catch(() => false);
    const live = await sender.live();
    disk.makeRoom();
    const recoverySeconds = await recover(stack);
    // The file that was refused is sent again, as its sender would, until it is in the book.
    await until('files are taken again', 120, async () => (await sender.send(refused.name)).isKept);
    const wrong = await countedWrong(stack, sender.kept(), entries);
    sender.leave();
    return {
      figures: {
        filesAcknowledged: sender.kept().length,
        entriesEach: entries,
        ...{ refusedWith: refused.said, recoverySeconds: Number(recoverySeconds.toFixed(1)), wrong },
      },
      kept: {
        'files are taken before': before.isKept,
        'a file is refused in words, without a path or a stack': refused.isRefusal,
        'live stays 200': live === 200,
        'the alert DiskNearlyFull fires': hasFired,
        'nothing acknowledged is lost, nothing is there twice': wrong.length === 0,
      },
    };
  },
};

interface Sent {
  readonly name: string;
  readonly isKept: boolean;
  /** A status and a message of ours. */
  readonly isRefusal: boolean;
  readonly said: string;
}

function senderTo(stack: Stack, authorization: string, entries: number) {
  const visitor = new Visitor(stack.edge, '127.7.0.1');
  const kept: string[] = [];
  let files = 0;
  const fileOf = (name: string) =>
    Array.from(
      { length: entries },
      (_, n) => `2026-03-0${1 + (n % 9)} ${name} | entry ${n}\n    expenses:x  ${n + 1}.25 EUR\n    assets:bank\n`,
    ).join('\n');
  return {
    kept: () => kept,
    live: async () => (await visitor.ask({ path: '/health/live' })).status,
    leave: () => visitor.leave(),
    async send(again?: string): Promise<Sent> {
      if (again === undefined) files += 1;
      const name = again ?? `filled-${files}.journal`;
      const path = `/imports?fileName=${name}&wait=true`;
      const answer = await visitor.ask({ path, method: 'POST', headers: { authorization }, body: fileOf(name) });
      const said = `${answer.status} ${answer.body.toString().slice(0, 400)}`;
      const isKept = answer.status === 200 && said.includes('"status":"SUCCEEDED"');
      if (isKept) kept.push(name);
      const isRefusal = [422, 503].includes(answer.status) && /"message":"[A-Z]/.test(said) && !/\/tmp|pg_wal|base\/|at \w+ \(/.test(said);
      return { name, isKept, isRefusal, said };
    },
  };
}

/** What little room is left by then is taken too. */
async function sendUntilRefused(sender: ReturnType<typeof senderTo>, disk: SmallDisk): Promise<Sent> {
  for (let file = 0; file < 20; file += 1) {
    const sent = await sender.send();
    if (!sent.isKept) return sent;
    disk.fill(500_000);
  }
  throw new Error('twenty files were taken on a full disk');
}

/** Seconds until the database answers and takes writes; started again, as Docker would, where it has ended. */
async function recover(stack: Stack): Promise<number> {
  const startedMs = performance.now();
  const answers = () => askDatabase(stack, 'create temporary table room (x int)');
  await until('the database answers', 10, answers).catch(async () => {
    await stack.database.start();
    await until('the database answers', 60, answers);
  });
  await until('the servers are ready', 60, async () => {
    const ready = await Promise.all(stack.servers.map(({ address }) => fetch(`http://${address}/health/ready`)));
    return ready.every(({ ok }) => ok);
  });
  return (performance.now() - startedMs) * 0.001;
}

/** Files of which the book has another number of entries than were acknowledged. */
async function countedWrong(stack: Stack, acknowledged: readonly string[], entries: number): Promise<string[]> {
  const rows = await askDatabase<{ payee: string; kept: number }>(
    stack,
    `select payee, count(*)::int as kept from transaction where payee like 'filled-%' group by payee`,
  );
  const kept = new Map(rows.map(({ payee, kept: count }) => [payee, count]));
  const lost = acknowledged.filter((name) => kept.get(name) !== entries);
  const doubled = [...kept].filter(([, count]) => count !== entries).map(([name]) => name);
  return [...new Set([...lost, ...doubled])];
}
