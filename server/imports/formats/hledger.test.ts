import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sumByCommodity } from '../../ledger/amount.ts';
import { entriesOf, itemsOf, oddJournals, problemsOf, readingOf, sourceOf, textContext } from '../../testing/journal-oracle.ts';
import { hledger } from './hledger.ts';

const read = (text: string, files: Record<string, string> = {}) => itemsOf(hledger, sourceOf(text), textContext(files));
const problems = async (text: string, files?: Record<string, string>) =>
  problemsOf(await read(text, files)).map(({ severity, place, code }) => `${severity} ${place?.line} ${code}`);

async function postings(text: string): Promise<string[]> {
  return entriesOf(await read(text)).flatMap((entry) =>
    entry.postings.map(({ account, amount, cost }) => {
      const price = cost ? ` @@ ${cost.quantity} ${cost.commodity}` : '';
      return `${account} ${amount.quantity} ${amount.commodity}${price}`.trim();
    }),
  );
}

describe('what hledger 1.25 made of the same journals', () => {
  const expected = JSON.parse(readFileSync(join(import.meta.dirname, 'hledger/odd-journals.expected.json'), 'utf8'));
  test.each(oddJournals(join(import.meta.dirname, 'hledger/odd-journals.txt')))('$name', async ({ name, text }) => {
    const { changes, errors } = readingOf(await read(text));
    expect(errors.length > 0 ? 'refused' : Object.fromEntries(changes)).toEqual(expected[name]);
  });
});

test('an entry with everything', async () => {
  const [entry] = entriesOf(
    await read(`2026/1/5=1/9 ! (INV 7) Baker | bread and rolls  ; shop:corner, tax:yes
    ; a second line
    * expenses:food    12.50 EUR  ; item:bread
    [budget:food]     -12.50 EUR
    [budget]
    (miles)            3 mi  ; date:2026-02-01
    assets:cash`),
  );
  expect(entry).toMatchObject({
    place: { file: 'main.journal', line: 1 },
    date: '2026-01-05',
    secondaryDate: '2026-01-09',
    status: 'PENDING',
    code: 'INV 7',
    payee: 'Baker',
    description: 'bread and rolls',
    comment: 'shop:corner, tax:yes\na second line',
    tags: [
      { name: 'shop', value: 'corner' },
      { name: 'tax', value: 'yes' },
    ],
    residue: [],
  });
  expect(entry!.postings.map(({ account, kind, status, date }) => [account, kind, status, date])).toEqual([
    ['expenses:food', 'REAL', 'CLEARED', '2026-01-05'],
    ['budget:food', 'BALANCED_VIRTUAL', 'PENDING', '2026-01-05'],
    ['budget', 'BALANCED_VIRTUAL', 'PENDING', '2026-01-05'],
    ['miles', 'UNBALANCED_VIRTUAL', 'PENDING', '2026-02-01'],
    ['assets:cash', 'REAL', 'PENDING', '2026-01-05'],
  ]);
  expect(entry!.postings[0]!.tags).toEqual([{ name: 'item', value: 'bread' }]);
});

test('costs carry the sign of their amount, stated or inferred, and come out exactly', async () => {
  expect(await postings('2026-01-01\n  a  -3 A @ 2.50 C\n  b  2 A @@ 7 C\n  c\n')).toEqual([
    'a -3 A @@ -7.50 C',
    'b 2 A @@ 7 C',
    'c 0.50 C',
  ]);
  expect(await postings('2026-01-01\n  a  -3 A\n  b  7.00 C\n')).toEqual(['a -3 A @@ -7.00 C', 'b 7.00 C']);
  const [entry] = entriesOf(await read('2026-01-01\n  a  1 A\n  a  2 A\n  b  -10 C\n'));
  const costs = entry!.postings.flatMap(({ cost }) => (cost ? [cost] : []));
  expect(sumByCommodity(costs).get('C')!.toString()).toMatch(/^10\.?0*$/);
});

test('what tolerance lets pass is kept as residue', async () => {
  const [entry] = entriesOf(await read('2026-01-01\n  a  3 A @ 0.3333 C\n  b  -1.00 C\n'));
  expect(entry!.residue.map(({ quantity, commodity }) => `${quantity} ${commodity}`)).toEqual(['-0.0001 C']);
});

