import { countUpTo } from '../count-up-to.ts';
import { Decimal } from '../decimal.ts';
import { addDays, type PlainDate } from '../plain-date.ts';
import { Valued } from '../valued.ts';
import type { DayRates } from './day-rates.ts';
import { everPeriod } from './node.ts';

/** Amounts of one account, commodity and kind on days of which all that share a rate may stand as their first: lists of equal length. */
export interface DayAmounts {
  readonly kind: number;
  readonly accountId: number;
  readonly commodityId: number;
  /** -1 where all of it is taken away from what others of the same place add. */
  readonly sign: 1 | -1;
  /** Days as their number, in any order, each perhaps several times. Lists are text with commas: as arrays they take twice the time. */
  readonly days: string;
  readonly amounts: string;
  /** How many postings; null where nothing is taken away of its place, so that each day has some. */
  readonly counts: string | null;
}

/** Postings of one account, commodity and kind within a span. */
export interface DatedCell {
  readonly kind: number;
  readonly accountId: number;
  readonly commodityId: number;
  /** Index into the scope's spans. */
  readonly span: number;
  /** A day of the span, no later than any of them. */
  readonly on: PlainDate;
  readonly amount: Decimal;
  /** At the rates of the days. */
  readonly valued: Valued;
}

/** What a span has so far. */
interface Growing {
  first: number;
  count: number;
  /** Steps of rates, and what lies in each. Days mostly come in order, so that none is there twice; else `isInOrder` is false. */
  readonly steps: number[];
  readonly amounts: Decimal[];
  isInOrder: boolean;
}

type Place = Pick<DatedCell, 'kind' | 'accountId' | 'commodityId'> & { readonly spans: Map<number, Growing> };

/** The amounts by span, each valued at the rate of its day. `firsts` are the numbers of the spans' first days, ascending; none lies before. */
export function cellsOf(series: readonly DayAmounts[], firsts: Int32Array, rates: DayRates): DatedCell[] {
  const places = new Map<string, Place>();
  for (const one of series) {
    const { kind, accountId, commodityId } = one;
    const key = `${kind} ${accountId} ${commodityId}`;
    const place = places.get(key) ?? { kind, accountId, commodityId, spans: new Map() };
    places.set(key, place);
    add(place.spans, one, firsts, rates);
  }
  return [...places.values()].flatMap((place) => cellsOfPlace(place, rates));
}

function add(spans: Map<number, Growing>, { sign, ...lists }: DayAmounts, firsts: Int32Array, rates: DayRates): void {
  const [days, amounts, counts] = [lists.days.split(','), lists.amounts.split(','), lists.counts?.split(',')];
  let sum: Growing | null = null;
  let [from, until, step] = [0, 0, 0];
  for (let i = 0; i < days.length; i += 1) {
    const [day, own] = [Number(days[i]), Decimal.fromNumeric(amounts[i]!)];
    if (!sum || day < from || day >= until) {
      const next = countUpTo(firsts, day);
      [from, until] = [firsts[next - 1]!, firsts[next] ?? Number.POSITIVE_INFINITY];
      sum = spans.get(next - 1) ?? { first: day, count: 0, steps: [], amounts: [], isInOrder: true };
      spans.set(next - 1, sum);
    }
    if (day < sum.first) sum.first = day;
    sum.count += counts ? sign * Number(counts[i]) : 1;
    step = rates.step(day, step);
    addTo(sum, step, sign === 1 ? own : own.negated());
  }
}

function addTo(sum: Growing, step: number, amount: Decimal): void {
  const { steps, amounts } = sum;
  const last = steps.length - 1;
  if (last >= 0 && steps[last] === step) {
    amounts[last] = amounts[last]!.plus(amount);
    return;
  }
  if (last >= 0 && steps[last]! > step) sum.isInOrder = false;
  steps.push(step);
  amounts.push(amount);
}

function cellsOfPlace({ kind, accountId, commodityId, spans }: Place, rates: DayRates): DatedCell[] {
  return [...spans].flatMap(([span, sum]): DatedCell[] => {
    const amount = Decimal.sum(sum.amounts);
    if (sum.count === 0 && amount.isZero) return [];
    const on = addDays(everPeriod, sum.first);
    return [
      { kind, accountId, commodityId, span, on, amount, valued: valuedBySteps(sum.isInOrder ? sum : merged(sum), commodityId, on, rates) },
    ];
  });
}

type Steps = Pick<Growing, 'steps' | 'amounts'>;

/** Each step once: what cancels within one needs no rate. */
function merged({ steps, amounts }: Steps): Steps {
  const found = new Map<number, Decimal>();
  for (const [i, step] of steps.entries()) found.set(step, found.get(step)?.plus(amounts[i]!) ?? amounts[i]!);
  return { steps: [...found.keys()], amounts: [...found.values()] };
}

function valuedBySteps({ steps, amounts }: Steps, commodityId: number, on: PlainDate, rates: DayRates): Valued {
  const [values, unpriced]: [Decimal[], Decimal[]] = [[], []];
  for (const [i, amount] of amounts.entries()) {
    if (amount.isZero) continue;
    const rate = rates.rate(commodityId, steps[i]!);
    if (rate) values.push(amount.times(rate));
    else unpriced.push(amount);
  }
  const leftOut = unpriced.length === 0 ? null : { commodityId, amount: Decimal.sum(unpriced), on };
  return Valued.summed(Decimal.sum(values), values.length > 0, leftOut);
}
