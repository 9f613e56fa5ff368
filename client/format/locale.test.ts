import { expect, test } from 'vitest';
import { printDate, printInstant, printPeriodOf, printRange } from './date.ts';
import { bestLocale, inLocale } from './locale.ts';
import { accounting, compactMoney, count, figure, headline, money, percent, signedPercent, symbolOf } from './money.ts';

/** What a locale writes, with plain spaces and apostrophes: which of them it takes is ICU's affair. */
const written = (locale: string, work: () => readonly string[]) =>
  inLocale(locale, work).map((text) => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'"));

test('the first language that is one is taken, else American English', () => {
  expect(bestLocale(['de-DE', 'en'])).toBe('de-DE');
  expect(bestLocale(['*', 'x', 'not a tag', 'fr-FR'])).toBe('fr-FR');
  expect(bestLocale(['de-AT-u-nu-arab-ca-buddhist'])).toBe('de-AT');
  expect([bestLocale([]), bestLocale(['tlh'])]).toEqual(['en-US', 'en-US']);
});

const amounts = () => [
  money('-1204.50', 'EUR'),
  money('12345678901234567890.12', 'USD'),
  figure('-1204.50', 'EUR'),
  accounting('-35.00', 'EUR'),
  headline('2418306.12', 'EUR'),
  compactMoney('2640120.00', 'EUR'),
  money('7.5', 'AAPL'),
  money('9.10', '$'),
  signedPercent('0.2360'),
  percent('-0.0840'),
  count(1284),
];

test('amounts as they are written in Germany, France, Switzerland and India, exactly', () => {
  expect(written('de-DE', amounts)).toEqual([
    '−1.204,50 €',
    '12.345.678.901.234.567.890,12 $',
    '−1.204,50',
    '−35,00',
    '2.418.306 €',
    '2,64 Mio. €',
    '7,5 AAPL',
    '9,10 $',
    '+23,6 %',
    '−8,4 %',
    '1.284',
  ]);
  expect(written('fr-FR', amounts).slice(0, 4)).toEqual(['−1 204,50 €', '12 345 678 901 234 567 890,12 $US', '−1 204,50', '(35,00)']);
  expect(written('de-CH', amounts).slice(2, 5)).toEqual(["−1'204.50", '−35.00', "EUR 2'418'306"]);
  expect(written('en-IN', amounts).slice(1, 5)).toEqual(['$1,23,45,67,89,01,23,45,67,890.12', '−1,204.50', '(35.00)', '€24,18,306']);
});

test('every locale keeps every digit', () => {
  for (const locale of ['hi-IN', 'ar-EG', 'fa-IR', 'th-TH', 'ja-JP', 'sv-SE', 'pt-BR']) {
    const digits = inLocale(locale, () => money('-98765432109876543210.12', 'USD')).replaceAll(/\P{Nd}/gu, '');
    expect(digits).toHaveLength(22);
    inLocale(locale, () => expect(accounting('0.00', 'USD')).toBe('\u2013'));
  }
});

test('a text that runs from right to left keeps to itself', () => {
  expect(inLocale('ar-EG', () => printDate('2026-09-05'))).toBe('\u2068٥ سبتمبر ٢٠٢٦\u2069');
  expect(inLocale('ar-EG', () => money('1.50', 'USD'))).toMatch(/^\u2068.*١٫٥٠.*\u2069$/);
});

test('dates as they are written elsewhere; years are those of the books', () => {
  const dates = () => [
    printDate('2026-09-05'),
    printRange({ from: '2025-10-01', to: '2026-09-30' }),
    printRange({ from: '2026-09-01', to: '2026-09-30' }),
    printInstant('2026-11-19T16:02:00Z', 'UTC'),
  ];
  expect(written('en-US', dates)).toEqual(['Sep 5, 2026', 'Oct 2025 – Sep 2026', 'September 2026', 'Nov 19, 2026, 4:02 PM']);
  expect(written('en-GB', dates)).toEqual(['5 Sep 2026', 'Oct 2025 – Sep 2026', 'September 2026', '19 Nov 2026, 16:02']);
  expect(written('de-DE', dates)).toEqual(['5. Sept. 2026', 'Okt. 2025 – Sept. 2026', 'September 2026', '19. Nov. 2026, 16:02']);
  expect(written('th-TH', dates)[0]).toContain('2026');
});

test('names of quarters and years are the API’s, months and days the reader’s', () => {
  const names = () =>
    [
      { from: '2026-07-01', to: '2026-09-30', label: 'Q3 2026' },
      { from: '2025-10-01', to: '2026-09-30', label: 'FY 2026' },
      { from: '2026-09-01', to: '2026-09-30', label: 'Sep 2026' },
      { from: '2026-09-07', to: '2026-09-13', label: '7 Sep – 13 Sep 2026' },
    ].map(printPeriodOf);
  expect(written('de-DE', names)).toEqual(['Q3 2026', 'FY 2026', 'Sept. 2026', '7.–13. Sept. 2026']);
});

test('one locale does not show in another', () => {
  expect([money('1.50', 'EUR'), inLocale('de-DE', () => symbolOf('CAD')), symbolOf('CAD'), money('1.50', 'EUR')]).toEqual([
    '€1.50',
    'CA$',
    'CA$',
    '€1.50',
  ]);
  expect(() =>
    inLocale('de-DE', () => {
      throw new Error('broken');
    }),
  ).toThrow('broken');
  expect(money('1.50', 'EUR')).toBe('€1.50');
});
