import { readFileSync } from 'node:fs';
import { type BankOptions, noBankOptions, unknownSurroundings } from '../imports/bank.ts';
import type { Entry, Format, FormatContext, SourceFile } from '../imports/journal.ts';
import { linesOf } from '../imports/lines.ts';
import { entriesOf, itemsOf, problemsOf } from './journal-oracle.ts';

/** What a format makes of a bank's file, in lines that are easy to compare. */
export interface BankReading {
  /** `2026-01-05 -12.50 EUR expenses:unknown Payee | words`, one for each entry. */
  readonly lines: readonly string[];
  readonly entries: readonly Entry[];
  /** `WARNING 4 LINE_LEFT_OUT`, one for each problem. */
  readonly problems: readonly string[];
  readonly messages: readonly string[];
  /** `assets:bank opens 1.00 EUR closes 2.00`, one for each statement. */
  readonly statements: readonly string[];
}

/** A file of bytes as a format sees it, in chunks of `size`. */
export function bytesSource(bytes: Uint8Array, name: string, size = 65_536): SourceFile {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  return { name, bytes: chunks, lineBatches: () => linesOf(chunks()) };
}

export function bankContext(options: Partial<BankOptions> = {}): FormatContext {
  const bank = { ...unknownSurroundings, options: { ...noBankOptions, ...options } };
  return { defaultYear: 2026, include: async () => 'nothing is included', bank };
}

export async function readBank(
  format: Format,
  content: string | Uint8Array,
  options: Partial<BankOptions> = {},
  size?: number,
): Promise<BankReading> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const items = await itemsOf(format, bytesSource(bytes, `x.${format.name}`, size), bankContext(options));
  const entries = entriesOf(items);
  const problems = problemsOf(items);
  return {
    entries,
    lines: entries.map(lineOf),
    problems: problems.map(({ severity, place, code }) => `${severity} ${place?.line} ${code}`),
    messages: problems.map(({ message }) => message),
    statements: items.flatMap((item) => {
      if (item.kind !== 'statement') return [];
      const { account, currency, opening, closing } = item.statement;
      return [`${account} opens ${opening?.amount ?? '?'} ${currency} closes ${closing?.amount ?? '?'}`];
    }),
  };
}

function lineOf({ date, postings, payee, description, code }: Entry): string {
  const [own, ...counter] = postings;
  const words = [payee, description].filter(Boolean).join(' | ');
  return `${date} ${own!.account} ${own!.amount.quantity} ${own!.amount.commodity} from ${counter.map(({ account }) => account).join(' + ')}${code ? ` (${code})` : ''} ${words}`.trim();
}

export function sampleOf(path: string): Uint8Array {
  return readFileSync(path);
}
