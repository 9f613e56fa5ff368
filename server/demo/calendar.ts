import { addDays, addMonths, earlierOf, endOfMonth, type PlainDate, plainDate, weekdayOf } from '../ledger/plain-date.ts';

export const firstDay = plainDate('2023-10-01');
export const lastDay = plainDate('2026-09-30');

/** A month of the books; `index` counts from 0 = October 2023. */
export interface DemoMonth {
  readonly index: number;
  /** 1 to 12. */
  readonly month: number;
  readonly first: PlainDate;
  readonly last: PlainDate;
  /** `2023-10`. */
  readonly label: string;
}

export const months: readonly DemoMonth[] = Array.from({ length: 36 }, (_, index) => {
  const first = addMonths(firstDay, index);
  return { index, month: Number(first.slice(5, 7)), first, last: endOfMonth(first), label: first.slice(0, 7) };
});

/** The index of a month written `2025-05`. */
export function monthIndex(label: string): number {
  const found = months.findIndex((month) => month.label === label);
  if (found < 0) throw new RangeError(`not a month of the books: ${label}`);
  return found;
}

export function isBusinessDay(date: PlainDate): boolean {
  return weekdayOf(date) <= 5;
}

/** The day itself or the Monday after it. */
export function businessDayFrom(date: PlainDate): PlainDate {
  const weekday = weekdayOf(date);
  return weekday <= 5 ? date : addDays(date, 8 - weekday);
}

/** The day itself or the Friday before it. */
export function businessDayUntil(date: PlainDate): PlainDate {
  const weekday = weekdayOf(date);
  return weekday <= 5 ? date : addDays(date, 5 - weekday);
}

export function businessDaysLater(date: PlainDate, days: number): PlainDate {
  let day = date;
  for (let i = 0; i < days; i++) day = businessDayFrom(addDays(day, 1));
  return day;
}

/** The `day`th of the month, or its last day where it is shorter. */
export function dayIn(month: DemoMonth, day: number): PlainDate {
  return earlierOf(addDays(month.first, day - 1), month.last);
}
