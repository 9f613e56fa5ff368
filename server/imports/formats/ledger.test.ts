import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { entriesOf, itemsOf, oddJournals, problemsOf, readingOf, sourceOf, textContext } from '../../testing/journal-oracle.ts';
import { ledger } from './ledger.ts';

const read = (text: string, files: Record<string, string> = {}) => itemsOf(ledger, sourceOf(text), textContext(files));
const problems = async (text: string) =>
  problemsOf(await read(text)).map(({ severity, place, code }) => `${severity} ${place?.line} ${code}`);

async function postings(text: string): Promise<string[]> {
  return entriesOf(await read(text)).flatMap((entry) =>
    entry.postings.map(({ account, amount, cost }) => {
      const price = cost ? ` @@ ${cost.quantity} ${cost.commodity}` : '';
      return `${account} ${amount.quantity} ${amount.commodity}${price}`.trim();
    }),
  );
}

describe('what Ledger 3.3 made of the same journals', () => {
  const expected = JSON.parse(readFileSync(join(import.meta.dirname, 'ledger/odd-journals.expected.json'), 'utf8'));
  test.each(oddJournals(join(import.meta.dirname, 'ledger/odd-journals.txt')))('$name', async ({ name, text, isStricter }) => {
    const { changes, errors } = readingOf(await read(text));
    expect(errors.length > 0 ? 'refused' : Object.fromEntries(changes)).toEqual(isStricter ? 'refused' : expected[name]);
  });
});

test('an entry with everything', async () => {
  const [entry] = entriesOf(
    await read(`2026/01/05=2026/01/09 * (INV 7) Baker | bread\t; :fresh:
\t; Shop: corner
\tExpenses:Food\t$12.50\t; [2026/02/01]
\t; Item: bread
\t! [Budget:Food]\t$-12.50
\t[Budget]\t$12.50
\t(Miles)\t3 mi
\tAssets:Cash`),
  );
  expect(entry).toMatchObject({
    date: '2026-01-05',
    secondaryDate: '2026-01-09',
    status: 'CLEARED',
    code: 'INV 7',
    payee: 'Baker',
    description: 'bread',
    tags: [
      { name: 'fresh', value: '' },
      { name: 'Shop', value: 'corner' },
    ],
    residue: [],
  });
  expect(entry!.postings.map(({ account, kind, status, date }) => [account, kind, status, date])).toEqual([
    ['Expenses:Food', 'REAL', 'CLEARED', '2026-02-01'],
    ['Budget:Food', 'BALANCED_VIRTUAL', 'PENDING', '2026-01-05'],
    ['Budget', 'BALANCED_VIRTUAL', 'CLEARED', '2026-01-05'],
    ['Miles', 'UNBALANCED_VIRTUAL', 'CLEARED', '2026-01-05'],
    ['Assets:Cash', 'REAL', 'CLEARED', '2026-01-05'],
  ]);
  expect(entry!.postings[0]!.tags).toEqual([{ name: 'Item', value: 'bread' }]);
});

test('brackets in a note that has a colon are words, as Ledger takes them', async () => {
  const [entry] = entriesOf(await read('2026/01/05 x\n  a  1 A ; due: [2026/02/01]\n  b  1 A ; [2026/02/30 see: below]\n  c\n'));
  expect(entry!.postings.map(({ date }) => date)).toEqual(['2026-01-05', '2026-01-05', '2026-01-05']);
});

test('a lot sold above its price counts at that price', async () => {
  expect(await postings('2026/01/01 x\n  a  -10 A {2 C} @ 3 C\n  cash  30 C\n  gain\n')).toEqual([
    'a -10 A @@ -20 C',
    'cash 30 C',
    'gain -10 C',
  ]);
});

test('rules add to the entries after them', async () => {
  const text = '= /^Income/\n  (Liabilities:Tithe)  0.12\n2026/01/05 Employer\n  Assets:Checking  $2000.00\n  Income:Salary\n';
  expect(await postings(text)).toEqual(['Assets:Checking 2000.00 $', 'Income:Salary -2000.00 $', 'Liabilities:Tithe -240.0000 $']);
});

test('assertions hold in the order of the file, and a failing one names expected and actual', async () => {
  const items = await read('2026/01/05 x\n  a  1 A = 1 A\n  c\n2026/01/02 x\n  a  2 A = 4 A\n  c\n');
  const [problem] = problemsOf(items);
  expect(problem).toMatchObject({ severity: 'ERROR', place: { line: 5 }, code: 'BALANCE_ASSERTION_FAILED' });
  expect(problem!.message).toContain('should be 4 A here but is 3 A');
  expect(entriesOf(items)).toHaveLength(2);
});

test('what Ledger passes over in silence is told', async () => {
  expect(
    await problems('foo bar\n2026/01/01 x\n  a\n~ Monthly\n  a  1\n  b\n--sort d\nassert account("x").total == 0\nP EUR $1.08\n'),
  ).toEqual([
    'ERROR 1 UNKNOWN_DIRECTIVE',
    'WARNING 2 EMPTY_ENTRY',
    'WARNING 4 PERIODIC_RULE_NOT_APPLIED',
    'WARNING 7 OPTION_NOT_APPLIED',
    'WARNING 8 CHECK_NOT_EVALUATED',
    'WARNING 9 PRICE_WITHOUT_DATE',
  ]);
});

test('an expression whose value no decimal can be is a problem that says so', async () => {
  const [problem] = problemsOf(await read('2026/01/01 x\n  a  ($10 / 3)\n  b\n'));
  expect(problem).toMatchObject({ code: 'INEXACT_AMOUNT', place: { line: 2 } });
  expect(problem!.message).toContain('10/3 $');
});

test('aliases and parents of an including file hold in what it includes', async () => {
  const items = await read('alias x=Y\napply account P\ninclude a.dat\nend apply account\n', { 'a.dat': '2026/01/01 one\n  x  1\n  b\n' });
  expect(entriesOf(items)[0]!.postings.map(({ account }) => account)).toEqual(['Y', 'P:b']);
});

describe('an expression that is too much for the stack is a fault', () => {
  const entry = (amount: string) => `2026-01-01 x\n    a  ${amount}\n    b\n`;
  test.each([
    ['a query of brackets', `= ${'('.repeat(30_000)}x\n    c  1\n`, 'ERROR 1 BAD_RULE'],
    ['a query of nots', `= ${'!'.repeat(30_000)}x\n    c  1\n`, 'ERROR 1 BAD_RULE'],
    ['brackets', entry('('.repeat(30_000)), 'ERROR 2 BAD_EXPRESSION'],
    ['a sum', entry(`(1${'+1'.repeat(30_000)})`), 'ERROR 2 BAD_EXPRESSION'],
    ['a definition of itself', `define a = a\n${entry('(a)')}`, 'ERROR 3 BAD_EXPRESSION'],
    [
      'definitions that double',
      `define a0 = 1\n${Array.from({ length: 19 }, (_, at) => `define a${at + 1} = a${at}+a${at}+a${at}+a${at}\n`).join('')}${entry('(a19)')}`,
      'ERROR 22 BAD_EXPRESSION',
    ],
  ])('%s', async (_, text, problem) => {
    expect(await problems(text)).toEqual([problem]);
  });
});
