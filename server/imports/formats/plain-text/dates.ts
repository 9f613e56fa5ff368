import { type PlainDate, plainDateOf } from '../../../ledger/plain-date.ts';
import { Fault } from './fault.ts';

interface ScannedDate {
  readonly date: PlainDate;
  readonly end: number;
}

const datePattern = /(\d+)([-/.])(\d+)(?:([-/.])(\d+))?/y;

/**
 * Reads hledger's date at `start`: `2026-01-31`, `2026/1/31`, `2026.1.31`, or `1/31` in `year`. Null where no
 * date begins there; a Fault where one does that is none.
 */
export function scanDate(text: string, start: number, year: number): ScannedDate | null {
  datePattern.lastIndex = start;
  const match = datePattern.exec(text);
  if (!match) return null;
  const [found, first = '', separator = '', second = '', separator2, third] = match;
  if (third !== undefined && separator2 !== separator) {
    throw new Fault('BAD_DATE', `The date ${found} mixes separators; write it as ${first}-${second}-${third}.`, found);
  }
  const date = third === undefined ? plainDateOf(year, Number(first), Number(second)) : fullDate(first, second, third);
  if (!date) throw new Fault('BAD_DATE', `${found} is not a day of the calendar; write dates as 2026-01-31.`, found);
  return { date, end: start + found.length };
}

function fullDate(year: string, month: string, day: string): PlainDate | null {
  return year.length < 4 ? null : plainDateOf(Number(year), Number(month), Number(day));
}
