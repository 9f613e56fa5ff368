import { expect, test } from 'vitest';
import { figureOf } from '../../testing/kpi-facts.ts';
import { burnRate } from './burn-rate.ts';

const month = (rent: string) => ({ cashFlow: { 'expenses:rent': rent } });

test('the mean net burn of three months, rounded once', () => {
  // (100 + 100 + 101) / 3 = 100.333...
  expect(figureOf(burnRate, { months: [month('-100'), month('-100'), month('-101')] })).toMatchObject({ value: '100.33', warnings: [] });
});

test('a young book: the mean of the months there are, with a warning; none is undefined', () => {
  expect(figureOf(burnRate, { months: [month('-100'), month('-50')] })).toMatchObject({ value: '75.00', warnings: ['FEWER_MONTHS'] });
  expect(figureOf(burnRate, { months: [] })).toMatchObject({ value: null, nullReason: 'noCompleteMonth' });
});
