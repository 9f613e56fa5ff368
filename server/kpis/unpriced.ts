import type { UnpricedRow, Valuation } from '../ledger/valuation.ts';
import { type LeftOut, oneByCommodity, Valued } from '../ledger/valued.ts';
import type { ByAccount, PeriodFacts } from './facts.ts';
import type { Measure } from './measure.ts';

/**
 * What the figures leave out for want of a rate, by day. An account that several figures stand on counts once. Balances
 * have rows of their own; the period's flows have one for each commodity: of income and expenses, else of cash.
 */
export function unpricedOf(facts: PeriodFacts, measures: readonly Measure[], valuation: Valuation): UnpricedRow[] {
  const used = new Set(measures.flatMap((measure) => measure.used.map((part) => part.source)));
  const of = (amounts: ByAccount) => leftOutOf([...amounts.values()].filter((value) => used.has(value)));
  const flows = oneByCommodity(of(facts.results), oneByCommodity(of(facts.cashFlow), of(facts.grossBurn)));
  const rows = [of(facts.opening), of(facts.closing), flows].flatMap((leftOut) => valuation.unpriced(leftOut));
  return rows.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** What some figures together leave out, a row for each commodity. */
export function leftOutOf(values: readonly Valued[]): LeftOut[] {
  return Valued.sum(values).leftOut.filter(({ amount }) => !amount.isZero);
}
