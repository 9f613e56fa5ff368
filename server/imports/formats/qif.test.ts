import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBank, sampleOf } from '../../testing/bank-reading.ts';
import { detectFormat } from './detect.ts';
import { qif } from './qif.ts';

const sample = sampleOf(join(import.meta.dirname, 'qif.sample.qif'));
const text = Buffer.from(sample).toString('utf8');

test('accounts, categories, splits, and a transfer that both of its accounts tell', async () => {
  const { lines, problems } = await readBank(qif, sample, { currency: 'USD' });
  expect(lines).toEqual([
    '2026-01-05 assets:Checking -1250.00 USD from expenses:Housing:Rent (1043) Landlord | rent of January',
    '2026-01-25 assets:Checking -80.00 USD from expenses:Food:Groceries + expenses:Household Market',
    '2026-01-26 assets:Checking -200.00 USD from assets:Savings Transfer',
    '2026-01-31 assets:Savings 1.25 USD from income:unknown Interest',
  ]);
  expect(problems).toEqual([]);
});

test('days before months, where a number above twelve says so', async () => {
  const { lines } = await readBank(qif, '!Type:Bank\nD5/1/26\nT-1\n^\nD25/1/26\nT-2\n^\n', { account: 'assets:bank', currency: 'EUR' });
  expect(lines.map((line) => line.slice(0, 10))).toEqual(['2026-01-05', '2026-01-25']);
});

test('what is broken is named with the line that its record begins at', async () => {
  expect((await readBank(qif, text.replace('T-80.00', 'T-8O.00'), { currency: 'USD' })).problems).toEqual(['ERROR 14 BAD_AMOUNT']);
  expect((await readBank(qif, '!Type:Invst\nD1/1/26\n^\n')).problems).toEqual(['WARNING 1 SECTION_LEFT_OUT']);
});

test('is known by its content', () => {
  expect(detectFormat(text, 'x.txt')).toBe(qif);
});
