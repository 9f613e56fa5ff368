import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../command.mjs';
import { checkBoundaries } from './boundaries.mjs';

/** One small tree in which every rule is broken once; beside each line the rule that has to report it. */
const planted: Record<string, { text: string; rule?: string }> = {
  'server/kpis/steals.ts': { text: "import '../balance-sheet/sheet.ts';", rule: 'slice-imports-slice' },
  'server/kpis/opens.sql.ts': { text: "import '../store/open-store.ts';", rule: 'slice-reaches-up' },
  'server/kpis/asks.ts': { text: "import { context } from '../context.ts';\nexport const mine = context;", rule: 'context-as-value' },
  'server/ledger/rises.ts': { text: "import '../balance-sheet/sheet.ts';", rule: 'ledger-reaches-up' },
  'server/nouns/rises.types.ts': { text: "import '../balance-sheet/sheet.ts';", rule: 'nouns-reach-up' },
  'server/store/rises.ts': { text: "import '../balance-sheet/sheet.ts';", rule: 'store-reaches-up' },
  'server/gate/reaches.ts': { text: "import '../balance-sheet/sheet.ts';", rule: 'gate-reaches-in' },
  'server/ledger/queries.ts': { text: "import 'typeorm';", rule: 'pure-file-with-effects' },
  'server/kpis/definitions/reads.ts': { text: "import 'node:fs';", rule: 'pure-file-with-effects' },
  'server/imports/formats/answers.ts': { text: "import 'type-graphql';", rule: 'pure-file-with-effects' },
  'server/kpis/borrows.ts': { text: "import '../testing/kit.ts';", rule: 'testing-outside-tests' },
  'ops/praises.ts': { text: "import './bench/main.ts';", rule: 'bench-outside-bench' },
  'client/kpis/reaches.ts': { text: "import '../../server/balance-sheet/sheet.ts';", rule: 'client-imports-server' },
  'server/paints.ts': { text: "import '../client/ui/frame.ts';", rule: 'server-imports-client' },
  'server/renders.ts': { text: "import 'react';", rule: 'server-needs-dev-package' },
  // A circle is reported once, at one of its members.
  'server/ledger/hen.ts': { text: "import './egg.ts';" },
  'server/ledger/egg.ts': { text: "import './hen.ts';", rule: 'circle' },
  'server/ledger/lost.ts': { text: "import './nowhere.ts';", rule: 'not-found' },
  // What the others reach for, and what is allowed.
  'server/balance-sheet/sheet.ts': {
    text: "import '../ledger/sum.ts';\nimport type { Context } from '../context.ts';\nexport type Mine = Context;",
  },
  'server/balance-sheet/sheet.test.ts': { text: "import '../testing/kit.ts';\nimport '../kpis/free.ts';" },
  'server/kpis/free.ts': { text: 'export const free = 1;' },
  'server/context.ts': { text: 'export const context = 1;\nexport type Context = number;' },
  'server/ledger/sum.ts': { text: 'export const sum = 1;' },
  'server/ledger/book.entity.ts': { text: "import 'typeorm';" },
  'server/store/open-store.ts': { text: "import '../ledger/book.entity.ts';\nimport 'typeorm';" },
  'server/testing/kit.ts': { text: "import '../store/open-store.ts';" },
  'client/ui/frame.ts': { text: 'export const frame = 1;' },
  'ops/bench/main.ts': { text: "import '../../server/balance-sheet/sheet.ts';\nimport '../note.ts';" },
  'ops/note.ts': { text: 'export const note = 1;' },
};

const folder = mkdtempSync(join(tmpdir(), 'farthing-boundaries-'));

beforeAll(() => {
  for (const [path, { text }] of Object.entries(planted)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) cpSync(join(root, name), join(folder, name));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every planted violation is reported by its own rule, and nothing else is', async () => {
  const { problems } = await checkBoundaries(folder, 1);
  const reported = problems.map(({ place, message }) => `${place} ${message.split(':')[0]}`);
  const expected = Object.entries(planted).flatMap(([path, { rule }]) => (rule ? [`${path} ${rule}`] : []));
  expect([...new Set(reported)].sort()).toEqual([...expected, 'server/kpis/borrows.ts slice-reaches-up'].sort());
  expect(problems.every(({ remedy }) => remedy.length > 20)).toBe(true);
});

test('a tool that sees too few modules is a failure, not a success', async () => {
  const { problems, modules } = await checkBoundaries(folder, 10_000);
  expect(modules).toBe(Object.keys(planted).length);
  expect(problems.map(({ message }) => message)).toContain(`only ${modules} modules were read, expected at least 10000`);
});
