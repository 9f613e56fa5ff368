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

test('an opening balance comes from equity, and names the account where nothing else does', async () => {
  const opening = "!Type:Bank\nD1/1'26\nT1,000.00\nPOpening Balance\nL[Checking]\n^\nD1/13'26\nT-5.00\nPShop\n^\n";
  const expected = [
    '2026-01-01 assets:Checking 1000.00 USD from equity:opening balances Opening Balance',
    '2026-01-13 assets:Checking -5.00 USD from expenses:unknown Shop',
  ];
  expect((await readBank(qif, `!Account\nNChecking\nTBank\n^\n${opening}`, { currency: 'USD' })).lines).toEqual(expected);
  expect(await readBank(qif, opening, { currency: 'USD' })).toMatchObject({ lines: expected, problems: [] });
});

test('a transfer to a card goes to what the card is booked on, wherever its type is told', async () => {
  const visa = '!Account\nNVisa\nTCCard\n^\n!Type:CCard\nD1/13/26\nT50.00\nL[Checking]\n^\n';
  const checking = '!Account\nNChecking\nTBank\n^\n!Type:Bank\nD1/13/26\nT-50.00\nL[Visa]\n^\n';
  const own = { currency: 'USD' };
  expect((await readBank(qif, checking + visa, own)).lines).toEqual(['2026-01-13 assets:Checking -50.00 USD from liabilities:Visa']);
  expect((await readBank(qif, visa + checking, own)).lines).toEqual(['2026-01-13 liabilities:Visa 50.00 USD from assets:Checking']);
  expect((await readBank(qif, checking + visa.replace('TCCard\n', ''), own)).lines[0]).toContain('from liabilities:Visa');
  expect((await readBank(qif, `!Account\nNLoan\nTOth L\n^\n${checking.replace('Visa', 'Loan')}`, own)).lines[0]).toContain(
    'from liabilities:Loan',
  );
});

test('a transfer within a split is booked once, whichever account comes first', async () => {
  const checking =
    '!Account\nNChecking\nTBank\n^\n!Type:Bank\nD1/13/26\nT-800.00\nPBoth\nL[Savings]\nS[Savings]\n$-500.00\nSFood\n$-300.00\n^\n';
  const savings = '!Account\nNSavings\nTBank\n^\n!Type:Bank\nD1/13/26\nT500.00\nPBoth\nL[Checking]\n^\n';
  expect((await readBank(qif, checking + savings, { currency: 'USD' })).lines).toEqual([
    '2026-01-13 assets:Checking -800.00 USD from assets:Savings + expenses:Food Both',
  ]);
  expect((await readBank(qif, savings + checking, { currency: 'USD' })).lines).toEqual([
    '2026-01-13 assets:Savings 500.00 USD from assets:Checking Both',
    '2026-01-13 assets:Checking -300.00 USD from expenses:Food Both',
  ]);
});

test('years of one digit, days before dots, and an order of days and months that nothing tells', async () => {
  const read = async (...dates: string[]) => {
    const text = `!Type:Bank\n${dates.map((date) => `D${date}\nT-1\n^\n`).join('')}`;
    const { lines, problems } = await readBank(qif, text, { account: 'assets:bank', currency: 'EUR' });
    return [...lines.map((line) => line.slice(0, 10)), ...problems];
  };
  expect(await read("12/15' 6", "12/15'10", "1/ 5' 0")).toEqual(['2006-12-15', '2010-12-15', '2000-01-05']);
  expect(await read('5.1.26', '6.1.26')).toEqual(['2026-01-05', '2026-01-06']);
  expect(await read('1/5/26')).toEqual(['2026-01-05', 'WARNING 1 DATE_ORDER_GUESSED']);
  expect(await read('1/5/26', '1/13/26')).toEqual(['2026-01-05', '2026-01-13']);
  expect(await read('1/1/26')).toEqual(['2026-01-01']);
});

test('a file of an old Mac, and one in which nothing was read', async () => {
  const whole = await readBank(qif, text.replaceAll('\n', '\r'), { currency: 'USD' }, 100);
  expect(whole).toMatchObject({ lines: (await readBank(qif, sample, { currency: 'USD' })).lines, problems: [] });
  expect((await readBank(qif, '!Type:Cat\nNFood\nE\n^\n')).problems).toEqual(['WARNING 1 NOTHING_READ']);
});
