import { expect, test } from 'vitest';
import { parseParams } from '../address/params.ts';
import { transactionParams } from '../address/transaction-filter.ts';
import { chipsOf } from './chips.ts';

test('each filter that an address sets can be read, and taken away alone', () => {
  const search =
    '?date=2026-01-01..2026-01-31&accounts=assets:bank&accounts=expenses&types=EXPENSE&amount=10..&currency=EUR&text=rent&status=PENDING&tag=shop&importId=i1';
  const chips = chipsOf(parseParams(transactionParams, search));
  expect(chips.map(({ label }) => label)).toEqual([
    'January 2026',
    '“rent”',
    'assets:bank',
    'expenses',
    'type: expenses',
    'at least 10',
    'in EUR',
    'pending',
    'tag shop',
    'of one import',
  ]);
  expect(chips[2]).toMatchObject({ without: { accounts: ['expenses'] }, clear: { accounts: [] } });
  expect(chipsOf(parseParams(transactionParams, '?orderBy=DATE_ASC'))).toEqual([]);
});
