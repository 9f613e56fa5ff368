import { expect, test } from 'vitest';
import { figureOf } from '../../testing/kpi-facts.ts';
import { monthlyRevenue } from './monthly-revenue.ts';

const month = (sales: string) => ({ results: { 'income:sales': sales, 'income:bank interest': '-1' } });

test('the mean revenue of three months, without other income', () => {
  expect(figureOf(monthlyRevenue, { months: [month('-10'), month('-20'), month('-30.01')] })).toMatchObject({
    value: '20.00',
    warnings: [],
  });
});

test('fewer months are said; none is undefined', () => {
  expect(figureOf(monthlyRevenue, { months: [month('-10')] })).toMatchObject({ value: '10.00', warnings: ['FEWER_MONTHS'] });
  expect(figureOf(monthlyRevenue, {}).nullReason).toBe('noCompleteMonth');
});
