import type { Decimal } from '../decimal.ts';
import type { PlainDate } from '../plain-date.ts';
import type { Rates } from '../rates.ts';

/** From a day on, what one unit is worth in the book's currency; null for unknown. `from` null: from the beginning. */
export interface RateStep {
  readonly from: PlainDate | null;
  readonly rate: Decimal | null;
}

/** Days on which a rate is another than it was. `next` is the day after the last; null without end. */
export interface RateWindow {
  readonly from: PlainDate | null;
  readonly next: PlainDate | null;
}

/** The course of a commodity in a currency, one step for each day on which it changes. Empty where there is never a rate. */
export function stepsOf(rates: Rates, commodityId: number, currencyId: number): RateStep[] {
  if (commodityId === currencyId) return [{ from: null, rate: rates.rate(commodityId, currencyId, '0001-01-01' as PlainDate) }];
  const steps: RateStep[] = [];
  let last: Decimal | null = null;
  for (const day of rates.days) {
    const rate = rates.rate(commodityId, currencyId, day);
    if (isSame(rate, last)) continue;
    steps.push({ from: day, rate });
    last = rate;
  }
  return steps;
}

/** Where two courses of one commodity differ, as few windows as there can be, in order. Both ascend by `from`. */
export function windowsThatDiffer(before: readonly RateStep[], after: readonly RateStep[]): RateWindow[] {
  const windows: { from: PlainDate | null; next: PlainDate | null }[] = [];
  const days = [...new Set([null, ...before.map(({ from }) => from), ...after.map(({ from }) => from)])].sort(byDay);
  let [i, j] = [0, 0];
  let open: { from: PlainDate | null; next: PlainDate | null } | null = null;
  for (const day of days) {
    while (i < before.length && byDay(before[i]!.from, day) <= 0) i += 1;
    while (j < after.length && byDay(after[j]!.from, day) <= 0) j += 1;
    const differs = !isSame(before[i - 1]?.rate ?? null, after[j - 1]?.rate ?? null);
    if (differs && !open) {
      open = { from: day, next: null };
      windows.push(open);
    } else if (!differs && open) {
      open.next = day;
      open = null;
    }
  }
  return windows;
}

function byDay(a: PlainDate | null, b: PlainDate | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return a < b ? -1 : 1;
}

export function isSame(a: Decimal | null, b: Decimal | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}
