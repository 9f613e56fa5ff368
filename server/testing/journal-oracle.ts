import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect } from 'vitest';
import type { Entry, Format, FormatContext, JournalItem, Problem, SourceFile } from '../imports/journal.ts';
import { Decimal } from '../ledger/decimal.ts';

/** What a tool or a format makes of a journal: changes by `account|month|commodity`, or the problems that keep it out. */
export interface Reading {
  readonly changes: ReadonlyMap<string, string>;
  readonly errors: readonly string[];
}

/** A file on disk as a format sees one. */
export function sourceAt(path: string): SourceFile {
  return {
    name: path,
    async *lineBatches() {
      const lines = readFileSync(path, 'utf8').split('\n');
      if (lines[lines.length - 1] === '') lines.pop();
      for (let i = 0; i < lines.length; i += 1_000) yield lines.slice(i, i + 1_000);
    },
    async *bytes() {
      yield readFileSync(path);
    },
  };
}

export const diskContext: FormatContext = {
  defaultYear: new Date().getFullYear(),
  async include(pattern, from) {
    const path = resolve(dirname(from.name), pattern);
    return existsSync(path) ? [sourceAt(path)] : `no file ${pattern}`;
  },
};

export function sourceOf(text: string, name = 'main.journal'): SourceFile {
  return {
    name,
    async *lineBatches() {
      yield text.split('\n');
    },
    async *bytes() {
      yield Buffer.from(text, 'utf8');
    },
  };
}

/** A context over texts in memory, by name. */
export function textContext(files: Readonly<Record<string, string>> = {}, defaultYear = 2026): FormatContext {
  return {
    defaultYear,
    include: async (pattern) => (pattern in files ? [sourceOf(files[pattern]!, pattern)] : `no file ${pattern}`),
  };
}

export async function itemsOf(format: Format, source: SourceFile, context: FormatContext = textContext()): Promise<JournalItem[]> {
  const items: JournalItem[] = [];
  for await (const batch of format.read(source, context)) items.push(...batch);
  return items;
}

export function entriesOf(items: readonly JournalItem[]): Entry[] {
  return items.flatMap((item) => (item.kind === 'entry' ? [item.entry] : []));
}

export function problemsOf(items: readonly JournalItem[]): Problem[] {
  return items.flatMap((item) => (item.kind === 'problem' ? [item.problem] : []));
}

export function readingOf(items: readonly JournalItem[]): Reading {
  const sums = new MonthlyChanges();
  for (const { postings } of entriesOf(items)) {
    for (const { account, date, amount } of postings) sums.add(account, date, amount.commodity, amount.quantity);
  }
  const errors = problemsOf(items).filter(({ severity }) => severity === 'ERROR');
  return { changes: sums.all(), errors: errors.map(({ place, code, message }) => `${place?.line}: ${code}: ${message}`) };
}

export class MonthlyChanges {
  private readonly sums = new Map<string, Decimal>();

  add(account: string, date: string, commodity: string, quantity: Decimal): void {
    const key = `${account}|${date.slice(0, 7)}|${commodity}`;
    this.sums.set(key, (this.sums.get(key) ?? Decimal.zero).plus(quantity));
  }

  /** Those that are not zero, with their digits trimmed. */
  all(): Map<string, string> {
    const rows = [...this.sums].filter(([, sum]) => !sum.isZero).map(([key, sum]) => [key, sum.trimmed().toString()] as const);
    return new Map(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

export function isInstalled(tool: string): boolean {
  return spawnSync(tool, ['--version']).status === 0;
}

/** Runs `use` on a file of this text in a folder of its own. */
export function withFile<T>(text: string, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'farthing-oracle-'));
  const done = () => rmSync(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'main.journal');
    writeFileSync(path, text);
    const result = use(path);
    if (result instanceof Promise) return result.finally(done) as T;
    done();
    return result;
  } catch (error) {
    done();
    throw error;
  }
}

