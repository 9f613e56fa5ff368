import { choice, parsed } from '../address/params.ts';
import { isDate } from '../format/date.ts';

/** The day of a balance sheet, in its address; without one, the end of the period in the page's head. */
export const asOfParams = {
  asOf: parsed(
    (text) => (isDate(text) ? text : null),
    (day) => day,
  ),
};

/** Which days it is set beside, and as what it is shown. */
export const sheetParams = {
  ...asOfParams,
  columns: choice(['compare', 'month', 'quarter', 'year']),
  as: choice(['table', 'treemap', 'course']),
};
