import { printDate } from './date.ts';
import { kept } from './locale.ts';
import { minus } from './money.ts';
import { parsePeriod } from './period-words.ts';

/** What a reader types, in his own locale: amounts and dates as the API and addresses have them. */

type Signs = { decimal: string; group: string };

function signs(): Signs {
  return kept('signs', (tag) => {
    const parts = new Intl.NumberFormat(tag, { useGrouping: 'always' }).formatToParts(-12345678.5);
    const of = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
    return { decimal: of('decimal'), group: of('group') };
  });
}

/** The digits of a locale as those of the API: `١٢` is `12`. */
function withPlainDigits(text: string): string {
  const digits = kept('digits', (tag) => [...new Intl.NumberFormat(tag, { useGrouping: false }).format(9876543210)].reverse());
  return text.replaceAll(/\p{Nd}/gu, (digit) => (digits.includes(digit) ? String(digits.indexOf(digit)) : digit));
}

/** Marks of direction, and spaces and apostrophes of every kind, are typed as they come. */
function simplified(text: string): string {
  return withPlainDigits(text)
    .replaceAll(/[\u061c\u200e\u200f\u2066-\u2069]/g, '')
    .replaceAll(/[\s\u00a0\u202f]/g, ' ')
    .replaceAll(/[\u2018\u2019\u02bc]/g, "'")
    .replaceAll(minus, '-')
    .trim();
}

/**
 * A number as it is written in the reader's locale, with or without groups, as decimal text. Null where it is none, or
 * could be read in two ways: nobody guesses at an amount, so that `1.5` is no number to a reader for whom a dot groups.
 */
export function readAmount(text: string): string | null {
  const { decimal, group } = signs();
  const written = simplified(text);
  const point = written.includes(decimal) || group === '.' ? decimal : '.';
  const [, sign = '', whole = '', fraction] = split(written, point) ?? [];
  const digits = ungrouped(whole, simplified(group) || ' ');
  if (digits === null || fraction === '') return null;
  return `${sign}${digits}${fraction === undefined ? '' : `.${fraction}`}`;
}

function split(written: string, point: string): RegExpExecArray | null {
  return new RegExp(`^(-?)([^-${point}]+)(?:\\${point}(\\d*))?$`).exec(written);
}

/** Groups of two or three digits, the last of three. */
function ungrouped(whole: string, group: string): string | null {
  const [first = '', ...others] = whole.split(group);
  const isGrouped =
    /^\d{1,3}$/.test(first) && others.every((one, index) => (index === others.length - 1 ? /^\d{3}$/ : /^\d{2,3}$/).test(one));
  if (others.length > 0) return isGrouped ? first + others.join('') : null;
  return /^\d+$/.test(first) ? first : null;
}

/** Decimal text as one would type it in the reader's locale: no groups, no currency. */
export function typedAmount(value: string): string {
  return value.replace('.', signs().decimal);
}

const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The months' names in the reader's language, with their English ones, the longest first. */
function monthNames(): [string, string][] {
  return kept('month names', (tag) =>
    english
      .flatMap((name, month) => [name.toLowerCase(), ...namesOf(tag, month)].map((own): [string, string] => [own, name]))
      .filter(([name]) => /\p{L}/u.test(name))
      .sort(([a], [b]) => b.length - a.length),
  );
}

/** Alone and within a date, where many languages bend them. */
function namesOf(tag: string, month: number): string[] {
  const lengths = [{ month: 'long' }, { month: 'short' }] as const;
  const options = lengths.flatMap((length) => [length, { ...length, year: 'numeric', day: 'numeric' } as const]);
  return options.map((option) => {
    const parts = new Intl.DateTimeFormat(tag, { calendar: 'gregory', ...option }).formatToParts(new Date(2026, month, 15));
    return (parts.find(({ type }) => type === 'month')?.value ?? '').toLowerCase().replace(/\.$/, '');
  });
}

/** In which order a date is written in numbers: `dmy`, `mdy` or `ymd`. */
function order(): string {
  return kept('order', (tag) =>
    new Intl.DateTimeFormat(tag, { calendar: 'gregory' })
      .formatToParts(0)
      .map(({ type }) => ({ day: 'd', month: 'm', year: 'y' })[type as 'day'] ?? '')
      .join(''),
  );
}

/** `1.9.2026`, `9/1/2026`, `2026. 09. 01.` */
const inNumbers = /(?<!\d|\d[./-])(\d{1,4})([./-]) ?(\d{1,2})\2 ?(\d{1,4})(?:\.(?!\.))?(?!\d)/g;
const dayFirst = /(?<!\d)(\d{1,2})\.? (?:de )?([A-Z][a-z]{2}),? (?:de )?(\d{4})/g;
const monthFirst = /([A-Z][a-z]{2}) (\d{1,2}), ?(\d{4})/g;

/** A period as a reader types it (`Okt. 2025`, `1.9.2026 – 30.9.2026`, `Sep 5, 2026`), in the words that `parsePeriod` reads. */
export function typedPeriod(text: string): string {
  let words = simplified(text).toLowerCase();
  for (const [name, plain] of monthNames()) words = words.replaceAll(new RegExp(`(?<!\\p{L})${name}(?!\\p{L})\\.?`, 'gu'), plain);
  return words
    .replaceAll(inNumbers, (_, ...[a = '', , b = '', c = '']: string[]) => {
      const parts = a.length === 4 ? 'ymd' : order();
      const part = (of: string) => [a, b, c][parts.indexOf(of)] ?? '';
      return iso(part('y'), part('m'), part('d'));
    })
    .replaceAll(dayFirst, (_, day: string, month: string, year: string) => iso(year, english.indexOf(month) + 1, day))
    .replaceAll(monthFirst, (_, month: string, day: string, year: string) => iso(year, english.indexOf(month) + 1, day));
}

function iso(year: string, month: string | number, day: string): string {
  return `${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** What can be typed, for a line of help: a month and a day as the reader writes them, where they are read. */
export function periodExamples(): string[] {
  const examples = ['FY2026-Q1', 'last 6 months', printDate('2026-09-01', 'shortMonth'), printDate('2026-09-30'), '2026-01..2026-06'];
  return examples.filter((text) => parsePeriod(typedPeriod(text), '2026-12-31') !== null);
}
