import { expect, test } from 'vitest';
import { companyWithout, figureOf } from '../../testing/kpi-facts.ts';
import { runwayMonths } from './runway-months.ts';

const month = (rent: string) => ({ cashFlow: { 'expenses:rent': rent } });
const months = [month('-100'), month('-100'), month('-101')];

test('cash over burn rate, rounded once', () => {
  // 1000 * 3 / 301 = 9.966...
  expect(figureOf(runwayMonths, { closing: { 'assets:bank': '1000' }, months }).value).toBe('10.0');
});

test('who burns nothing has no runway; who has nothing left has 0 months', () => {
  expect(figureOf(runwayMonths, { closing: { 'assets:bank': '1000' }, months: [month('5')] })).toMatchObject({
    value: null,
    nullReason: 'notBurning',
  });
  expect(figureOf(runwayMonths, { closing: { 'assets:bank': '-1' }, months }).value).toBe('0.0');
});

test('without a complete month, or without cash accounts, it is undefined', () => {
  expect(figureOf(runwayMonths, { closing: { 'assets:bank': '1000' } }).nullReason).toBe('noCompleteMonth');
  expect(figureOf(runwayMonths, { accounts: companyWithout('assets:bank', 'assets:till'), months }).nullReason).toBe('NO_ACCOUNT_OF_ROLE');
});

test('fewer months than three are said', () => {
  expect(figureOf(runwayMonths, { closing: { 'assets:bank': '50' }, months: [month('-100')] })).toMatchObject({
    value: '0.5',
    warnings: ['FEWER_MONTHS'],
  });
});
