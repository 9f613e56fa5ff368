import type { Chart } from '../ledger/chart.ts';
import { type ReportWarning, unpricedWarnings, untypedFlowWarnings } from '../ledger/report-warnings.ts';
import type { UnpricedRow, Valuation } from '../ledger/valuation.ts';
import { type LeftOut, Valued } from '../ledger/valued.ts';
import type { Flows } from './flows.ts';

/** Opening and closing cash, then the flows of each column: of the buckets where there are any, else of the whole. */
export function unpricedOf(flows: Flows, valuation: Valuation): UnpricedRow[] {
  const columns = flows.operating.totals.map((_, column) => leftOutOf(flowsIn(flows, column)));
  const [whole, ...buckets] = columns;
  const flowing = buckets.length > 0 ? buckets : [whole!];
  return [flows.opening.leftOut, flows.closing.leftOut, ...flowing].flatMap((leftOut) => valuation.unpriced(leftOut));
}

/** What a reader should know: no cash accounts, flows of untyped accounts, amounts without a rate. */
export function warningsOf(flows: Flows, chart: Chart, valuation: Valuation): ReportWarning[] {
  // Each by itself: what is held and what flowed stand against one another.
  const leftOut = [flows.opening.leftOut, flows.closing.leftOut, leftOutOf(flowsIn(flows, 0))].flat();
  return [...noCash(chart), ...untypedFlowWarnings(flows.untyped), ...unpricedWarnings(valuation, leftOut)];
}

function flowsIn({ operating, investing, financing }: Flows, column: number): Valued[] {
  return [operating, investing, financing].map((section) => section.totals[column]!);
}

function leftOutOf(figures: readonly Valued[]): readonly LeftOut[] {
  return Valued.sum(figures).leftOut;
}

function noCash(chart: Chart): ReportWarning[] {
  if (chart.ofRole('CASH').length > 0) return [];
  const message = 'No account has the role CASH, so nothing is known of cash. Declare an account as cash (type: C) or classify it.';
  return [{ code: 'NO_ACCOUNT_OF_ROLE', message, account: null }];
}
