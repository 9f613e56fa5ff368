import { expect, test } from 'vitest';
import { accounting, compactMoney, figure, headline, money, nameOf, percent, plainNumber, signedPercent, symbolOf } from './money.ts';

test('every digit is printed, however many there are', () => {
  expect(money('12345678901234567890.12', 'USD')).toBe('$12,345,678,901,234,567,890.12');
  expect(figure('0.123456789012345678', 'BTC')).toBe('0.123456789012345678');
  expect(money('1234.5', 'USD')).toBe('$1,234.50');
  expect(money('1234', 'JPY')).toBe('¥1,234');
});

test('the minus is U+2212 and stands before the currency', () => {
  expect(money('-35.00', 'USD')).toBe('\u2212$35.00');
  expect(figure('-35.00', 'USD')).toBe('\u221235.00');
  expect(money('-0.00', 'USD')).toBe('$0.00');
});

test('a commodity that is no currency keeps its name and its digits', () => {
  expect(money('12.5', 'AAPL')).toBe('12.5\u00a0AAPL');
  expect(money('3', 'green apples')).toBe('3\u00a0green apples');
  expect(money('9.10', '$')).toBe('$9.10');
  expect(money('7.5', '')).toBe('7.5');
  expect(money('7.5', 'CHF')).toBe('CHF\u00a07.50');
  expect([symbolOf('EUR'), symbolOf('AAPL'), nameOf('USD'), nameOf('AAPL')]).toEqual(['€', 'AAPL', 'US dollars', 'AAPL']);
});

test('statements put negatives in parentheses and a dash for nothing', () => {
  expect(accounting('-221814.00', 'USD')).toBe('(221,814.00)');
  expect(accounting('980', 'USD')).toBe('980.00');
  expect(accounting('0.00', 'USD')).toBe('\u2013');
});

test('a headline drops cents from ten thousand up', () => {
  expect(headline('9999.99', 'USD')).toBe('$9,999.99');
  expect(headline('2418306.12', 'USD')).toBe('$2,418,306');
  expect(headline('-61240.50', 'EUR')).toBe('\u2212€61,241');
});

test('a headline of many decimals shows what leads', () => {
  expect(headline('0.000021000000000001', 'ETH')).toBe('0.000021\u00a0ETH');
  expect(headline('0.000000000000000001', 'ETH')).toBe('0.000000000000000001\u00a0ETH');
  expect(headline('16.845657901234567891', 'ETH')).toBe('16.8457\u00a0ETH');
  expect(headline('0.000000000000000000', 'ETH')).toBe('0\u00a0ETH');
  expect(headline('1.2500', 'ETH')).toBe('1.2500\u00a0ETH');
});

test('axes are compact', () => {
  expect(compactMoney('2640120.00', 'USD')).toBe('$2.64M');
  expect(compactMoney('-50000', 'USD')).toBe('\u2212$50K');
  expect(compactMoney('0', 'USD')).toBe('$0');
  expect(compactMoney('0.00000500', 'ETH')).toBe('0.000005\u00a0ETH');
});

test('fractions become percents without a float', () => {
  expect([signedPercent('0.2360'), signedPercent('-0.0840'), signedPercent('0'), percent('0.4281')]).toEqual([
    '+23.6%',
    '\u22128.4%',
    '0.0%',
    '42.8%',
  ]);
  expect([plainNumber('39.2'), plainNumber('-1.50')]).toEqual(['39.2', '\u22121.50']);
});
