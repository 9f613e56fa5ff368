import fc from 'fast-check';
import { Decimal } from '../ledger/decimal.ts';
import { addDays, type PlainDate } from '../ledger/plain-date.ts';
import { isInstalled, run } from './journal-oracle.ts';
import { journalOf, type RandomBook, randomBook } from './random-book.ts';

/** Balances as hledger has them: by account, then by commodity, unrounded. */
export type HledgerBalances = ReadonlyMap<string, ReadonlyMap<string, Decimal>>;

interface Asked {
  /** First day; since the books began where left out. */
  readonly from?: PlainDate;
  /** Last day, inclusive. */
  readonly to: PlainDate;
  /** `end`: at the closing rate of the last day; `then`: each posting at the rate of its own day. Native where left out. */
  readonly value?: { readonly at: 'end' | 'then'; readonly in: string };
  /** `tree`: each account with those below it. */
  readonly sums: 'own' | 'tree';
}

/** hledger's `bal` of the journal at `path`. */
export function hledgerBalances(path: string, { from, to, value, sums }: Asked): HledgerBalances {
  const args = ['-f', path, 'bal', '-O', 'json', '-E', '-e', addDays(to, 1), sums === 'tree' ? '--tree' : '--flat', '--no-elide'];
  if (from) args.push('-b', from);
  if (value) args.push(`--value=${value.at},${value.in}`);
  const { stdout, stderr, status } = run('hledger', args);
  if (status !== 0) throw new Error(`hledger ${args.join(' ')}: ${stderr}`);
  const [rows] = JSON.parse(exactMantissas(stdout)) as [[string, string, number, HledgerAmount[]][]];
  return new Map(rows.map(([name, , , amounts]) => [name, sumOf(amounts)]));
}

/** Kept as text, because JSON.parse would make floats of long mantissas. The longest come as 1.2345e20. */
function exactMantissas(json: string): string {
  return json.replace(/"decimalMantissa":\s*(-?[\d.e+]+)/g, '"decimalMantissa":"$1"');
}

interface HledgerAmount {
  readonly acommodity: string;
  readonly aquantity: { readonly decimalMantissa: string; readonly decimalPlaces: number };
}

function sumOf(amounts: readonly HledgerAmount[]): Map<string, Decimal> {
  const found = new Map<string, Decimal>();
  for (const { acommodity, aquantity } of amounts) {
    const quantity = Decimal.of(Decimal.from(aquantity.decimalMantissa).units, aquantity.decimalPlaces);
    found.set(acommodity, (found.get(acommodity) ?? Decimal.zero).plus(quantity));
  }
  return found;
}

/** One commodity of one account; zero where there is none. */
export function quantityOf(balances: HledgerBalances, account: string, commodity: string): Decimal {
  return balances.get(account)?.get(commodity) ?? Decimal.zero;
}

/** The same books on each run, with their journals. */
export function drawnBooks(count: number): { readonly name: string; readonly book: RandomBook; readonly journal: string }[] {
  return fc
    .sample(randomBook(), { numRuns: count, seed: 20261123 })
    .map((book, i) => ({ name: `book ${i + 1}`, book, journal: journalOf(book) }));
}

/** False where hledger is missing: says so loudly, and fails where a skip would hide it. */
export function hasHledger(): boolean {
  if (isInstalled('hledger')) return true;
  const message = 'hledger is not installed: the statements are not compared with it. Install it (apt-get install hledger).';
  if (process.env.CI === 'true') throw new Error(message);
  console.warn(`SKIPPED: ${message}`);
  return false;
}
