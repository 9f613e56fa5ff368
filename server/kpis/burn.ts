import type { ChartAccount } from '../ledger/chart.ts';
import { untypedFlowWarnings } from '../ledger/report-warnings.ts';
import type { FlowFacts, PeriodFacts } from './facts.ts';
import { isInferred, type Measure, missingRole, type Part, partsOf, type Remarks, undefinedFor } from './measure.ts';

/** Cash consumed by operating and investing, by counter-account: positive where cash went out. */
export function netBurnIn(facts: PeriodFacts, month: FlowFacts = facts): Part[] {
  return partsOf(facts.chart.accounts, month.cashFlow, -1);
}

/** What every figure about cash has in common: without a cash account it is unknown, not zero. */
export function ofCash(facts: PeriodFacts, measure: (remarks: Remarks) => Measure): Measure {
  const cash = facts.chart.ofRole('CASH');
  if (cash.length === 0) return undefinedFor('NO_ACCOUNT_OF_ROLE', { warnings: [missingRole('CASH')] });
  return measure({ inferred: isInferred(cash) });
}

/** As `ofCash`, for figures that also depend on how counter-accounts are classified. */
export function ofCashFlow(facts: PeriodFacts, flows: readonly FlowFacts[], measure: (remarks: Remarks) => Measure): Measure {
  const deciding = facts.chart.ofRole('CASH', 'FIXED_ASSET', 'MARKETABLE_SECURITY', 'DEBT_SHORT', 'DEBT_LONG');
  return ofCash(facts, () => measure({ inferred: isInferred(deciding), warnings: untypedFlowWarnings(untypedIn(facts, flows)) }));
}

function untypedIn({ chart }: PeriodFacts, flows: readonly FlowFacts[]): ChartAccount[] {
  return chart.ofType('UNTYPED').filter((account) => flows.some((flow) => flow.cashFlow.has(account.id)));
}
