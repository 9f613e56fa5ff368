import { expect, test } from 'vitest';
import { categoriesOf, changeOf, earlierTotalOf, headlineChange, monthsOf, type Trend } from './spending.ts';

const category = (id: string | null, amount: string) => ({
  account: id === null ? null : { id, fullName: id },
  label: id ?? 'Other',
  total: { amount },
  share: null,
});
const bucket = (from: string, total: string, amounts: string[]) => ({
  period: { from, to: from, label: from, isPartial: false },
  total: { amount: total },
  amounts,
  movingAverage: null,
  yearAgo: null,
  changeOnPrevious: null,
});

const current: Trend = {
  categories: [category('rent', '20.00'), category('food', '10.00')],
  buckets: [bucket('2026-01-01', '30.00', ['20.00', '10.00'])],
  total: { amount: '30.00' },
};
const earlier: Trend = {
  categories: [category('travel', '7.00'), category('rent', '18.00')],
  buckets: [bucket('2025-01-01', '25.00', ['7.00', '18.00'])],
  total: { amount: '25.00' },
};

test('a colour means the same account in both periods, and every bar still adds up to its total', () => {
  expect(categoriesOf(current, earlier).map(({ label }) => label)).toEqual(['rent', 'food', 'Other']);
  expect(monthsOf(current, earlier).map(({ isEarlier, parts }) => [isEarlier, parts])).toEqual([
    [true, ['18.00', '0', '7.00']],
    [false, ['20.00', '10.00', '0.00']],
  ]);
});

test('without a comparison there is no row for the rest of it', () => {
  expect(monthsOf(current, null).map(({ parts }) => parts)).toEqual([['20.00', '10.00']]);
});

test('what a category came to before; the rest is what the named ones leave', () => {
  const categories = categoriesOf(current, earlier);
  expect(categories.map((one) => earlierTotalOf(one, categories, earlier))).toEqual(['18.00', '0', '7.00']);
  expect(categories.map((one) => changeOf(one, categories, earlier))).toEqual(['0.1111', null, '-1.0000']);
});

test('the change in the readout is on the year before, or on the bucket before where that is unknown', () => {
  const [one] = current.buckets;
  expect(one && headlineChange({ ...one, yearAgo: { amount: '20.00' }, changeOnPrevious: '0.1' })).toEqual({
    ratio: '0.5000',
    on: 'year ago',
  });
  expect(one && headlineChange({ ...one, yearAgo: { amount: '0' }, changeOnPrevious: '0.1' })).toEqual({ ratio: '0.1', on: 'before' });
  expect(one && headlineChange(one)).toBeNull();
});
