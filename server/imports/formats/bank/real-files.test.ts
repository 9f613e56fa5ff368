import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../ledger/decimal.ts';
import { type BankReading, readBank } from '../../../testing/bank-reading.ts';
import { detectFormat } from '../detect.ts';

/** Real files of banks, whose totals are counted here in another way than the readers do. */
const folder = join(import.meta.dirname, '../../../../../shared/data/books');

const files: Record<string, { format: string; total: (text: string) => readonly string[]; problems?: readonly string[] }> = {
  'ofxparse-fidelity-savings.ofx': { format: 'ofx', total: (text) => [...text.matchAll(/<TRNAMT>([-+\d.]+)/g)].map((match) => match[1]!) },
  'ofxparse-multiple-accounts.ofx': { format: 'ofx', total: () => [] },
  'genkgo-camt053.v2.all-balance-types.xml': {
    format: 'camt053',
    total: (text) =>
      [...text.matchAll(/<Ntry>\s*(?:<NtryRef>[^<]*<\/NtryRef>\s*)?<Amt Ccy="\w+">([\d.]+)<\/Amt>\s*<CdtDbtInd>(\w)/g)].map(
        (match) => `${match[2] === 'D' ? '-' : ''}${match[1]}`,
      ),
    problems: ['WARNING 198 STATEMENT_OFF'],
  },
  'mt940-asnb.sta': {
    format: 'mt940',
    total: (text) =>
      [...text.matchAll(/^:61:\d{10}([CD])(\d+),(\d*)/gm)].map((match) => `${match[1] === 'D' ? '-' : ''}${match[2]}.${match[3] || '0'}`),
  },
  'trafford-gpc-2024-25.csv': {
    format: 'csv',
    total: (text) => [...text.matchAll(/,\d{4}-\d\d-\d\d,(-?[\d.]+),[-\d.]+,/g)].map((match) => match[1]!),
    problems: ['WARNING 1 ACCOUNT_GUESSED', 'WARNING 1 COLUMNS_GUESSED', 'WARNING 2 CURRENCY_ASSUMED'],
  },
};

const sumOf = (numbers: readonly string[]) =>
  Decimal.sum(numbers.map((number) => Decimal.from(number.replace(/^\+/, ''))))
    .trimmed()
    .toString();
const sumRead = ({ entries }: BankReading) =>
  Decimal.sum(entries.map(({ postings }) => postings[0]!.amount.quantity))
    .trimmed()
    .toString();

async function compare(name: string, bytes: Buffer, { format, total, problems = [] }: (typeof files)[string]): Promise<void> {
  const text = bytes.toString('utf8');
  const found = detectFormat(text.slice(0, 60_000), name)!;
  expect(found.name).toBe(format);
  const reading = await readBank(found, bytes);
  const numbers = total(text);
  expect([reading.entries.length, sumRead(reading)]).toEqual([numbers.length, sumOf(numbers)]);
  expect(reading.problems).toEqual(problems);
}

describe('bank files come in with all their lines', () => {
  // Without the files there is this sample of the same counting.
  it('a sample', async () => {
    const sample = [
      ':20:940A',
      ':25:NL08ASNB0123456789',
      ':28C:1/1',
      ':60F:C260101EUR100,00',
      ':61:2601020102D12,50NTRFNONREF',
      ':86:coffee',
      ':61:2601030103C200,00NTRFNONREF',
      ':86:salary',
      ':62F:C260103EUR287,50',
      '-',
    ].join('\r\n');
    await compare('sample.sta', Buffer.from(`${sample}\r\n`), files['mt940-asnb.sta']!);
  });

  it.each(existsSync(folder) ? Object.entries(files) : [])('%s', (name, expected) =>
    compare(name, readFileSync(join(folder, name)), expected),
  );
});
