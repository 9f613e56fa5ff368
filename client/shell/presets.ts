import { printDate } from '../format/date.ts';
import { type BookCalendar, defaultPeriod, fiscalYearsOf, type PeriodChoice, recentMonths } from '../format/period.ts';

export type Preset = { label: string; choice: PeriodChoice };
export type PresetGroup = { label: string; options: Preset[] };

/** The periods that are one click away. */
export function presetsOf(book: BookCalendar, today: string): PresetGroup[] {
  const standard = defaultPeriod(book, today);
  const to = standard.kind === 'range' ? standard.to : today;
  const months = recentMonths(book, today, 24);
  const fiscalYears = fiscalYearsOf(book, today).slice(0, 5);
  const isCalendar = book.fiscalYearStartMonth === 1;
  return [
    {
      label: 'Relative',
      options: [
        { label: `12 months to ${printDate(to, 'shortMonth')}`, choice: standard },
        { label: 'This month', choice: { kind: 'this', unit: 'month' } },
        { label: 'Last month', choice: { kind: 'last', count: 1, unit: 'month' } },
        { label: 'Last 3 months', choice: { kind: 'last', count: 3, unit: 'month' } },
        { label: 'Last 12 months', choice: { kind: 'last', count: 12, unit: 'month' } },
        { label: 'All time', choice: { kind: 'all' } },
      ],
    },
    {
      label: isCalendar ? 'Years' : 'Fiscal years',
      options: fiscalYears.map((endsIn) => ({
        label: isCalendar ? String(endsIn) : `FY ${endsIn}`,
        choice: { kind: 'fiscal-year', endsIn },
      })),
    },
    { label: 'Quarters', options: quartersOf(months).slice(0, 6) },
    { label: 'Months', options: months.slice(0, 6).map((month) => ({ label: printDate(month, 'shortMonth'), choice: monthOf(month) })) },
  ];
}

function monthOf(date: string): PeriodChoice {
  return { kind: 'month', year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) };
}

function quartersOf(months: readonly string[]): Preset[] {
  const names = months.map((month) => `Q${Math.ceil(Number(month.slice(5, 7)) / 3)} ${month.slice(0, 4)}`);
  return [...new Set(names)].map((label) => ({
    label,
    choice: { kind: 'quarter', year: Number(label.slice(3)), quarter: Number(label.slice(1, 2)) },
  }));
}
