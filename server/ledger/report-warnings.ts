import type { ChartAccount } from './chart.ts';
import type { Valuation } from './valuation.ts';
import type { LeftOut } from './valued.ts';

/** As the contract's `Warning`, with the account as the chart knows it. */
export interface ReportWarning {
  readonly code: string;
  readonly message: string;
  readonly account: ChartAccount | null;
}

/** An unclassified book may have thousands of such accounts: a reader needs to see which kind, not each. */
const untypedShownMax = 100;

/** One for each account of no known type. */
export function untypedWarnings(accounts: readonly ChartAccount[]): ReportWarning[] {
  const shown = accounts.slice(0, untypedShownMax).map((account) => ({
    code: 'UNTYPED_ACCOUNT',
    message: `${account.fullName} has no type, so it stands in no section of its own. Classify it, or declare its type in the books.`,
    account,
  }));
  const more = accounts.length - shown.length;
  if (more === 0) return shown;
  return [
    ...shown,
    { code: 'UNTYPED_ACCOUNT', message: `${more} more accounts have no type. Classifying a parent is enough.`, account: null },
  ];
}

/** One for each account of no known type whose postings stand against cash. */
export function untypedFlowWarnings(accounts: readonly ChartAccount[]): ReportWarning[] {
  return accounts.map((account) => ({
    code: 'UNTYPED_ACCOUNT',
    message: `${account.fullName} has no type, so its cash flow counts as operating. Declare its type or classify it.`,
    account,
  }));
}

/** One for each commodity that some figure lacks a rate for. */
export function unpricedWarnings(valuation: Valuation, leftOut: readonly LeftOut[]): ReportWarning[] {
  const left = leftOut.filter(({ amount }) => !amount.isZero);
  const symbols = [...new Set(left.map((part) => part.commodityId))].sort((a, b) => a - b).map((id) => valuation.symbol(id));
  return symbols.map((symbol) => ({
    code: 'UNPRICED',
    message: `Some amounts of ${symbol} have no rate to ${valuation.currency} on their day and are left out of totals. Add a price on or before that day.`,
    account: null,
  }));
}
