import { Decimal } from '../../ledger/decimal.ts';
import { addMonths, endOfMonth, type PlainDate, startOfMonth } from '../../ledger/plain-date.ts';
import { type Fact, medianOf } from '../facts.ts';
import type { Detector, Found } from '../finding.ts';
import { sentence } from '../sentence.ts';

/** How many months on either side a month is held against, and how many of them must have something. */
const reach = 6;
const neighboursMin = 8;
/** Of the usual month. */
const timesMin = Decimal.from('2.5');
/** Of the largest of its neighbours: a category that swings has large ones. */
const timesLargest = Decimal.from('1.5');
/** Of all expenses of a usual month: less is not worth a look. */
const shareMin = Decimal.from('0.03');

interface Cell {
  sum: Decimal;
  readonly ids: string[];
}

/** A month in which an expense account took several times what the months around it did. */
export const outlierMonth: Detector = {
  kind: 'OUTLIER_MONTH',
  find({ facts }) {
    const series = new Map<string, Map<PlainDate, Cell>>();
    const totals = new Map<string, Map<PlainDate, Decimal>>();
    for (const fact of facts) note(fact, series, totals);
    return [...series].flatMap(([key, months]) => {
      const [account, currency] = JSON.parse(key) as [string, string];
      const usualTotal = medianOf([...totals.get(currency)!.values()]);
      const outliers = outliersIn(months, usualTotal.times(shareMin));
      return outliers.filter((outlier) => !isSeason(outlier, outliers)).map((outlier) => foundOf(outlier, account, currency));
    });
  },
};

function note(fact: Fact, series: Map<string, Map<PlainDate, Cell>>, totals: Map<string, Map<PlainDate, Decimal>>): void {
  const month = startOfMonth(fact.date);
  for (const { account, type, amount, currency } of fact.lines) {
    if (type !== 'EXPENSE') continue;
    const key = JSON.stringify([account, currency]);
    const months = series.get(key) ?? new Map<PlainDate, Cell>();
    series.set(key, months);
    const cell = months.get(month) ?? { sum: Decimal.zero, ids: [] };
    months.set(month, cell);
    cell.sum = cell.sum.plus(amount);
    if (amount.sign > 0) cell.ids.push(fact.id);
    const total = totals.get(currency) ?? new Map<PlainDate, Decimal>();
    totals.set(currency, total);
    total.set(month, (total.get(month) ?? Decimal.zero).plus(amount));
  }
}

interface Outlier {
  readonly month: PlainDate;
  readonly cell: Cell;
  readonly usual: Decimal;
}

function outliersIn(months: ReadonlyMap<PlainDate, Cell>, least: Decimal): Outlier[] {
  return [...months].flatMap(([month, cell]) => {
    const around = neighboursOf(months, month);
    if (around.length < neighboursMin) return [];
    const usual = medianOf(around);
    const largest = around.reduce((most, sum) => (sum.compare(most) > 0 ? sum : most));
    const isOut =
      usual.sign > 0 &&
      cell.sum.compare(usual.times(timesMin)) >= 0 &&
      cell.sum.compare(largest.times(timesLargest)) >= 0 &&
      cell.sum.minus(usual).compare(least) >= 0;
    return isOut ? [{ month, cell, usual }] : [];
  });
}

/** What comes every year, in the same month or the one beside it, is a season and no outlier. */
function isSeason({ month }: Outlier, all: readonly Outlier[]): boolean {
  return all.some((other) =>
    [11, 12, 13].some((months) => addMonths(month, months) === other.month || addMonths(other.month, months) === month),
  );
}

function neighboursOf(months: ReadonlyMap<PlainDate, Cell>, month: PlainDate): Decimal[] {
  const sums: Decimal[] = [];
  for (let step = -reach; step <= reach; step += 1) {
    const sum = step === 0 ? undefined : months.get(addMonths(month, step))?.sum;
    if (sum && sum.sign > 0) sums.push(sum);
  }
  return sums;
}

function foundOf({ month, cell, usual }: Outlier, account: string, currency: string): Found {
  const times = cell.sum.dividedBy(usual, 1);
  return {
    kind: 'OUTLIER_MONTH',
    date: endOfMonth(month),
    sentence: sentence`${account} took ${{ amount: cell.sum, currency }} in ${month.slice(0, 7)}, ${times} times the ${{ amount: usual, currency }} of a usual month around it.`,
    confidence: times.compare(Decimal.from('3')) >= 0 ? 0.9 : 0.7,
    amount: cell.sum.minus(usual),
    currency,
    account,
    payee: null,
    evidence: cell.ids.slice(-20),
  };
}
