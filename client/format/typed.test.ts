import { expect, test } from 'vitest';
import { printDate, printRange } from './date.ts';
import { inLocale } from './locale.ts';
import { figure } from './money.ts';
import { nameOfPeriod, parsePeriod, printPeriod } from './period-words.ts';
import { periodExamples, readAmount, typedAmount, typedPeriod } from './typed.ts';

const locales = ['en-US', 'en-GB', 'de-DE', 'de-CH', 'fr-FR', 'sv-SE', 'en-IN', 'hi-IN', 'ar-EG', 'fa-IR', 'ja-JP'];

test.each(locales)('a figure as %s writes it is read again, digit by digit', (locale) => {
  inLocale(locale, () => {
    for (const value of ['0.05', '-1204.50', '1234567', '-12345678901234567890.123456789', '999.99']) {
      expect(readAmount(figure(value, ''))).toBe(value);
      expect(readAmount(typedAmount(value))).toBe(value);
    }
  });
});

test('what could be read in two ways is no number', () => {
  const read = (locale: string, ...texts: string[]) => inLocale(locale, () => texts.map(readAmount));
  expect(read('en-US', '1,204.50', '1204.5', '1,5', '1.204,50', '1,2045', ',5', '12.', '', '1e3', '--1')).toEqual([
    '1204.50',
    '1204.5',
    ...Array(8).fill(null),
  ]);
  expect(read('de-DE', '1.204,50', '1204,5', '1.5', '1,204.50', '1.204')).toEqual(['1204.50', '1204.5', null, null, '1204']);
  // A dot stands for nothing else there: it is taken for what it is on every keypad.
  expect(read('fr-FR', '1 204,50', '1\u202f204,50', '1204.50')).toEqual(['1204.50', '1204.50', '1204.50']);
  expect(read('de-CH', "1'204.50", '1’204.50')).toEqual(['1204.50', '1204.50']);
  expect(read('en-IN', '12,34,567.5', '1,23,4567')).toEqual(['1234567.5', null]);
  expect(read('ar-EG', '١٬٢٠٤٫٥٠', '-١٢')).toEqual(['1204.50', '-12']);
});

test('days and months are read as the reader writes them', () => {
  const read = (locale: string, ...texts: string[]) =>
    inLocale(locale, () =>
      texts.map((text) => parsePeriod(typedPeriod(text), '2026-11-29')).map((choice) => choice && printPeriod(choice)),
    );
  expect(read('de-DE', 'Okt. 2025', 'Dezember 2025', '1.9.2026 – 30.9.26', '5. Sept. 2026', 'Mai', 'last 6 months', 'FY2026-Q1')).toEqual([
    '2025-10',
    '2025-12',
    '2026-09-01..2026-09-30',
    '2026-09-05..2026-09-05',
    '2026-05',
    'last-6-months',
    'FY2026-Q1',
  ]);
  expect(read('en-US', '9/5/2026', 'Sep 5, 2026', '2026-01..2026-06', '2026-01-05..2026-02-01', 'since 9/1/2026')).toEqual([
    '2026-09-05..2026-09-05',
    '2026-09-05..2026-09-05',
    '2026-01-01..2026-06-30',
    '2026-01-05..2026-02-01',
    '2026-09-01..2026-11-29',
  ]);
  expect(read('en-GB', '5/9/2026', '5 Sep 2026', '1.9.2026..30.9.2026')).toEqual([
    '2026-09-05..2026-09-05',
    '2026-09-05..2026-09-05',
    '2026-09-01..2026-09-30',
  ]);
  expect(read('ar-EG', 'سبتمبر ٢٠٢٦')).toEqual(['2026-09']);
});

test.each(locales.filter((one) => one !== 'ja-JP'))('what %s prints of months and days is read again', (locale) => {
  inLocale(locale, () => {
    for (const month of ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']) {
      const day = `2026-${month}-15`;
      const read = (text: string) => printPeriod(parsePeriod(typedPeriod(text), '2026-12-31') ?? { kind: 'all' });
      expect(read(printDate(day, 'shortMonth'))).toBe(day.slice(0, 7));
      expect(read(printDate(day, 'month'))).toBe(day.slice(0, 7));
      expect(read(printDate(day))).toBe(`${day}..${day}`);
    }
  });
});

test('a period stays readable in every locale', () => {
  for (const locale of locales) inLocale(locale, () => expect(printRange({ from: '2025-10-01', to: '2026-09-30' })).toMatch(/\p{Nd}/u));
});

test('the examples that the reader is given are understood, and have names', () => {
  const book = { fiscalYearStartMonth: 10, firstDate: null, lastDate: null };
  const names = (locale: string) =>
    inLocale(locale, () =>
      periodExamples().map((text) => {
        const choice = parsePeriod(typedPeriod(text), '2026-11-29');
        return choice && nameOfPeriod(choice, book, '2026-11-29');
      }),
    );
  expect(names('en-US')).toEqual(['Q1 FY 2026', 'Last 6 months', 'September 2026', 'Sep 30, 2026', 'Jan \u2013 Jun 2026']);
  expect(names('de-DE')).toEqual(['Q1 FY 2026', 'Last 6 months', 'September 2026', '30. Sept. 2026', 'Jan.\u2013Juni 2026']);
  expect(names('ja-JP')).not.toContain(null);
});
