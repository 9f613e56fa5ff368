import { Decimal } from '../ledger/decimal.ts';
import type { AccountRole } from '../ledger/nouns.ts';
import type { ReportWarning } from '../ledger/report-warnings.ts';
import type { PeriodFacts } from './facts.ts';
import {
  isInferred,
  isUnpriced,
  type Measure,
  missingRole,
  type NullReason,
  type Part,
  partsOf,
  quotientOf,
  totalOf,
  undefinedFor,
} from './measure.ts';

/** What is owed at the end of a day, without the accounts whose balance stands on the wrong side, which are counted. */
interface Owed {
  readonly parts: readonly Part[];
  readonly excluded: readonly Part[];
}

/**
 * Days of a flow that is still owed: mean(start, end) / flow x days. `role` and `sign` say which balances, `flow` is
 * what they are measured against, `noFlow` the reason where that is not positive.
 */
export function turnoverDays(facts: PeriodFacts, role: AccountRole, sign: 1 | -1, flow: readonly Part[], noFlow: NullReason): Measure {
  const accounts = facts.chart.ofRole(role);
  if (accounts.length === 0) return undefinedFor('NO_ACCOUNT_OF_ROLE', { warnings: [missingRole(role)] });
  const [start, end] = [facts.opening, facts.closing].map((balances) => rightSided(partsOf(accounts, balances, sign)));
  const owed = [...start!.parts, ...end!.parts];
  const used = [...owed, ...flow];
  const remarks = { inferred: isInferred(accounts), warnings: exclusionWarnings(role, [...start!.excluded, ...end!.excluded]) };
  if (isUnpriced(owed) || isUnpriced(flow)) return undefinedFor('UNPRICED', remarks, used);
  const total = totalOf(flow);
  if (total.sign <= 0) return undefinedFor(noFlow, remarks, used);
  const days = Decimal.of(BigInt(facts.days));
  // The mean of two is half their sum; the 2 goes below the line, so that nothing is rounded on the way.
  return quotientOf(totalOf(owed).times(days), total.times(Decimal.of(2n)), used, remarks);
}

function rightSided(parts: readonly Part[]): Owed {
  return {
    parts: parts.filter((part) => part.value.amount.sign >= 0),
    excluded: parts.filter((part) => part.value.amount.sign < 0),
  };
}

function exclusionWarnings(role: AccountRole, excluded: readonly Part[]): ReportWarning[] {
  const count = new Set(excluded.map((part) => part.account)).size;
  if (count === 0) return [];
  const accounts = count === 1 ? 'One account' : `${count} accounts`;
  const side = role === 'RECEIVABLE' ? 'credit' : 'debit';
  return [
    {
      code: 'BALANCES_EXCLUDED',
      message: `${accounts} with a ${side} balance at the start or the end: left out of the mean.`,
      account: null,
    },
  ];
}
