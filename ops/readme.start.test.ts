import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root, runCommand } from './command.mjs';

/**
 * The documents are tried out on a server that was started as they say. In Markdown, `<!-- run -->` before a bash block has it
 * run; a json or text block right after it is what it has to print. Every graphql block is asked.
 */
const data = mkdtempSync(join(tmpdir(), 'farthing-readme-'));
const printed = 'http://127.0.0.1:4000';

interface Example {
  readonly place: string;
  readonly language: string;
  readonly text: string;
  readonly expected?: { readonly language: string; readonly text: string };
}

let server: ChildProcess;
let address: string;

/** Runs `npm start` on a free port until it says where it is. */
function start(): Promise<string> {
  const env = { ...process.env, PORT: '0', FARTHING_DATA: data, NODE_ENV: undefined, VITEST: undefined };
  server = spawn(process.execPath, [join(root, 'ops/start.mjs')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk;
      const found = /GraphQL\s+(http:\S+)\/graphql/.exec(said);
      if (found?.[1]) resolve(found[1]);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.once('exit', (code) => reject(new Error(`the server ended with code ${code}:\n${said}`)));
  });
}

async function stop(): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  return ended;
}

function examplesOf(document: string): Example[] {
  const text = readFileSync(join(root, document), 'utf8');
  const blocks = [...text.matchAll(/(<!-- run -->\n+)?^```(\w+)\n([\s\S]*?)^```$/gm)];
  return blocks.flatMap((block, index) => {
    const [, marked, language = '', body = ''] = block;
    if (language !== 'graphql' && !(language === 'bash' && marked)) return [];
    const next = blocks[index + 1];
    const isAnswer = next && /^\s*$/.test(text.slice(block.index + block[0].length, next.index)) && /^(json|text)$/.test(next[2] ?? '');
    const line = text.slice(0, block.index).split('\n').length;
    return [
      {
        place: `${document}:${line}`,
        language,
        text: body,
        expected: isAnswer ? { language: next[2] ?? '', text: next[3] ?? '' } : undefined,
      },
    ];
  });
}

async function outputOf({ language, text }: Example): Promise<string> {
  if (language === 'graphql') {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${address}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: text }) });
    return response.text();
  }
  const script = text.replaceAll(printed, address);
  const { code, output } = await runCommand('bash', ['-euo', 'pipefail', '-c', script], { env: { FARTHING_DATA: data } });
  expect(code, output).toBe(0);
  return output;
}

function withoutCost(output: string): unknown {
  const { extensions, ...answer } = JSON.parse(output);
  const { cost: _, ...others } = extensions ?? {};
  return Object.keys(others).length > 0 ? { ...answer, extensions: others } : answer;
}

beforeAll(async () => {
  address = await start();
});

afterAll(async () => {
  if (server.exitCode === null) await stop();
  rmSync(data, { recursive: true, force: true });
});

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'GLOSSARY.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`),
];
const examples = documents.filter((name) => name.endsWith('.md')).flatMap(examplesOf);

describe('the examples of the documents, in their order', () => {
  test.each(examples)('$place', async (example) => {
    const output = await outputOf(example);
    if (example.language === 'graphql') expect(JSON.parse(output).errors).toBeUndefined();
    // What an answer cost depends on what was asked before it: no example shows it.
    if (example.expected?.language === 'json') expect(withoutCost(output)).toEqual(JSON.parse(example.expected.text));
    if (example.expected?.language === 'text') expect(output.trim()).toBe(example.expected.text.trim());
  });

  test('there are some', () => {
    expect(examples.length).toBeGreaterThan(3);
  });
});

test('the dashboard is served, and refers only to files that are there', async () => {
  const page = await (await fetch(address)).text();
  const files = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((found) => found[1] ?? '');
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) expect([file, (await fetch(address + file)).status]).toEqual([file, 200]);
});

test('it stops in order at SIGTERM, and starts again with the same books', async () => {
  const books = '{"query":"{ viewer { books { edges { node { name transactionCount } } } } }"}';
  const ask = async () => {
    const response = await fetch(`${address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: books });
    return response.json();
  };
  const before = await ask();
  expect(await stop()).toBe(0);
  address = await start();
  expect(await ask()).toEqual(before);
});
