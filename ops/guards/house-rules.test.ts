import { describe, expect, test } from 'vitest';
import { findProblems } from './house-rules.mjs';
import { sourceFile } from './source-file.mjs';

/** Plants one file and says what the guards report of it, as `place: message`. */
function reportedOf(path: string, text: string): string[] {
  return findProblems([sourceFile(path, text)]).map(({ place, message }) => `${place}: ${message}`);
}

const lines = (count: number, line = '  count += 1;') => Array.from({ length: count }, () => line).join('\n');

describe('sizes', () => {
  test('a file of 401 lines is reported, one of 400 is not', () => {
    expect(reportedOf('server/kpis/planted.ts', lines(401, '// a line'))).toEqual([
      'server/kpis/planted.ts: the file has 401 lines; 400 are the limit',
    ]);
    expect(reportedOf('server/kpis/planted.ts', lines(400, '// a line'))).toEqual([]);
  });

  test('tests and migrations may be longer', () => {
    expect(reportedOf('server/kpis/planted.test.ts', lines(401, '// a line'))).toEqual([]);
    expect(reportedOf('server/store/migrations/202601010000-planted.ts', lines(401, '// a line'))).toEqual([]);
  });

  test('a function of 71 lines is reported by name, one of 70 is not', () => {
    expect(reportedOf('server/kpis/planted.ts', `let count = 0;\nfunction tally() {\n${lines(69)}\n}`)).toEqual([
      'server/kpis/planted.ts:2: tally has 71 lines; 70 are the limit',
    ]);
    expect(reportedOf('server/kpis/planted.ts', `let count = 0;\nfunction tally() {\n${lines(68)}\n}`)).toEqual([]);
  });

  test('an arrow function is measured too', () => {
    expect(reportedOf('client/kpis/Planted.tsx', `let count = 0;\nexport const Planted = () => {\n${lines(69)}\n};`)).toEqual([
      'client/kpis/Planted.tsx:2: Planted has 71 lines; 70 are the limit',
    ]);
  });

  test('a resolver method of six lines is reported, one of five is not', () => {
    const resolver = (count: number) => `let count = 0;\nclass Planted {\n  sheet() {\n${lines(count)}\n  }\n}`;
    expect(reportedOf('server/kpis/kpis.resolver.ts', resolver(6))).toEqual([
      'server/kpis/kpis.resolver.ts:3: the resolver method sheet has 6 lines; 5 are the limit',
    ]);
    expect(reportedOf('server/kpis/kpis.resolver.ts', resolver(5))).toEqual([]);
  });
});

describe('names', () => {
  test.each(['utils', 'helpers', 'common', 'manager', 'data', 'handle', 'process', 'date-utils'])('%s.ts is reported', (name) => {
    expect(reportedOf(`server/kpis/${name}.ts`, '')).toEqual([`server/kpis/${name}.ts: "${name}" could be the name of anything`]);
  });

  test('so is a folder of that name', () => {
    expect(reportedOf('client/helpers/date.ts', '')).toEqual(['client/helpers/date.ts: "helpers" could be the name of anything']);
  });

  test('a word inside a name is fine', () => {
    expect(reportedOf('server/store/data-source.ts', '')).toEqual([]);
  });

  test('camel case and an unknown suffix are reported, a component is not', () => {
    expect(reportedOf('server/kpis/netMargin.ts', '')).toEqual(['server/kpis/netMargin.ts: the name is not kebab-case']);
    expect(reportedOf('server/kpis/kpis.service.ts', '')).toEqual([
      'server/kpis/kpis.service.ts: ".service" is not one of the agreed suffixes',
    ]);
    expect(reportedOf('client/kpis/KpiStrip.tsx', '')).toEqual([]);
  });
});

describe('environment', () => {
  const message = 'process.env is read here';

  test.each([
    ['process.env.PORT', 'export const port = process.env.PORT;'],
    ["process['env']", "export const port = process['env'].PORT;"],
    ['an import of it', "import { env } from 'node:process';"],
  ])('%s outside config/env.ts is reported', (_, text) => {
    expect(reportedOf('server/kpis/planted.ts', text)).toEqual([`server/kpis/planted.ts:1: ${message}`]);
  });

  test('config/env.ts may read it', () => {
    expect(reportedOf('server/config/env.ts', 'export const port = process.env.PORT;')).toEqual([]);
  });
});

describe('division', () => {
  test.each(['total / 12', 'Number.parseFloat(text)', 'parseFloat(text)', 'total.toFixed(2)'])(
    '%s on the server is reported',
    (expression) => {
      expect(reportedOf('server/kpis/planted.ts', `export const share = ${expression};`)).toEqual([
        `server/kpis/planted.ts:1: "${expression}" leaves exact arithmetic`,
      ]);
    },
  );

  test('an assignment by division is reported', () => {
    expect(reportedOf('server/kpis/planted.ts', 'let total = 1n;\ntotal /= 2n;')).toEqual([
      'server/kpis/planted.ts:2: "total /= 2n" leaves exact arithmetic',
    ]);
  });

  test('decimal.ts divides, and so does a line that says what it divides', () => {
    expect(reportedOf('server/ledger/decimal.ts', 'export const half = 4n / 2n;')).toEqual([]);
    expect(reportedOf('server/kpis/planted.ts', 'export const days = ms / 86_400_000; // not money: milliseconds to days')).toEqual([]);
    expect(reportedOf('server/kpis/planted.ts', 'export const days = ms / 86_400_000; // not money')).toHaveLength(1);
  });
});

describe('folder lists', () => {
  const inFolder = (index: string, ...names: string[]) =>
    findProblems([
      sourceFile('server/kpis/definitions/index.ts', index),
      ...names.map((name) => sourceFile(`server/kpis/definitions/${name}`, '')),
    ]).map(({ place, message }) => `${place}: ${message}`);

  test('a definition that the index does not list is reported', () => {
    expect(inFolder("import { runway } from './runway.ts';", 'runway.ts', 'planted.ts')).toEqual([
      'server/kpis/definitions/planted.ts: it is not listed in index.ts',
    ]);
  });

  test('tests and what several definitions share need no line', () => {
    expect(inFolder("import { runway } from './runway.ts';", 'runway.ts', 'runway.test.ts', 'shared/ratio.ts')).toEqual([]);
  });

  test('a folder without an index is reported', () => {
    expect(reportedOf('server/imports/formats/planted.ts', '')).toEqual(['server/imports/formats: there is no index.ts']);
  });
});
