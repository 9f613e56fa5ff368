import { expect, test } from 'vitest';
import { hrefTo, parseAddress, printAddress, sharedParams, withShared } from './address.ts';
import { parseParams, printParams, unreadOf, withoutUnread } from './params.ts';
import { transactionFilterOf, transactionParams } from './transaction-filter.ts';

test('the plain address is the default, and stays plain', () => {
  expect(parseAddress('')).toEqual({ book: null, period: null, compare: 'PREVIOUS_YEAR', in: null });
  expect(printAddress(parseAddress(''))).toBe('');
});

test('every choice reads back from the address', () => {
  for (const search of ['?period=2026-Q1', '?book=b1&period=FY2026&compare=none&in=EUR', '?compare=previous-period', '?in=green+apples']) {
    expect(printAddress(parseAddress(search))).toBe(search);
  }
});

test('what is not understood falls back', () => {
  expect(parseAddress('?period=yesterday&compare=everything')).toEqual(parseAddress(''));
});

const days = { from: '2026-01-01', to: '2026-12-31' };

test('a link to another page keeps what is shared and nothing else', () => {
  const search = '?book=b1&period=2026-Q1&text=rent';
  expect(hrefTo('/transactions', search)).toBe('/transactions?book=b1&period=2026-Q1');
  expect(
    hrefTo('/transactions', search, transactionParams, { accounts: ['expenses:rent'], date: { from: '2026-03-01', to: '2026-03-31' } }),
  ).toBe('/transactions?book=b1&period=2026-Q1&date=2026-03-01..2026-03-31&accounts=expenses:rent');
});

test('a new period takes the place of a page’s own days, another book that of all its names', () => {
  expect(withShared('?date=2026-01-01..2026-01-31&text=rent', { period: { kind: 'month', year: 2026, month: 2 } })).toBe(
    '?text=rent&period=2026-02',
  );
  expect(withShared('?accounts=a&compare=none', { book: 'b2' })).toBe('?compare=none&book=b2');
});

test('a filter of transactions reads back, and says to the API what it says in the address', () => {
  const search =
    '?date=2026-03-01..2026-03-31&accounts=expenses:rent&accounts=expenses:power&types=EXPENSE&amount=100..&status=CLEARED&tag=trip';
  const choices = parseParams(transactionParams, search);
  expect(printParams(transactionParams, choices)).toBe(search);
  expect(transactionFilterOf(choices, days)).toEqual({
    date: { from: '2026-03-01', to: '2026-03-31' },
    accounts: ['expenses:rent', 'expenses:power'],
    types: ['EXPENSE'],
    amount: { min: '100', max: null },
    status: 'CLEARED',
    tag: 'trip',
  });
});

test('without days of its own it is of the period, and of every day where the address says so', () => {
  expect(transactionFilterOf(parseParams(transactionParams, ''), days)).toEqual({ date: days });
  expect(transactionFilterOf(parseParams(transactionParams, '?date=all&amount=x&status=PAID'), days)).toEqual({});
});

test('what of an address is not understood is known, and nothing else', () => {
  const spec = { ...sharedParams, ...transactionParams };
  const fine = '?period=FY2026-Q1&compare=previous-year&in=EUR&date=all&types=REVENUE&amount=..5&orderBy=DATE_DESC&text=a&other=b&status=';
  expect(unreadOf(spec, fine)).toEqual([]);
  const search = '?period=2026-Q9&date=2026-02-30&types=REVENUE&types=SPENDING&amount=much&orderBy=SIZE&text=a';
  const unread = unreadOf(spec, search);
  expect(unread).toEqual([
    { name: 'period', written: '2026-Q9', instead: null },
    { name: 'date', written: '2026-02-30', instead: null },
    { name: 'types', written: 'SPENDING', instead: null },
    { name: 'amount', written: 'much', instead: null },
    { name: 'orderBy', written: 'SIZE', instead: 'DATE_DESC' },
  ]);
  expect(withoutUnread(unread, search)).toBe('types=REVENUE&text=a');
});
