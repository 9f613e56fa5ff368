import { type PlainDate, plainDateOf } from '../../../ledger/plain-date.ts';

export type DateReader = (text: string) => PlainDate | null;

/** Every way that `guessDateFormat` tries. A format with `DD/MM` and one with `MM/DD` may read the same column. */
const formats = [
  'YYYY-MM-DD',
  'YYYY/MM/DD',
  'YYYY.MM.DD',
  'YYYYMMDD',
  'DD.MM.YYYY',
  'DD.MM.YY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD-MM-YYYY',
  'MM-DD-YYYY',
  'DD/MM/YY',
  'MM/DD/YY',
  'DD-MM-YY',
  'MM-DD-YY',
  'DD MMM YYYY',
  'DD-MMM-YYYY',
  'DD/MMM/YYYY',
  'DD MMM YY',
  'DD-MMM-YY',
  'MMM DD, YYYY',
  'MMM DD YYYY',
  'YYYY-MMM-DD',
] as const;

/** Beginnings of the months' names in the languages of Europe, without accents. */
const monthNames = [
  'jan gen ene janv',
  'feb fev febr fevr',
  'mar mrz maa mars maerz mart',
  'apr abr avr avri',
  'may mai mei mag maj mayo',
  'jun giu juin jui',
  'jul lug juil',
  'aug ago aou aout',
  'sep set sept',
  'oct okt ott octo',
  'nov nove',
  'dec dez dic des dece',
].map((names) => names.split(' '));

const spelled = new Map(monthNames.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

/**
 * A reader of dates written so: YYYY, YY, MMM (a name), MM or M, DD or D; all else stands for itself. A time of day behind is
 * passed over. Null where the format lacks a day, a month or a year.
 */
export function dateReader(format: string): DateReader | null {
  const order: string[] = [];
  const isPacked = /^[YMD]+$/i.test(format);
  const pattern = format
    .replace(/%Y/g, 'YYYY')
    .replace(/%y/g, 'YY')
    .replace(/%m/g, 'MM')
    .replace(/%d/g, 'DD')
    .replace(/%b/g, 'MMM')
    .replace(/YYYY|YY|MMM|MM|M|DD|D|[^YMD]+/gi, (token) => patternOf(token, order, isPacked));
  if (order.length !== 3 || !['Y', 'M', 'D'].every((part) => order.includes(part))) return null;
  const regex = new RegExp(`^${pattern}(?:[T ,].*)?$`, 'u');
  const at = { Y: order.indexOf('Y') + 1, M: order.indexOf('M') + 1, D: order.indexOf('D') + 1 };
  return (text) => {
    const match = regex.exec(text);
    return match && plainDateOf(yearOf(match[at.Y]!), monthOf(match[at.M]!), Number(match[at.D]));
  };
}

function patternOf(token: string, order: string[], isPacked: boolean): string {
  const upper = token.toUpperCase();
  if (!/^[YMD]+$/.test(upper)) return token.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ +/g, ' +');
  order.push(upper[0]!);
  if (upper === 'YYYY') return '(\\d{4})';
  if (upper === 'MMM') return '(\\p{L}{3,9})\\.?';
  // Without separators each part has its own two digits.
  return upper === 'YY' || isPacked ? '(\\d{2})' : '(\\d{1,2})';
}

function yearOf(text: string): number {
  const year = Number(text);
  return text.length === 4 ? year : year < 80 ? 2000 + year : 1900 + year;
}

function monthOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const name = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return spelled.get(name.slice(0, 4)) ?? spelled.get(name.slice(0, 3)) ?? 0;
}

interface GuessedFormat {
  readonly format: string;
  /** False where days and months could be the other way round. */
  readonly isSure: boolean;
}

/** So many values of a column may be something else: a slip of the pen, a line of totals. */
export function strayMax(count: number): number {
  return count < 3 ? 0 : Math.max(1, Math.floor(count / 20)); // not money: how many
}

/** How these dates are written; null where no one way reads all but a few of them. */
export function guessDateFormat(texts: readonly string[]): GuessedFormat | null {
  const fitting = formats.filter((format) => readsNearlyAll(dateReader(format)!, texts));
  const [first, second] = fitting;
  if (first === undefined) return null;
  if (second === undefined || !isTwin(first, second)) return { format: first, isSure: true };
  const isDayFirst = dayComesFirst(texts);
  const dayFirst = first.startsWith('D') ? first : second;
  const monthFirst = first.startsWith('D') ? second : first;
  return { format: isDayFirst === false ? monthFirst : dayFirst, isSure: isDayFirst !== null };
}

/** The same format with days and months the right way round. */
export function inOrder(format: string, isDayFirst: boolean): string {
  return format.startsWith('D') === isDayFirst ? format : format.replace(/DD|MM/g, (part) => (part === 'DD' ? 'MM' : 'DD'));
}

function readsNearlyAll(read: DateReader, texts: readonly string[]): boolean {
  if (texts.length === 0) return false;
  const missed = texts.filter((text) => read(text) === null).length;
  return missed <= strayMax(texts.length);
}

function isTwin(one: string, other: string): boolean {
  return one !== other && one.replace(/[DM]/g, '') === other.replace(/[DM]/g, '') && !one.includes('MMM');
}

/** Whether `5/1` is in January, from all dates of a file: a number above twelve tells, else their order. Null: nothing does. */
export function dayComesFirst(texts: readonly string[]): boolean | null {
  const pairs = texts.flatMap((text) => {
    const match = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2,4})/.exec(text);
    return match ? [[Number(match[1]), Number(match[2]), yearOf(match[3]!)] as const] : [];
  });
  if (pairs.some(([first]) => first > 12)) return true;
  if (pairs.some(([, second]) => second > 12)) return false;
  const days = pairs.map(([first, second, year]) => year * 10_000 + second * 100 + first);
  const months = pairs.map(([first, second, year]) => year * 10_000 + first * 100 + second);
  const [asDays, asMonths] = [isInOrder(days), isInOrder(months)];
  return asDays === asMonths ? null : asDays;
}

function isInOrder(numbers: readonly number[]): boolean {
  const steps = numbers.slice(1).map((number, index) => Math.sign(number - numbers[index]!));
  return !(steps.includes(1) && steps.includes(-1));
}