test('declarations and prices', async () => {
  const items = await read(`account assets:bank  ; type:C, role: cash on hand
account Erlöse
  ; type:revenue
commodity 1.000,00 EUR
P 2026-01-31 10:30 EUR 1,08 USD
`);
  expect(items).toMatchObject([
    { kind: 'account', account: { name: 'assets:bank', type: 'CASH', role: 'CASH_ON_HAND' } },
    { kind: 'account', account: { name: 'Erlöse', type: 'REVENUE', role: null } },
    { kind: 'commodity', commodity: { symbol: 'EUR', digits: 2 } },
    { kind: 'price', price: { on: '2026-01-31', commodity: 'EUR', quote: 'USD' } },
  ]);
});

describe('problems', () => {
  test('name the line, the code and go on', async () => {
    const text = `2026-01-01 fine
    a  1
    b
2026-02-30 bad date
    a  1
    b
2026-03-01 unbalanced
    a  1.00 EUR
    b  -0.99 EUR
foo bar
2026-03-02 bad amount
    a  12,5O EUR
    b
i 2026/01/01 10:00:00 work
`;
    expect(await problems(text)).toEqual([
      'ERROR 4 BAD_DATE',
      'ERROR 10 UNKNOWN_DIRECTIVE',
      'ERROR 12 UNEXPECTED_TEXT',
      'ERROR 14 UNKNOWN_DIRECTIVE',
      'ERROR 7 UNBALANCED',
    ]);
    const unbalanced = problemsOf(await read(text)).find(({ code }) => code === 'UNBALANCED')!;
    expect(unbalanced.message).toContain('0.01 EUR');
    expect(unbalanced.text).toBe('2026-03-01 unbalanced');
    // One that nearly balances is given out before it is known how near is near enough; the ERROR keeps the whole file out.
    expect(entriesOf(await read(text))).toHaveLength(2);
  });

  test('a failing assertion names expected and actual, in the order of dates', async () => {
    const text = '2026-01-05\n  a  1 A = 4 A\n  c\n2026-01-02\n  a  2 A = 2 A\n  c\n';
    const [problem] = problemsOf(await read(text));
    expect(problem).toMatchObject({ severity: 'ERROR', place: { line: 2 }, code: 'BALANCE_ASSERTION_FAILED', text: 'a' });
    expect(problem!.message).toContain('should be 4 A here but is 3 A');
  });

  test('rules are read and reported', async () => {
    const text = '= expenses\n  (x)  *2\n~ monthly\n  a  1\n  b\n2026-01-01\n  expenses  1\n  c\n';
    expect(await problems(text)).toEqual(['WARNING 1 AUTO_RULE_NOT_APPLIED', 'WARNING 3 PERIODIC_RULE_NOT_APPLIED']);
  });

  test('a single space or tab before the amount names the remedy', async () => {
    const [problem] = problemsOf(await read('2026-01-01\n\ta\t$5\n\tb\n'));
    expect(problem).toMatchObject({ code: 'SEVERAL_AMOUNTS_MISSING', severity: 'ERROR' });
    expect(problem!.message).toMatch(/two or more spaces/);
  });
});

describe('includes', () => {
  const files = {
    'a.journal': 'Y2025\nalias x=y\napply account P\n1/2 one\n  x  1\n  b\n',
    'self.journal': 'include self.journal\n',
  };

  test('are read in place, and their settings end with them', async () => {
    const items = await read('include a.journal\n1/2 two\n  x  1\n  b\n', files);
    expect(entriesOf(items).map(({ date, place, postings: [first] }) => [date, place.file, first!.account])).toEqual([
      ['2025-01-02', 'a.journal', 'P:x'],
      ['2026-01-02', 'main.journal', 'x'],
    ]);
  });

  test('missing files and cycles are problems', async () => {
    expect(await problems('include nope.journal\n', files)).toEqual(['ERROR 1 INCLUDE_FAILED']);
    expect(await problems('include self.journal\n', files)).toEqual(['ERROR 1 INCLUDE_CYCLE']);
  });
});
