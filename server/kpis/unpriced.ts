import type { UnpricedRow, Valuation } from '../ledger/valuation.ts';
import { type LeftOut, Valued } from '../ledger/valued.ts';
import type { ByAccount, PeriodFacts } from './facts.ts';
import type { Measure } from './measure.ts';

/**
 * What the figures leave out for want of a rate. An account that several figures stand on counts once; balances and
 * flows have rows of their own, being of different days. Where two kinds of flow lack the same commodity from the same
 * day on, the larger amount stands for both.
 */
export function unpricedOf(facts: PeriodFacts, measures: readonly Measure[], valuation: Valuation): UnpricedRow[] {
  const used = new Set(measures.flatMap((measure) => measure.used.map((part) => part.source)));
  const rows = new Map<string, UnpricedRow>();
  for (const kind of kindsIn(facts)) {
    const found = [...kind.values()].filter((value) => used.has(value));
    for (const row of valuation.unpriced(leftOutOf(found))) {
      const key = `${row.on} ${row.currency}`;
      const known = rows.get(key);
      if (!known || row.amount.abs().compare(known.amount.abs()) > 0) rows.set(key, row);
    }
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** What one figure leaves out. */
export function leftOutOf(values: readonly Valued[]): LeftOut[] {
  return Valued.sum(values).leftOut.filter(({ amount }) => !amount.isZero);
}

function kindsIn(facts: PeriodFacts): ByAccount[] {
  return [facts.closing, facts.opening, facts.results, facts.cashFlow, facts.grossBurn];
}
