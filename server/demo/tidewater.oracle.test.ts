import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Decimal } from '../ledger/decimal.ts';
import { months } from './calendar.ts';
import { beancountAccount, beancountFile } from './formats/beancount.ts';
import { camt053 } from './formats/camt053.ts';
import { hledgerJournal } from './formats/hledger.ts';
import { ofx } from './formats/ofx.ts';
import { bankAccounts, monthlyStatements } from './statements.ts';
import { generateTidewater } from './tidewater.ts';

/** True where the program can be run. A missing one is said loudly, and is a failure in continuous integration. */
function has(program: string, debianPackage: string): boolean {
  if (!spawnSync(program, ['--version']).error) return true;
  const message = `${program} (Debian: ${debianPackage}) is not installed: the demo company was NOT compared with it.`;
  if (process.env.CI === 'true') throw new Error(message);
  console.warn(message);
  return false;
}

const hasHledger = has('hledger', 'hledger');
const hasBeancount = has('bean-check', 'beancount') && has('bean-query', 'beancount');
const hasPython = has('python3', 'python3');

const company = generateTidewater();
let folder = '';
let journal = '';
let beancount = '';

function run(program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 27 });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}${stdout}`);
  return stdout;
}

/** Rows of a CSV whose cells hold no line ends. */
function csvRows(text: string): string[][] {
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => [...line.matchAll(/"((?:[^"]|"")*)"|([^,]+)|(?<=^|,)(?=,|$)/g)].map((cell) => (cell[1] ?? cell[2] ?? '').trim()));
}

/** Month-end balances as `account commodity` to one text a month, without accounts that never hold anything. */
type Balances = Map<string, string[]>;

function cumulated(flows: Iterable<readonly [account: string, commodity: string, month: string, amount: Decimal]>): Balances {
  const byKey = new Map<string, Map<string, Decimal>>();
  for (const [account, commodity, month, amount] of flows) {
    const key = `${account} ${commodity}`;
    const moves = byKey.get(key) ?? new Map<string, Decimal>();
    moves.set(month, (moves.get(month) ?? Decimal.zero).plus(amount));
    byKey.set(key, moves);
  }
  const balances: Balances = new Map();
  for (const [key, moves] of byKey) {
    let balance = Decimal.of(0n, 2);
    const column = months.map(({ label }) => {
      balance = balance.plus(moves.get(label) ?? Decimal.zero);
      return balance.toString();
    });
    balances.set(key, column);
  }
  return balances;
}

const expected = cumulated(
  company.entries.flatMap(({ date, postings }) =>
    postings.map(({ account, commodity, quantity }) => [beancountAccount(account), commodity, date.slice(0, 7), quantity] as const),
  ),
);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'farthing-demo-'));
  journal = join(folder, 'tidewater.journal');
  beancount = join(folder, 'tidewater.beancount');
  writeFileSync(journal, hledgerJournal(company));
  writeFileSync(beancount, beancountFile(company));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!hasHledger)('hledger', () => {
  it('accepts the journal: accounts and commodities declared, dates in order, everything balanced', () => {
    expect(run('hledger', '-f', journal, 'check', '--strict', 'ordereddates')).toBe('');
    expect(csvRows(run('hledger', '-f', journal, 'bal', '-B', '--depth', '0', '-O', 'csv')).at(-1)).toEqual(['total', '0']);
  });

  it('has the same month-end balances as the generator', () => {
    const report = run('hledger', '-f', journal, 'bal', '-MH', '--flat', '-E', '--no-total', '--layout', 'bare', '-O', 'csv');
    const [, ...rows] = csvRows(report);
    const theirs = new Map<string, string[]>();
    for (const [account = '', commodity = '', ...cells] of rows) {
      const column = cells.map((cell) => Decimal.from(cell.replaceAll(',', '')).rounded(2).toString());
      if (commodity) theirs.set(`${beancountAccount(account)} ${commodity}`, column);
    }
    const held = (balances: Balances): [string, string[]][] =>
      [...balances].filter(([, column]) => column.some((cell) => cell !== '0.00')).sort();
    expect(held(theirs)).toEqual(held(expected));
  });

  it('sees the types that the directives give, and one account without', () => {
    const typed = run('hledger', '-f', journal, 'accounts', 'type:alerx').trim().split('\n');
    const used = run('hledger', '-f', journal, 'accounts', '--used').trim().split('\n');
    expect(used.filter((account) => !typed.includes(account))).toEqual(['suspense']);
    expect(
      run('hledger', '-f', journal, 'accounts', '--used', 'type:c')
        .trim()
        .split('\n')
        .every((name) => /^assets:(bank|clearing)/.test(name)),
    ).toBe(true);
  });
});

describe.skipIf(!hasBeancount)('Beancount', () => {
  it('accepts the file, its monthly balance checks included', () => {
    expect(run('bean-check', beancount)).toBe('');
    expect(beancountFile(company).match(/ balance Assets/g)!.length).toBe(5 * 35);
  });

  it('has the same month-end balances as the generator, and so as hledger', () => {
    const query = 'SELECT account, currency, year, month, sum(number) GROUP BY account, currency, year, month';
    const [, ...rows] = csvRows(run('bean-query', '-f', 'csv', beancount, query));
    const theirs = cumulated(
      rows.map(
        ([account = '', commodity = '', year = '', month = '', sum = '']) =>
          [account, commodity, `${year}-${month.padStart(2, '0')}`, Decimal.from(sum)] as const,
      ),
    );
    expect([...theirs].sort()).toEqual([...expected].sort());
  });
});

describe.skipIf(!hasPython)('a foreign XML parser', () => {
  it.each(bankAccounts.map((bankAccount) => [bankAccount.slug, bankAccount] as const))('reads the %s statements', (slug, bankAccount) => {
    const statements = monthlyStatements(company, bankAccount);
    for (const [name, content] of [
      [`${slug}.ofx`, ofx(statements)],
      [`${slug}.xml`, camt053(statements)],
    ] as const) {
      const path = join(folder, name);
      writeFileSync(path, content);
      const count = run(
        'python3',
        '-c',
        'import sys, xml.dom.minidom as d; x = d.parse(sys.argv[1]); print(len(x.getElementsByTagName("Ntry") + x.getElementsByTagName("STMTTRN")))',
        path,
      );
      expect(Number(count)).toBe(statements.reduce((sum, { lines }) => sum + lines.length, 0));
    }
  });
});