export function run(tool: string, args: readonly string[]): { stdout: string; stderr: string; status: number | null } {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', LEDGER_FILE: '', HOME: '/nonexistent' };
  const { stdout, stderr, status } = spawnSync(tool, args, { encoding: 'utf8', env, maxBuffer: 1 << 28 });
  return { stdout, stderr, status };
}

interface HledgerPosting {
  paccount: string;
  pdate: string | null;
  pamount: { acommodity: string; aquantity: { decimalMantissa: string; decimalPlaces: number } }[];
}

/** What hledger itself reads: every posting of `print`, whose JSON has unrounded quantities. */
export function hledgerReading(path: string): Reading {
  const { stdout, stderr, status } = run('hledger', ['-f', path, 'print', '-x', '-O', 'json']);
  if (status !== 0) return { changes: new Map(), errors: [stderr.trim() || `exit ${status}`] };
  const sums = new MonthlyChanges();
  for (const { tdate, tpostings } of JSON.parse(exactMantissas(stdout)) as { tdate: string; tpostings: HledgerPosting[] }[]) {
    for (const { paccount, pdate, pamount } of tpostings) {
      for (const { acommodity, aquantity } of pamount) {
        const quantity = Decimal.of(Decimal.from(aquantity.decimalMantissa).units, aquantity.decimalPlaces);
        sums.add(paccount, pdate ?? tdate, acommodity, quantity);
      }
    }
  }
  return { changes: sums.all(), errors: [] };
}

/** JSON.parse would make floats of long mantissas; as text they stay exact. */
function exactMantissas(json: string): string {
  return json.replace(/"decimalMantissa":\s*(-?[\d.]+(?:e\d+)?)/g, '"decimalMantissa":"$1"');
}

/** What Ledger itself reads: every posting of `register`, unrounded, lots stripped, those too that would show as zero. */
export function ledgerReading(path: string): Reading {
  const format = '%(format_date(date, "%Y-%m-%d"))\\t%(account)\\t%(commodity(strip(amount)))\\t%(quantity(unrounded(strip(amount))))\\n';
  const args = ['--args-only', '-f', path, 'register', '--unround', '--empty', '--format', format];
  const { stdout, stderr, status } = run('ledger', args);
  if (status !== 0) return { changes: new Map(), errors: [stderr.trim() || `exit ${status}`] };
  const sums = new MonthlyChanges();
  for (const line of stdout.split('\n')) {
    const [date, account, commodity, quantity] = line.split('\t');
    if (date && account && quantity !== undefined)
      sums.add(account, date, commodity!.replaceAll('"', ''), Decimal.from(plainNumber(quantity)));
  }
  return { changes: sums.all(), errors: [] };
}

/** Ledger prints the quantities of a commodity with decimal commas that way; it never groups them here. */
function plainNumber(text: string): string {
  return text.replace(',', '.');
}

/** Expects of a format that it refuses the journal where the tool does, and else finds the tool's very changes. */
export async function expectSameReading(format: Format, toolReading: (path: string) => Reading, path: string): Promise<void> {
  const ours = readingOf(await itemsOf(format, sourceAt(path), diskContext));
  const theirs = toolReading(path);
  expect({ errors: ours.errors, isRefused: ours.errors.length > 0 }).toEqual({ errors: ours.errors, isRefused: theirs.errors.length > 0 });
  if (theirs.errors.length === 0) expect(Object.fromEntries(ours.changes)).toEqual(Object.fromEntries(theirs.changes));
}

interface OddJournal {
  readonly name: string;
  readonly text: string;
  /** Marked with `!`: refused here with a reason, where the tool reads over it in silence or rounds. */
  readonly isStricter: boolean;
}

/** Small journals with everything that people write, each after a line `%%%name`. */
export function oddJournals(path: string): OddJournal[] {
  const parts = readFileSync(path, 'utf8').split(/^%%%/m).slice(1);
  return parts.map((part) => {
    const end = part.indexOf('\n');
    const name = part.slice(0, end).trim();
    return { name, text: part.slice(end + 1), isStricter: name.startsWith('!') };
  });
}
