import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, Visitor } from '../stack/ask.ts';
import { until } from '../stack/program.ts';
import type { Stack } from '../stack/stack.ts';
import { askDatabase, openBook } from './books.ts';
import { type Drill, lehmer } from './drill.ts';

interface Options {
  readonly times: number;
  readonly entries: number;
  readonly seed: number;
}

/** Imports through nginx, and kill -9 in their middle: of the server that is at it, or of the whole database. */
export const kills: Drill<Options> = {
  name: 'kills',
  summary: 'kill -9 of the server and of PostgreSQL, in turn, in mid import: nothing acknowledged is lost, nothing is there twice',
  options: (command) =>
    command
      .option('--times <n>', 'how many kills', Number, 20)
      .option('--entries <n>', 'of each file', Number, 4_000)
      .option('--seed <n>', 'decides when', Number, 1),
  async run(stack, { times, entries, seed = 1 }) {
    const book = await openBook(stack, 'Killed', '2025-01-01 Opening\n    assets:bank  1.00 EUR\n    equity:opening\n');
    const [key] = (await book.keys(1, ['READ', 'IMPORT'])) as [string];
    const draw = lehmer(seed);
    const sent: Sent[] = [];
    let midImport = 0;
    for (let time = 0; time < times; time += 1) {
      const name = `file-${time}.journal`;
      const sending = sendUntilAcknowledged(stack, key, name, fileOf(name, entries));
      // It is waited for below.
      sending.catch(() => undefined);
      const isAtIt = await caught(stack, name, draw(300));
      if (isAtIt) midImport += 1;
      await (time % 2 === 0 ? replaceKilledServers(stack) : killDatabase(stack));
      sent.push(await sending);
    }
    const rows = await askDatabase<{ payee: string; kept: number }>(
      stack,
      `select payee, count(*)::int as kept from transaction where payee like 'file-%' group by payee`,
    );
    const kept = new Map(rows.map(({ payee, kept: count }) => [payee, count]));
    const lost = sent.filter(({ name }) => (kept.get(name) ?? 0) < entries);
    const doubled = sent.filter(({ name }) => (kept.get(name) ?? 0) > entries);
    return {
      figures: {
        kills: times,
        ...{ seed, ofServers: Math.ceil(times * 0.5), ofDatabase: Math.floor(times * 0.5), inMidImport: midImport },
        entriesEach: entries,
        entriesInBook: rows.reduce((sum, row) => sum + row.kept, 0),
        sentAgain: sent.reduce((sum, { attempts }) => sum + attempts - 1, 0),
        newKeys: sent.reduce((sum, { keys }) => sum + keys - 1, 0),
      },
      kept: {
        'nothing acknowledged is lost': lost.length === 0,
        'nothing is there twice': doubled.length === 0,
        'each kill was in mid import': midImport === times,
      },
    };
  },
};

interface Sent {
  readonly name: string;
  readonly attempts: number;
  readonly keys: number;
}

/** Every entry says which file it is of. */
function fileOf(name: string, entries: number): string {
  const entry = (n: number) => `2026-03-0${1 + (n % 9)} ${name} | entry ${n}\n    expenses:x  ${n + 1}.25 EUR\n    assets:bank\n`;
  return Array.from({ length: entries }, (_, n) => entry(n)).join('\n');
}

/**
 * As a careful client does it: the same key again until the server says how it ended. Where it says that the import has failed,
 * nothing of it was kept, and a new key begins anew.
 */
async function sendUntilAcknowledged(stack: Stack, authorization: string, name: string, body: string): Promise<Sent> {
  const visitor = new Visitor(stack.edge, '127.6.0.1');
  let [attempts, keys] = [0, 1];
  let last = 'no answer';
  await until(`${name} is acknowledged`, 120, async () => {
    attempts += 1;
    const headers = { authorization, 'idempotency-key': `${name} ${keys}` };
    const path = `/imports?fileName=${name}&wait=true`;
    const answer = await visitor.ask({ path, method: 'POST', headers, body }).catch(() => null);
    last = answer ? `${answer.status} ${answer.body.toString().slice(0, 300)}` : 'no answer';
    const status = answer && statusIn(answer);
    if (status === 'FAILED' || status === 'CANCELLED') keys += 1;
    if (status !== 'SUCCEEDED') await sleep(200);
    return status === 'SUCCEEDED';
  }).catch((error: Error) => {
    throw new Error(`${error.message}; at last: ${last}`);
  });
  visitor.leave();
  return { name, attempts, keys };
}

/** Null where the answer says nothing about an import that has ended. */
function statusIn({ status, body }: Answer): string | null {
  if (status !== 200 && status !== 422) return null;
  return (JSON.parse(body.toString()) as { status?: string }).status ?? null;
}

/** Waits until the import is under way, and a little. True if it is under way then. */
async function caught(stack: Stack, name: string, milliseconds: number): Promise<boolean> {
  const isReading = async () => {
    const rows = await askDatabase(stack, "select from import where file_name = $1 and status in ('QUEUED', 'READING')", [name]);
    return rows.length > 0;
  };
  await until(`${name} is being read`, 60, isReading);
  await sleep(milliseconds);
  return isReading();
}

/** All of them: whichever is at it. */
async function replaceKilledServers(stack: Stack): Promise<void> {
  const old = [...stack.servers];
  await Promise.all(old.map((server) => stack.removeServer(server, 'SIGKILL')));
  await Promise.all(old.map(() => stack.addServer()));
}

async function killDatabase(stack: Stack): Promise<void> {
  await stack.database.kill();
  await stack.database.start();
}
