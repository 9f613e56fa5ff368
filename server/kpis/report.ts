import type { Context } from '../context.ts';
import type { Decimal } from '../ledger/decimal.ts';
import { readFrame } from '../ledger/frame.sql.ts';
import { comparedPeriod, elapsedOf, type Period, resolvePeriod } from '../ledger/period.ts';
import { provenanceOf } from '../ledger/provenance.ts';
import { unpricedWarnings } from '../ledger/report-warnings.ts';
import { readValuation } from '../ledger/valuation.sql.ts';
import type { Valuation } from '../ledger/valuation.ts';
import { warningOf } from '../nouns/warning.types.ts';
import type { KpiDefinition } from './definition.ts';
import { definitionOf, definitions } from './definitions/index.ts';
import type { PeriodFacts } from './facts.ts';
import { changeOf, digitsOf, printedValue } from './figure.ts';
import { closingDays, readFacts } from './kpis.sql.ts';
import type { Kpi, KpiReport, KpisArguments } from './kpis.types.ts';
import type { Measure } from './measure.ts';
import { leftOutOf, unpricedOf } from './unpriced.ts';

/** The figures of a period, each with the one it is compared with. As many statements for one as for all. */
export function kpiReport(ctx: Context, { period: choice, compareTo, keys, currency }: KpisArguments): Promise<KpiReport> {
  const asked = keys ? keys.map(definitionOf) : definitions;
  return ctx.snapshot(async (sql) => {
    const frame = await readFrame(sql, ctx.book.id);
    const calendar = { today: ctx.today, fiscalYearStartMonth: frame.book.fiscalYearStartMonth };
    const period = resolvePeriod(choice, calendar);
    const comparedTo = comparedPeriod(period, compareTo, calendar);
    const elapsed = elapsedOf(period, ctx.today);
    const valuation = await readValuation(sql, frame, currency, closingDays(comparedTo ? [elapsed, comparedTo] : [elapsed]));
    const [facts, earlier] = await readFacts(sql, frame, valuation, comparedTo ? [elapsed, comparedTo] : [elapsed], ctx.today);
    const printed = print(asked, { bookId: frame.book.id, period, valuation, facts: facts!, earlier: earlier ?? null });
    return { period, comparedTo, currency: valuation.currency, ...printed, provenance: provenanceOf(frame.version, ctx.now) };
  });
}

interface Shown {
  readonly bookId: number;
  readonly period: Period;
  readonly valuation: Valuation;
  readonly facts: PeriodFacts;
  /** Of the period compared with. */
  readonly earlier: PeriodFacts | null;
}

function print(asked: readonly KpiDefinition[], shown: Shown): Pick<KpiReport, 'kpis' | 'unpriced'> {
  const measured = asked.map((definition) => ({ definition, measure: definition.measure(shown.facts) }));
  return {
    kpis: measured.map(({ definition, measure }) => kpiOf(definition, measure, shown)),
    unpriced: unpricedOf(
      shown.facts,
      measured.map(({ measure }) => measure),
      shown.valuation,
    ),
  };
}

function kpiOf(definition: KpiDefinition, measure: Measure, { bookId, period, valuation, earlier }: Shown): Kpi {
  const { key, label, definition: meaning, unit, goodWhen } = definition;
  const value = printedValue(measure, digitsOf(unit, valuation));
  const previous = earlier && figureIn(definition, earlier, valuation);
  const leftOut = leftOutOf(measure.used.map((part) => part.source));
  return {
    ...{ key, label, definition: meaning, unit, goodWhen, value, previous, ...changeOf(value, previous) },
    nullReason: measure.nullReason,
    inferred: measure.inferred,
    warnings: [...measure.warnings, ...unpricedWarnings(valuation, leftOut)].map((warning) => warningOf(bookId, warning)),
    asked: { from: period.from, to: period.to, currency: valuation.currency },
  };
}

/** A definition's printed figure from these facts. */
export function figureIn(definition: KpiDefinition, facts: PeriodFacts, valuation: Valuation): Decimal | null {
  return printedValue(definition.measure(facts), digitsOf(definition.unit, valuation));
}
