import { choice } from '../address/params.ts';
import { type DateRange, printPeriodOf, printRange } from '../format/date.ts';
import { type Arrange, asGiven, beside, type Column, type SectionFigures, wholeLast, withChange } from './statement.ts';

/** What a statement's columns are: the period and the compared one, or its months, quarters or years. */
export const columnParams = { columns: choice(['compare', 'month', 'quarter', 'year']) };
export type ColumnChoice = 'compare' | 'month' | 'quarter' | 'year';

export const columnOptions = [
  { value: 'compare', label: 'Period' },
  { value: 'month', label: 'Months' },
  { value: 'quarter', label: 'Quarters' },
  { value: 'year', label: 'Years' },
] as const;

const intervals = { compare: null, month: 'MONTH', quarter: 'QUARTER', year: 'YEAR' } as const;

/** The variables that a statement of a period is asked with. */
export function statementVariables(range: DateRange, compared: DateRange | null, columns: ColumnChoice, currency: string) {
  const compare = compared !== null && columns === 'compare';
  const earlier = compared ?? range;
  return { ...range, interval: intervals[columns], currency, earlierFrom: earlier.from, earlierTo: earlier.to, compare };
}

type Bucket = DateRange & { label: string; isPartial: boolean };
type Report = { period: Bucket; buckets: readonly Bucket[] };

/** How a report's figures become columns, alone, beside an earlier one, or by its buckets. */
export type Layout = {
  columns: Column[];
  arrange: Arrange;
  /** A section as the layout needs it: with the earlier one's figures as comparatives where there is one. */
  section: (now: SectionFigures, before: SectionFigures | undefined) => SectionFigures;
};

export function layoutOf(current: Report, earlier: Report | null): Layout {
  const whole: Column = { label: printRange(current.period), days: current.period };
  if (current.buckets.length > 0) {
    const buckets = current.buckets.map((bucket) => ({ label: printPeriodOf(bucket) + (bucket.isPartial ? ' so far' : ''), days: bucket }));
    return { columns: [...buckets, { ...whole, label: 'Total' }], arrange: wholeLast, section: (now) => now };
  }
  if (earlier === null) return { columns: [whole], arrange: asGiven, section: (now) => ({ ...now, comparativeTotals: [] }) };
  const before: Column = { label: printRange(earlier.period), days: earlier.period, isFaint: true };
  return {
    columns: [whole, before, { label: 'Change', days: null, isFaint: true }],
    arrange: withChange,
    section: (now, old) => (old ? beside(now, old) : now),
  };
}
