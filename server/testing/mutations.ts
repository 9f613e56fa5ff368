import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { noBankOptions, unknownSurroundings } from '../imports/bank.ts';
import { detectFormat } from '../imports/formats/detect.ts';
import { formats } from '../imports/formats/index.ts';
import type { Entry, Format, FormatContext } from '../imports/journal.ts';
import { sumByCommodity } from '../ledger/amount.ts';
import { bytesSource } from './bank-reading.ts';

/** What a campaign of broken files came to, for one format. */
export interface Campaign {
  readonly format: string;
  readonly files: number;
  /** Files that no error kept out. */
  readonly taken: number;
  readonly entries: number;
  /** What must not be: something thrown, an entry that does not balance. The seed makes the file again. */
  readonly faults: readonly { readonly seed: number; readonly what: string }[];
}

/** Reads `count` broken files of a format; the same seed makes the same file. */
export async function runCampaign(format: Format, count: number, firstSeed = 1): Promise<Campaign> {
  const sample = sampleBytes(format.name);
  const faults: { seed: number; what: string }[] = [];
  let [taken, entries] = [0, 0];
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
    try {
      const read = await readOnce(format, mutated(sample, seed));
      entries += read.entries;
      if (!read.failed) taken += 1;
      if (read.unbalanced) faults.push({ seed, what: `an entry does not balance: ${read.unbalanced}` });
    } catch (error) {
      faults.push({ seed, what: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
  return { format: format.name, files: count, taken, entries, faults };
}

async function readOnce(format: Format, bytes: Uint8Array): Promise<{ entries: number; failed: boolean; unbalanced: string | null }> {
  let [entries, failed] = [0, false];
  let unbalanced: string | null = null;
  // Small chunks, so that every place of a file is once the end of one.
  const source = bytesSource(bytes, 'broken', 97);
  for await (const items of format.read(source, context)) {
    for (const item of items) {
      if (item.kind === 'problem') failed ||= item.problem.severity === 'ERROR';
      if (item.kind !== 'entry') continue;
      entries += 1;
      if (item.entry.identity !== undefined && !isBalanced(item.entry)) unbalanced = JSON.stringify(item.entry.place);
    }
  }
  return { entries, failed, unbalanced };
}

const context: FormatContext = {
  defaultYear: 2026,
  include: async () => 'nothing is included',
  bank: { ...unknownSurroundings, options: { ...noBankOptions, currency: 'EUR' } },
  detect: detectFormat,
};

function isBalanced({ postings }: Entry): boolean {
  return [...sumByCommodity(postings.map(({ amount }) => amount)).values()].every((sum) => sum.isZero);
}

const folder = join(import.meta.dirname, '../imports/formats');
const endings: Readonly<Record<string, string>> = { camt053: 'xml', csv: 'csv', mt940: 'sta', ofx: 'ofx', qif: 'qif' };

/** A sound file of the format, a few kilobytes long. */
export function sampleBytes(format: string): Uint8Array {
  const ending = endings[format];
  if (ending !== undefined) return new Uint8Array(readFileSync(join(folder, `${format}.sample.${ending}`)));
  if (format === 'zip') return zipSync({ 'a.xml': sampleBytes('camt053'), 'b.sta': sampleBytes('mt940') });
  return new TextEncoder().encode(format === 'beancount' ? beancountSample : journalSample);
}

const journalSample = `account assets:bank  ; type:C
commodity 1.000,00 EUR
P 2026-01-01 EUR 1,08 USD
2026/1/5=1/9 ! (INV 7) Baker | bread  ; shop:corner
    * expenses:food    12,50 EUR @ 1,08 USD
    assets:bank  = -13,50 USD

2026-01-06 Pay
    income:pay    -1.000,00 EUR
    assets:bank
`;

const beancountSample = `option "operating_currency" "EUR"
2026-01-01 open Assets:Bank EUR
2026-01-01 open Income:Pay
2026-01-01 open Assets:Shares
2026-01-05 * "Employer" "pay" #tag ^link
  note: "x"
  Assets:Bank  1000.00 EUR
  Income:Pay
2026-01-06 * "Shares"
  Assets:Shares  5 ABC {10.00 EUR} @ 11 EUR
  Assets:Bank
2026-02-01 balance Assets:Bank  950.00 EUR
`;

/** A file with one to six things wrong: bytes turned, taken out, doubled, put in; lines moved; its end cut off. */
export function mutated(sample: Uint8Array, seed: number): Uint8Array {
  const random = new Random(seed);
  let bytes = [...sample];
  for (let times = 1 + random.below(6); times > 0; times -= 1) bytes = mutations[random.below(mutations.length)]!(bytes, random);
  return Uint8Array.from(bytes);
}

type Mutation = (bytes: number[], random: Random) => number[];

const nasty = [
  '"',
  '<',
  '>',
  '&',
  ']]>',
  '\u0000',
  '\r',
  '\n',
  ';',
  ',',
  '9'.repeat(400),
  '-'.repeat(300),
  '<a>'.repeat(80),
  ':61:',
  ':86:',
  '^',
  '$',
  '\u{1F600}',
  '1e999',
  '0000',
  '((((',
  '2026-02-30',
  '\t',
  '=',
  '@',
  '{',
  '}',
];

const mutations: readonly Mutation[] = [
  (bytes, random) => {
    const at = random.below(bytes.length);
    return [...bytes.slice(0, at), random.below(256), ...bytes.slice(at + 1)];
  },
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    return [...bytes.slice(0, at), ...bytes.slice(at + 1 + random.below(40))];
  },
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    const piece = bytes.slice(at, at + random.below(200));
    return [...bytes.slice(0, at), ...piece, ...bytes.slice(at)];
  },
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    return [...bytes.slice(0, at), ...new TextEncoder().encode(nasty[random.below(nasty.length)]!), ...bytes.slice(at)];
  },
  (bytes, random) => bytes.slice(0, random.below(bytes.length + 1)),
  (bytes, random) => {
    const lines = Buffer.from(bytes).toString('latin1').split('\n');
    const [from, to] = [random.below(lines.length), random.below(lines.length)];
    [lines[from], lines[to]] = [lines[to]!, lines[from]!];
    return [...Buffer.from(lines.join('\n'), 'latin1')];
  },
  // A digit for another keeps a file sound in form and wrong in substance.
  (bytes, random) => {
    const digits = bytes.flatMap((byte, at) => (byte >= 48 && byte <= 57 ? [at] : []));
    const at = digits[random.below(Math.max(1, digits.length))];
    return bytes.map((byte, index) => (index === at ? 48 + random.below(10) : byte));
  },
];

class Random {
  private state: number;

  constructor(seed: number) {
    this.state = (seed * 2_654_435_761 + 12_345) >>> 0;
  }

  below(limit: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit); // not money: which
  }
}

/** Every format there is. */
export { formats };
