import { expect, test } from 'vitest';
import { addMonths, daysIn, isDate, monthEnd, printDate, printRange, shiftRange, todayIn, wholeMonthsIn } from './date.ts';

test('today is the day where the books are kept', () => {
  const moment = new Date('2026-03-01T02:00:00Z');
  expect(todayIn('America/New_York', moment)).toBe('2026-02-28');
  expect(todayIn('Asia/Tokyo', moment)).toBe('2026-03-01');
});

test('months end where they end', () => {
  expect([monthEnd('2024-02-10'), monthEnd('2026-02-10'), monthEnd('2026-12-31')]).toEqual(['2024-02-29', '2026-02-28', '2026-12-31']);
  expect([addMonths('2026-01-31', 1), addMonths('2024-02-29', -12), addMonths('2023-02-28', 12), addMonths('2026-11-15', 2)]).toEqual([
    '2026-02-28',
    '2023-02-28',
    '2024-02-29',
    '2027-01-15',
  ]);
});

test('a shifted range keeps its length: whole months stay whole months', () => {
  expect(shiftRange({ from: '2026-01-01', to: '2026-03-31' }, -1)).toEqual({ from: '2025-10-01', to: '2025-12-31' });
  expect(shiftRange({ from: '2026-03-01', to: '2026-03-31' }, -1)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(shiftRange({ from: '2026-03-02', to: '2026-03-11' }, 1)).toEqual({ from: '2026-03-12', to: '2026-03-21' });
  expect([wholeMonthsIn({ from: '2025-10-01', to: '2026-09-30' }), wholeMonthsIn({ from: '2025-10-02', to: '2026-09-30' })]).toEqual([
    12,
    null,
  ]);
  expect(daysIn({ from: '2024-02-28', to: '2024-03-01' })).toBe(3);
});

test('dates in print', () => {
  expect([printDate('2026-09-05'), printDate('2026-09-05', 'dayMonth'), printDate('2026-09-05', 'month')]).toEqual([
    'Sep 5, 2026',
    'Sep 5',
    'September 2026',
  ]);
  expect(printRange({ from: '2025-10-01', to: '2026-09-30' })).toBe('Oct 2025 \u2013 Sep 2026');
  expect(printRange({ from: '2026-09-01', to: '2026-09-30' })).toBe('September 2026');
  expect(printRange({ from: '2026-01-15', to: '2026-02-14' })).toBe('Jan 15 \u2013 Feb 14, 2026');
});

test('only real days are dates', () => {
  expect(['2026-02-28', '2026-02-29', '2026-13-01', '26-01-01', ''].map(isDate)).toEqual([true, false, false, false, false]);
});
