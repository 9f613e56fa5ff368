import { expect, test } from 'vitest';
import { type Line, visibleRows } from './tree.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const line = (label: string, depth: number, hasChildren: boolean, value: string | null, before: string | null = '0'): Line => ({
  account: { id: label },
  label,
  depth,
  hasChildren,
  value: value === null ? null : usd(value),
  comparatives: [before === null ? null : usd(before)],
  native: [],
});

const assets = [line('assets', 1, true, '9'), line('bank', 2, true, '7'), line('giro', 3, false, '7'), line('cash', 2, false, '2')];

test('a sole root is the section itself and is not repeated; closed lines hide what is below', () => {
  expect(visibleRows(assets, () => false).map(({ label, level }) => [label, level])).toEqual([
    ['bank', 0],
    ['cash', 0],
  ]);
  expect(visibleRows(assets, (key) => key === 'bank').map(({ label, level }) => [label, level])).toEqual([
    ['bank', 0],
    ['giro', 1],
    ['cash', 0],
  ]);
});

test('several roots all stay', () => {
  const equity = [
    line('equity', 1, true, '5'),
    line('opening', 2, false, '5'),
    { ...line('Prior-year earnings', 1, false, '1'), account: null },
  ];
  expect(visibleRows(equity, () => true).map(({ key, level }) => [key, level])).toEqual([
    ['equity', 0],
    ['opening', 1],
    ['line Prior-year earnings', 0],
  ]);
});

test('a closed line hides its grandchildren too', () => {
  expect(visibleRows(assets, (key) => key === 'giro').map(({ label }) => label)).toEqual(['bank', 'cash']);
});

test('the change is exact, and unknown where either figure is', () => {
  const rows = visibleRows(
    [line('a', 1, false, '0.3', '0.1'), line('b', 1, false, null, '1'), line('c', 1, false, '1', null)],
    () => false,
  );
  expect(rows.map(({ change }) => change)).toEqual(['0.2', null, null]);
});
