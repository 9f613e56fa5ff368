import { randomBytes } from 'node:crypto';
import { Visitor } from '../stack/ask.ts';
import type { Stack } from '../stack/stack.ts';
import { journalOf, openBook } from './books.ts';
import type { Drill } from './drill.ts';

interface Options {
  readonly names: number;
}

/** Whoever makes up names adds no series. */
export const names: Drill<Options> = {
  name: 'names',
  summary: 'operations with random names: none of them may become a series of its own',
  options: (command) => command.option('--names <n>', 'how many', Number, 10_000),
  async run(stack, { names: count }) {
    const book = await openBook(stack, 'Names', journalOf(10));
    const [key] = (await book.keys(1)) as [string];
    const ask = askDirectly(stack, key);
    // What a first question adds, a thousandth adds too: all kinds of them are asked once before.
    await askAll(stack, ask, 25 * stack.servers.length);
    await throughEdge(stack, key);
    const before = await series(stack);
    await askAll(stack, ask, count);
    const after = await series(stack);
    const added = [...after].filter((each) => !before.has(each)).slice(0, 50);
    return {
      figures: { names: count, servers: stack.servers.length, seriesBefore: before.size, seriesAfter: after.size, added },
      kept: { 'no series more': added.length === 0 },
    };
  },
};

/** Past nginx, whose limit would take a quarter of an hour: what is counted is counted behind it. */
function askDirectly(stack: Stack, key: string) {
  return async (n: number) => {
    const { address } = stack.servers[n % stack.servers.length]!;
    const name = `N${randomBytes(8).toString('hex')}`;
    // The names of the operation, of fields and of paths are all the client's own.
    const kinds = [
      { query: `query ${name} { book { name } }` },
      { query: `query ${name} { ${name} }` },
      { query: '{ book { name } }', operationName: name },
      { query: `mutation ${name} { ${name} }` },
    ];
    const body = JSON.stringify(kinds[n % kinds.length]);
    const headers = { 'content-type': 'application/json', authorization: key };
    await (await fetch(`http://${address}/graphql`, { method: 'POST', headers, body })).arrayBuffer();
    if (n % 25 === 0) await (await fetch(`http://${address}/${name}`)).arrayBuffer();
  };
}

async function askAll(stack: Stack, ask: (n: number) => Promise<void>, count: number): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) {
      next += 1;
      await ask(next);
    }
  };
  await Promise.all(Array.from({ length: 8 * stack.servers.length }, lane));
}

async function throughEdge(stack: Stack, key: string): Promise<void> {
  const visitor = new Visitor(stack.edge, '127.3.0.1');
  await visitor.query('query Edge { book { name } }', { authorization: key });
  visitor.leave();
}

/** Names and labels of all that the servers show, buckets apart: a bucket is there from the first observation. */
async function series(stack: Stack): Promise<Set<string>> {
  const texts = await Promise.all(stack.servers.map(async ({ metrics }) => (await fetch(`http://${metrics}/metrics`)).text()));
  const lines = texts.flatMap((text, server) => text.split('\n').map((line) => `${server} ${line}`));
  const named = lines.filter((line) => /^\d+ [a-z]/.test(line)).map((line) => line.replace(/ [^ ]+$/, ''));
  // Node tells of what it works on and how it cleans up: kinds of its own, never the client's.
  return new Set(named.filter((line) => !line.includes(' nodejs_')));
}
