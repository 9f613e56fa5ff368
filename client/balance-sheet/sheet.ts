import { printDate } from '../format/date.ts';
import { sum } from '../format/decimal.ts';
import { asGiven, blockOf, type Column, type Statement, totalAlone, withChange } from '../statement/statement.ts';
import type { Sheet } from './figures.ts';

/** The day, the compared one and the change; or the day and all the days that it is set beside. */
export function statementOf(sheet: Sheet): Statement {
  const { asOf, comparisons, currency, assets, liabilities, equity } = sheet;
  const isPair = comparisons.length === 1;
  const arrange = isPair ? withChange : asGiven;
  const days: Column[] = [asOf, ...comparisons].map((day, index) => ({
    label: printDate(day),
    days: { from: null, to: day },
    isFaint: index > 0 && isPair,
  }));
  const rightSide = [sheet.totalLiabilitiesAndEquity.amount, ...comparisons.map((_, index) => rightSideOf(sheet, index))];
  return {
    currency,
    columns: isPair ? [...days, { label: 'Change', days: null, isFaint: true }] : days,
    blocks: [
      blockOf('Assets', assets, arrange),
      blockOf('Liabilities', liabilities, arrange),
      blockOf('Equity', equity, arrange),
      totalAlone('Liabilities and equity', arrange(rightSide), 'grand'),
    ],
  };
}

/** The right side of a compared day, which the API gives in its two parts. */
function rightSideOf({ liabilities, equity }: Sheet, index: number): string | null {
  const parts = [liabilities, equity].flatMap((section) => section.comparativeTotals[index]?.amount ?? []);
  return parts.length === 2 ? sum(parts) : null;
}
