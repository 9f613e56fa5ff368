import { dayOf, endOfMonth, monthOf, type PlainDate, startOfMonth, yearOf } from './plain-date.ts';

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** True from a month's first day to a month's last day: such a range counts in months. */
export function isWholeMonths(from: PlainDate, to: PlainDate): boolean {
  return from === startOfMonth(from) && to === endOfMonth(to);
}

/** How many calendar months the range touches: 1 within one month. */
export function monthsIn(from: PlainDate, to: PlainDate): number {
  return (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from) + 1;
}

/** A fiscal year is named by the calendar year it ends in. */
function fiscalYearNamed(date: PlainDate, startMonth: number): number {
  return startMonth > 1 && monthOf(date) >= startMonth ? yearOf(date) + 1 : yearOf(date);
}

/**
 * A short English name for the days from `from` to `to`: `Sep 2026`, `Q3 2026` (calendar), `FY 2026` (`2026` where the
 * fiscal year is the calendar's), `Oct 2025 – Mar 2026`, `15 Jan 2026`, `15 Jan – 14 Feb 2026`.
 */
export function labelOf(from: PlainDate, to: PlainDate, fiscalYearStartMonth: number): string {
  if (!isWholeMonths(from, to)) return from === to ? dayLabel(from) : dayRangeLabel(from, to);
  const months = monthsIn(from, to);
  if (months === 1) return monthLabel(from);
  if (months === 12 && monthOf(from) === fiscalYearStartMonth) return fiscalYearLabel(from, fiscalYearStartMonth);
  if (months === 3 && monthOf(from) % 3 === 1) return `Q${quarterFrom(monthOf(from), 1)} ${yearOf(from)}`;
  const first = yearOf(from) === yearOf(to) ? monthNames[monthOf(from) - 1] : monthLabel(from);
  return `${first} – ${monthLabel(to)}`;
}

/** A quarter of the fiscal year: `Q3 2026` where that is the calendar's, else `FY 2026 Q4`. */
export function fiscalQuarterLabel(from: PlainDate, startMonth: number): string {
  const quarter = quarterFrom(monthOf(from), startMonth);
  return startMonth === 1 ? `Q${quarter} ${yearOf(from)}` : `${fiscalYearLabel(from, startMonth)} Q${quarter}`;
}

function fiscalYearLabel(from: PlainDate, startMonth: number): string {
  const year = fiscalYearNamed(from, startMonth);
  return startMonth === 1 ? String(year) : `FY ${year}`;
}

function quarterFrom(month: number, startMonth: number): number {
  return Math.floor(((month - startMonth + 12) % 12) / 3) + 1; // not money: months
}

function monthLabel(date: PlainDate): string {
  return `${monthNames[monthOf(date) - 1]} ${yearOf(date)}`;
}

function dayLabel(date: PlainDate): string {
  return `${dayOf(date)} ${monthLabel(date)}`;
}

function dayRangeLabel(from: PlainDate, to: PlainDate): string {
  const first = yearOf(from) === yearOf(to) ? `${dayOf(from)} ${monthNames[monthOf(from) - 1]}` : dayLabel(from);
  return `${first} – ${dayLabel(to)}`;
}
