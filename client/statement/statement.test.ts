import { expect, test } from 'vitest';
import { asGiven, beside, blockOf, type Line, visibleRows, wholeLast, withChange } from './statement.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const line = (label: string, depth: number, hasChildren: boolean, value: string | null, before: string | null = '0'): Line => ({
  account: { id: label, fullName: label },
  label,
  depth,
  hasChildren,
  value: value === null ? null : usd(value),
  comparatives: [before === null ? null : usd(before)],
  native: [],
});
const section = (lines: readonly Line[]) => ({ total: usd('9'), comparativeTotals: [usd('4')], lines });

const assets = [line('assets', 1, true, '9'), line('bank', 2, true, '7'), line('giro', 3, false, '7'), line('cash', 2, false, '2')];

test('a sole root is the section itself and is not repeated; closed lines hide what is below', () => {
  const { rows } = blockOf('Assets', section(assets));
  expect(visibleRows(rows, () => false).map(({ label, level }) => [label, level])).toEqual([
    ['bank', 0],
    ['cash', 0],
  ]);
  expect(visibleRows(rows, (key) => key === 'bank').map(({ label, level }) => [label, level])).toEqual([
    ['bank', 0],
    ['giro', 1],
    ['cash', 0],
  ]);
  expect(visibleRows(rows, (key) => key === 'giro').map(({ label }) => label)).toEqual(['bank', 'cash']);
});

test('several roots all stay, and a computed line has a key without an account', () => {
  const earnings = { ...line('Prior-year earnings', 1, false, '1'), account: null };
  const { rows } = blockOf('Equity', section([line('equity', 1, true, '5'), line('opening', 2, false, '5'), earnings]));
  expect(rows.map(({ key, level, account }) => [key, level, account])).toEqual([
    ['equity', 0, 'equity'],
    ['opening', 1, 'opening'],
    ['line Prior-year earnings', 0, null],
  ]);
});

test('the change is exact, and unknown where either figure is', () => {
  const lines = [line('a', 1, false, '0.3', '0.1'), line('b', 1, false, null, '1'), line('c', 1, false, '1', null)];
  const { rows, total } = blockOf('Assets', section(lines), withChange);
  expect(rows.map(({ figures }) => figures)).toEqual([
    ['0.3', '0.1', '0.2'],
    [null, '1', null],
    ['1', null, null],
  ]);
  expect(total).toEqual({ label: 'Total assets', figures: ['9', '4', '5'] });
});

test('months stand before their whole', () => {
  expect(wholeLast(['6', '1', '2', '3'])).toEqual(['1', '2', '3', '6']);
});

test('two periods side by side: what only one of them has stands where the tree has it', () => {
  const now = [line('rent', 1, false, '3'), line('staff', 1, true, '5'), line('staff:wages', 2, false, '5')];
  const before = [
    line('rent', 1, false, '2'),
    line('staff', 1, true, '4'),
    line('staff:bonus', 2, false, '4'),
    line('travel', 1, false, '1'),
  ];
  const { rows } = blockOf('Expenses', beside(section(now), section(before)), asGiven);
  expect(rows.map(({ label, level, figures }) => [label, level, ...figures])).toEqual([
    ['rent', 0, '3', '2'],
    ['staff', 0, '5', '4'],
    ['staff:bonus', 1, '0', '4'],
    ['staff:wages', 1, '5', '0'],
    ['travel', 0, '0', '1'],
  ]);
});
