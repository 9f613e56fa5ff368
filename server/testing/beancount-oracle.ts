import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import type { JournalItem, Problem } from '../imports/journal.ts';
import { Decimal } from '../ledger/decimal.ts';
import { entriesOf, MonthlyChanges, problemsOf } from './journal-oracle.ts';

/** What Beancount or our format makes of a book. Amounts are text, so that every digit counts. */
export interface BookReading {
  /** Changes of units by `account|month|commodity`. */
  readonly changes: Readonly<Record<string, string>>;
  /** Changes at cost, to 15 decimals: Beancount keeps costs per unit only, so that its totals end in a rounded digit. */
  readonly costs: Readonly<Record<string, string>>;
  /** `date commodity rate currency` of each price. */
  readonly prices: readonly string[];
  /** `file:line` of each directive with an error; a line below a directive counts as the directive's. */
  readonly errors: readonly string[];
}

/**
 * Loads books as bean-check does and prints what they hold. Its own code: it uses nothing of Beancount but the loader, the
 * weight of a posting and the classes that the loader returns.
 */
const script = `
import json, sys, collections, decimal
from os import path
from beancount import loader
from beancount.core import convert, data
decimal.getcontext().prec = 60
def text(number):
    return '{:f}'.format(number.normalize()) if number else '0'
books = []
for name in sys.argv[1:]:
    decimal.getcontext().prec = 28
    try:
        entries, errors, options = loader.load_file(name)
    except Exception:
        books.append(None)
        continue
    sums = collections.defaultdict(decimal.Decimal)
    costs = collections.defaultdict(decimal.Decimal)
    prices = []
    weights = [(entry, posting, convert.get_weight(posting)) for entry in entries if isinstance(entry, data.Transaction) for posting in entry.postings]
    decimal.getcontext().prec = 60
    for entry, posting, weight in weights:
        month = str(entry.date)[:7]
        sums['|'.join((posting.account, month, posting.units.currency))] += posting.units.number
        costs['|'.join((posting.account, month, weight.currency))] += weight.number
    for entry in entries:
        if isinstance(entry, data.Price):
            prices.append('{} {} {} {}'.format(entry.date, entry.currency, text(entry.amount.number), entry.amount.currency))
    books.append({
        'changes': {key: text(value) for key, value in sums.items() if value},
        'costs': {key: text(value) for key, value in costs.items()},
        'prices': sorted(prices),
        'errors': [['' if not error.source else path.basename(error.source['filename']), error.source['lineno'] if error.source else 0, str(error.message)] for error in errors],
    })
print(json.dumps(books))
`;

interface PrintedBook {
  changes: Record<string, string>;
  costs: Record<string, string>;
  prices: string[];
  errors: [file: string, line: number, message: string][];
}

/** The Python that has Beancount; null where none has. Debian's stands beside any that comes first on the path. */
export function pythonWithBeancount(): string | null {
  return ['python3', '/usr/bin/python3'].find((python) => spawnSync(python, ['-c', 'import beancount.loader']).status === 0) ?? null;
}

/** A book on disk: its main file, and the text of each of its files by base name. */
export interface BookOnDisk {
  readonly path: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** What Beancount itself makes of books, in their order; null where it breaks off with an exception, as it does on some gaps in lots. */
export function beancountReadings(python: string, books: readonly BookOnDisk[]): (BookReading | null)[] {
  const env = { ...process.env, BEANCOUNT_DISABLE_LOAD_CACHE: '1', LC_ALL: 'C.UTF-8' };
  const { stdout, stderr, status } = spawnSync(python, ['-c', script, ...books.map(({ path }) => path)], {
    encoding: 'utf8',
    env,
    maxBuffer: 1 << 29,
  });
  if (status !== 0) throw new Error(`Beancount could not read the books: ${stderr.slice(-2000)}`);
  return (JSON.parse(stdout) as (PrintedBook | null)[]).map((printed, index) => printed && readingOf(printed, books[index]!));
}

function readingOf({ changes, costs, prices, errors }: PrintedBook, { texts }: BookOnDisk): BookReading {
  // A pushed tag that is left over has no line in Beancount, nor has a file that is included twice.
  const placed = errors.filter(([, line]) => line > 0);
  return {
    changes: sorted(changes),
    costs: sorted(rounded(costs)),
    prices,
    errors: unique(placed.map(([file, line]) => directiveAt(texts, file, line))),
  };
}

/** What our format made of a book. */
export function bookReadingOf(items: readonly JournalItem[], texts: Readonly<Record<string, string>>): BookReading {
  const units = new MonthlyChanges();
  const costs: Record<string, Decimal> = {};
  for (const { postings, date } of entriesOf(items)) {
    for (const { account, amount, cost } of postings) {
      units.add(account, date, amount.commodity, amount.quantity);
      const key = `${account}|${date.slice(0, 7)}|${(cost ?? amount).commodity}`;
      costs[key] = (costs[key] ?? Decimal.zero).plus((cost ?? amount).quantity);
    }
  }
  const prices = items.flatMap((item) => (item.kind === 'price' ? [item.price] : []));
  return {
    changes: Object.fromEntries(units.all()),
    costs: sorted(rounded(Object.fromEntries(Object.entries(costs).map(([key, value]) => [key, value.toString()])))),
    prices: prices.map(({ on, commodity, rate, quote }) => `${on} ${commodity} ${rate.trimmed()} ${quote}`).sort(),
    errors: unique(problemsOf(items).flatMap((problem) => errorAt(problem, texts))),
  };
}

function errorAt({ severity, place, code }: Problem, texts: Readonly<Record<string, string>>): string[] {
  if (severity !== 'ERROR' || !place || code === 'UNBALANCED_PUSH' || code === 'INCLUDED_TWICE') return [];
  return [directiveAt(texts, basename(place.file), place.line)];
}

/** The line of the directive to which a line belongs: the last one that is not indented. */
function directiveAt(texts: Readonly<Record<string, string>>, file: string, line: number): string {
  const lines = (texts[file] ?? '').split('\n');
  let start = line;
  while (start > 1 && /^\s/.test(lines[start - 1] ?? '')) start -= 1;
  return `${file}:${start}`;
}

function rounded(values: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(values).map(([key, value]) => [key, Decimal.from(value).rounded(15).trimmed()] as const);
  return Object.fromEntries(entries.filter(([, value]) => !value.isZero).map(([key, value]) => [key, value.toString()]));
}

function sorted(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
