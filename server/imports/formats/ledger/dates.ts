import { type PlainDate, plainDateOf, yearOf } from '../../../ledger/plain-date.ts';
import { Fault } from '../plain-text/fault.ts';

/** How dates are written: Ledger's own forms, or those of `--input-date-format`. */
export type DateReader = (text: string, year: number) => PlainDate | null;

/** `2026/01/31`, `2026/1`, `1/31`, with `-` or `.` as well. Ledger knows the years 1400 to 9999. */
export const readAnyDate: DateReader = (text, year) => {
  const parts = /^(\d+)[-/.](\d+)(?:[-/.](\d+))?$/.exec(text);
  if (!parts) return null;
  const [first, second, third] = [Number(parts[1]), Number(parts[2]), parts[3] === undefined ? null : Number(parts[3])];
  if (third !== null) return within(plainDateOf(first, second, third));
  return parts[1]!.length > 2 ? within(plainDateOf(first, second, 1)) : plainDateOf(year, first, second);
};

function within(date: PlainDate | null): PlainDate | null {
  return date && yearOf(date) >= 1400 ? date : null;
}

/** As `readAnyDate`, where only a day of the calendar will do. */
export function dateIn(text: string, year: number, read: DateReader): PlainDate {
  const date = read(text.trim(), year);
  if (date) return date;
  throw new Fault('BAD_DATE', `${text.trim() || 'Nothing'} is not a date that Ledger reads; write dates as 2026-01-31.`, text.trim());
}

/** A reader for `--input-date-format`, of `%Y %y %m %d`; dates in Ledger's own forms stay readable. */
export function dateReaderOf(format: string): DateReader {
  const order: string[] = [];
  const source = format.replace(/%([A-Za-z])|[^\w\s]/g, (found, letter: string | undefined) => {
    if (letter === undefined) return '[-/.]';
    if (!'Yymd'.includes(letter))
      throw new Fault('UNSUPPORTED_OPTION', `The date format ${format} has ${found}; only %Y %y %m %d are read here.`, format);
    order.push(letter);
    return letter === 'Y' ? '(\\d{4})' : '(\\d{1,2})';
  });
  if (new Set(order).size < order.length)
    throw new Fault('UNSUPPORTED_OPTION', `The date format ${format} has the same part twice; name each of %Y %y %m %d once.`, format);
  const pattern = new RegExp(`^${source}$`);
  return (text, year) => {
    const match = pattern.exec(text);
    if (!match) return readAnyDate(text, year);
    const part = (letter: string) => (order.includes(letter) ? Number(match[order.indexOf(letter) + 1]) : null);
    const short = part('y');
    const century = short === null ? year : short + (short < 69 ? 2000 : 1900);
    return plainDateOf(part('Y') ?? century, part('m') ?? 1, part('d') ?? 1);
  };
}
