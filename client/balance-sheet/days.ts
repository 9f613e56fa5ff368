import { addMonths, monthEnd, monthStart } from '../format/date.ts';

const stepMonths = { month: 1, quarter: 3, year: 12 } as const;
const columnsOf = { month: 12, quarter: 8, year: 5 } as const;

/** The days before `asOf` that it is set beside: as many month, quarter or year ends back, none before the book began. */
export function daysBefore(asOf: string, step: keyof typeof stepMonths, firstDate: string | null): string[] {
  const start = monthEnd(asOf) === asOf ? monthStart(asOf) : null;
  const days = Array.from({ length: columnsOf[step] - 1 }, (_, index) => {
    const back = -(index + 1) * stepMonths[step];
    return start ? monthEnd(addMonths(start, back)) : addMonths(asOf, back);
  });
  return days.filter((day) => firstDate === null || day >= firstDate);
}
