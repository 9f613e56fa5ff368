import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBank, sampleOf } from '../../testing/bank-reading.ts';
import { detectFormat } from './detect.ts';
import { ofx } from './ofx.ts';

const sample = sampleOf(join(import.meta.dirname, 'ofx.sample.ofx'));

test('SGML with a bank account and a card, however the bytes come', async () => {
  const whole = await readBank(ofx, sample);
  expect(whole.lines).toEqual([
    '2026-01-05 assets:bank:4400127781 -12.50 USD from expenses:unknown Corner Bakery & Sons | bread',
    '2026-01-05 assets:bank:4400127781 -12.50 USD from expenses:unknown Corner Bakery & Sons | bread',
    '2026-01-07 assets:bank:4400127781 -1500.00 USD from expenses:unknown (1043) Rent',
    '2026-01-31 assets:bank:4400127781 2300.00 USD from income:unknown Employer | pay',
    '2026-01-10 liabilities:card:XXXX1234 -30.00 USD from expenses:unknown Book shop',
  ]);
  expect(whole.statements).toEqual([
    'assets:bank:4400127781 opens ? USD closes 775.00',
    'liabilities:card:XXXX1234 opens ? USD closes -30.00',
  ]);
  expect(whole.problems).toEqual([]);
  expect(new Set(whole.entries.map(({ identity }) => identity)).size).toBe(5);
  for (const size of [1, 7, 64]) expect((await readBank(ofx, sample, {}, size)).lines).toEqual(whole.lines);
});

test('a file of several accounts takes no one account', async () => {
  const { problems } = await readBank(ofx, sample, { account: 'assets:bank' });
  expect(problems).toEqual(['ERROR 25 SEVERAL_ACCOUNTS']);
});

test('what is broken is named with its line', async () => {
  const text = Buffer.from(sample).toString('latin1').replace('20260107', 'soon').replace('-30.00<FITID>C1', '-3O.00<FITID>C1');
  expect((await readBank(ofx, text)).problems).toEqual(['ERROR 19 BAD_DATE', 'ERROR 27 BAD_AMOUNT']);
  expect((await readBank(ofx, '<OFX><SIGNONMSGSRSV1></OFX>')).problems).toEqual(['ERROR 1 NO_STATEMENT']);
});

test('is known by its content', () => {
  expect(detectFormat(Buffer.from(sample).toString('latin1'), 'x.txt')).toBe(ofx);
  expect(detectFormat('<?xml version="1.0"?>\n<?OFX OFXHEADER="200"?>\n<OFX></OFX>', 'x.qfx')).toBe(ofx);
});
