import { expect, test } from 'vitest';
import { companyWithout, figureOf } from '../../testing/kpi-facts.ts';
import { netBurn } from './net-burn.ts';

test('what operating and investing consumed: positive', () => {
  expect(figureOf(netBurn, { cashFlow: { 'income:sales': '400', 'expenses:rent': '-900', 'assets:machines': '-100' } }).value).toBe(
    '600.00',
  );
});

test('cash that was generated is negative', () => {
  expect(figureOf(netBurn, { cashFlow: { 'income:sales': '400' } }).value).toBe('-400.00');
});

test('an untyped counter-account counts as operating, and that is said', () => {
  const accounts = { ...companyWithout(), odd: 'UNTYPED', quiet: 'UNTYPED' };
  expect(figureOf(netBurn, { accounts, cashFlow: { odd: '-5' } })).toMatchObject({ value: '5.00', warnings: ['UNTYPED_ACCOUNT'] });
});
