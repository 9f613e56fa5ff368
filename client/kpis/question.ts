import type { DateRange } from '../format/date.ts';
import { courseOf } from '../format/period.ts';
import type { KpisQueryVariables } from '../gql/operations.ts';

/** The eight that fit a glance, in reading order: what we have, what comes and goes, how long it lasts, what we owe. */
export const mainFigures = [
  'CASH_ON_HAND',
  'REVENUE',
  'EXPENSES',
  'NET_INCOME',
  'BURN_RATE',
  'RUNWAY_MONTHS',
  'OUTSTANDING_DEBT',
  'WORKING_CAPITAL',
] as const;

type Asked = { range: DateRange; compare: KpisQueryVariables['compareTo']; currency: string; today: string; isAll: boolean };

/** What the strip of key figures asks for. The page that the server paints asks for the same. */
export function kpiVariables({ range, compare, currency, today, isAll }: Asked): KpisQueryVariables {
  const course = courseOf(range, today);
  return {
    period: { range },
    compareTo: compare,
    currency,
    keys: isAll ? null : [...mainFigures],
    coursePeriod: { range: course.range },
    points: course.points,
  };
}
