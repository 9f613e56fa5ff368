import { expect, test } from 'vitest';
import { rangeOf } from './period.ts';
import { parsePeriod, printPeriod } from './period-words.ts';

const book = { fiscalYearStartMonth: 10, firstDate: '2023-10-01', lastDate: '2026-09-12' };
const today = '2026-11-23';

test('an address reads back to the same period', () => {
  for (const text of [
    '2026',
    'FY2026',
    'FY2026-Q1',
    '2026-Q1',
    '2026-09',
    'last-12-months',
    'last-30-days',
    'this-fiscal-year',
    'all',
    '2026-01-15..2026-02-14',
  ]) {
    const choice = parsePeriod(text, today);
    expect(choice && printPeriod(choice)).toBe(text);
  }
});

test.each([
  ['fy2026-q1', '2025-10-01', '2025-12-31'],
  ['FY 26 Q4', '2026-07-01', '2026-09-30'],
  ['Q1 2026', '2026-01-01', '2026-03-31'],
  ['Sep 2026', '2026-09-01', '2026-09-30'],
  ['september', '2026-09-01', '2026-09-30'],
  ['dec', '2025-12-01', '2025-12-31'],
  ['last 6 months', '2026-05-01', '2026-10-31'],
  ['last quarter', '2026-07-01', '2026-09-30'],
  ['last 2 years', '2024-01-01', '2025-12-31'],
  ['last 2 weeks', '2026-11-10', '2026-11-23'],
  ['this quarter', '2026-10-01', '2026-12-31'],
  ['this fiscal year', '2026-10-01', '2027-09-30'],
  ['ytd', '2026-01-01', '2026-12-31'],
  ['2026-01..2026-06', '2026-01-01', '2026-06-30'],
  ['Jan 2026 to Mar 2026', '2026-01-01', '2026-03-31'],
  ['2024..2025', '2024-01-01', '2025-12-31'],
  ['since 2026-11-01', '2026-11-01', '2026-11-23'],
  ['2026-03-08', '2026-03-08', '2026-03-08'],
  ['all time', '2023-10-01', '2026-11-23'],
])('“%s” is understood', (text, from, to) => {
  const choice = parsePeriod(text, today);
  expect(choice && rangeOf(choice, book, today)).toEqual({ from, to });
});

test('what is no period is none', () => {
  for (const text of [
    '',
    'yesterday’s',
    '2026-13',
    '2026-Q5',
    'last-0',
    'last 0 months',
    '2026-02-14..2026-01-15',
    '2026-02-30..2026-03-01',
  ])
    expect(parsePeriod(text, today)).toBeNull();
});
