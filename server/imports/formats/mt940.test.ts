import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBank, sampleOf } from '../../testing/bank-reading.ts';
import { detectFormat } from './detect.ts';
import { mt940 } from './mt940.ts';

const sample = sampleOf(join(import.meta.dirname, 'mt940.sample.sta'));
const text = Buffer.from(sample).toString('utf8');

test('pages, a taken-back credit, days around new year, and field 86 in three layouts', async () => {
  const whole = await readBank(mt940, sample);
  expect(whole.lines).toEqual([
    '2026-01-05 assets:bank:99550011/4471820 -12.5 EUR from expenses:unknown (E-77) Baeckerei Soehne | Brot und Brezeln',
    '2026-01-03 assets:bank:99550011/4471820 -40 EUR from expenses:unknown (INV9) De Vries BV | Rente januari',
    '2026-01-02 assets:bank:99550011/4471820 -7.50 EUR from expenses:unknown Gebuehr fuer Kontofuehrung',
  ]);
  expect(whole.entries[2]!.secondaryDate).toBe('2025-12-31');
  expect(whole.problems).toEqual([]);
  for (const size of [1, 7, 64]) expect((await readBank(mt940, sample, {}, size)).lines).toEqual(whole.lines);
});

test('without an envelope, with the end of lines of old systems', async () => {
  const bare = text
    .replace(/^\{.*\{4:\n/gm, '')
    .replace(/^-\}\n/gm, '-\n')
    .replaceAll('\n', '\r\n');
  expect((await readBank(mt940, bare)).lines).toEqual((await readBank(mt940, sample)).lines);
});

test('a statement that does not add up is told with the difference', async () => {
  const { problems, messages } = await readBank(mt940, text.replace('D7,50NCHG', 'D7,00NCHG'));
  expect(problems).toEqual(['WARNING 21 STATEMENT_OFF']);
  expect(messages[0]).toContain('The difference is -0.50');
});

test('what cannot be read is named with its line', async () => {
  expect((await readBank(mt940, text.replace('DR12,5', 'DRxx'))).problems).toContain('ERROR 6 BAD_LINE');
  expect((await readBank(mt940, text.replace(':60F:C260101', ':60F:C269901'))).problems).toContain('ERROR 5 BAD_BALANCE');
});

test('is known by its content', () => {
  expect(detectFormat(text, 'x.txt')).toBe(mt940);
});
