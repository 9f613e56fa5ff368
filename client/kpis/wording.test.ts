import { expect, test } from 'vitest';
import { changeWords, exactText, largeText, reasonText, toneOf } from './wording.ts';

const cash = { key: 'CASH_ON_HAND', unit: 'MONEY' as const, goodWhen: 'UP' };

test('each unit has its own words', () => {
  expect(largeText('2418306.12', cash, 'USD')).toBe('$2,418,306');
  expect(exactText('2418306.12', cash, 'USD')).toBe('$2,418,306.12');
  expect(exactText('0.7312', { key: 'GROSS_MARGIN', unit: 'RATIO' }, 'USD')).toBe('73.1%');
  expect(exactText('1.8400', { key: 'CURRENT_RATIO', unit: 'RATIO' }, 'USD')).toBe('1.8400');
  expect([
    exactText('39.2', { key: 'RUNWAY_MONTHS', unit: 'MONTHS' }, 'USD'),
    exactText('1.0', { key: 'DSO', unit: 'DAYS' }, 'USD'),
  ]).toEqual(['39.2 months', '1.0 day']);
});

test('a change is said in words beside its arrow', () => {
  const change = { ...cash, previous: '2640120.00', change: '-221814.00', changeRatio: '-0.0840', trend: 'DOWN' };
  expect(changeWords(change, 'USD')).toEqual({ arrow: '↓', ratio: '\u22128.4%', words: 'down from', from: '$2.64M' });
  expect(changeWords({ ...change, change: '0.00', changeRatio: '0.0000', trend: 'FLAT' }, 'USD').words).toBe('unchanged');
  expect(changeWords({ ...change, previous: '0.00', change: '5.00', changeRatio: null, trend: 'UP' }, 'USD')).toEqual({
    arrow: '↑',
    ratio: null,
    words: 'up from',
    from: '$0.00',
  });
  expect(changeWords({ ...change, previous: null, change: null, changeRatio: null, trend: 'UNKNOWN' }, 'USD')).toEqual({
    arrow: '',
    ratio: null,
    words: 'nothing to compare with',
    from: null,
  });
});

test('colour follows what is good, not what is up', () => {
  expect(toneOf({ trend: 'UP', goodWhen: 'UP' })).toBe('good');
  expect(toneOf({ trend: 'UP', goodWhen: 'DOWN' })).toBe('bad');
  expect(toneOf({ trend: 'DOWN', goodWhen: 'NEITHER' })).toBe('flat');
  expect(toneOf({ trend: 'UNKNOWN', goodWhen: 'UP' })).toBe('flat');
});

test('a missing figure says why', () => {
  for (const code of ['notBurning', 'noRevenue', 'noCompleteMonth', 'UNPRICED']) expect(reasonText(code)).toMatch(/ .*\.$/);
  expect(reasonText('There was no revenue.')).toBe('There was no revenue.');
});
