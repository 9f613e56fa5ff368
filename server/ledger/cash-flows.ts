import type { Chart, ChartAccount } from './chart.ts';
import type { Decimal } from './decimal.ts';
import type { DateRange } from './period.ts';
import type { PlainDate } from './plain-date.ts';
import { FlowSpans } from './spans.ts';
import type { Valuation } from './valuation.ts';
import { Valued } from './valued.ts';

/**
 * Cash flow by the direct method: each entry that touches cash is split over its other postings, its counter-postings,
 * at cost and at the rates of the day the cash moved.
 */
const cashSections = ['OPERATING', 'INVESTING', 'FINANCING'] as const;
export type CashSection = (typeof cashSections)[number];

/** The sum of counter-postings of one account in one commodity within a span. Debit-positive: what was paid, not received. */
export interface CounterSum {
  readonly accountId: number;
  readonly commodityId: number;
  /** True where the entries bring opening balances into the book: what they hold besides cash was not paid for. */
  readonly isOpening: boolean;
  /** The earliest day in it; its postings share this day's rate. */
  readonly on: PlainDate;
  readonly amount: Decimal;
  /** The debits alone. Zero or more. */
  readonly paid: Decimal;
  /** The credits alone. Zero or less. */
  readonly received: Decimal;
}

/** The accounts that decide what is a cash flow. */
interface CashAccounts {
  readonly cash: readonly number[];
  /** Equity that only holds the two sides of exchanges: their difference is a currency effect, no flow. */
  readonly conversions: readonly number[];
  /** Equity that opening balances come from. */
  readonly openings: readonly number[];
}

const openingName = /\b(opening|closing)/i;

export function cashAccountsOf(chart: Chart): CashAccounts {
  const ids = (accounts: readonly ChartAccount[]) => accounts.map((account) => account.id);
  return {
    cash: ids(chart.ofRole('CASH')),
    conversions: ids(chart.accounts.filter((account) => account.isConversion)),
    openings: ids(chart.ofType('EQUITY').filter((account) => openingName.test(account.fullName))),
  };
}

/** Where a counter-account's flows stand. Untyped accounts are operating; reports warn of them. */
export function sectionOf(account: ChartAccount): CashSection {
  if (account.type === 'EQUITY' || account.role === 'DEBT_SHORT' || account.role === 'DEBT_LONG') return 'FINANCING';
  return account.role === 'FIXED_ASSET' || account.role === 'MARKETABLE_SECURITY' ? 'INVESTING' : 'OPERATING';
}

/** Cash flows by counter-account over the spans between `bounds`. All amounts are positive where cash came in, but gross burn. */
export class CashFlows {
  private readonly sections: Record<CashSection, FlowSpans>;
  private readonly openings: FlowSpans;
  private readonly burned: FlowSpans;

  constructor(
    private readonly chart: Chart,
    sums: readonly CounterSum[],
    valuation: Valuation,
    bounds: readonly PlainDate[],
  ) {
    const spans = () => new FlowSpans(bounds);
    this.sections = { OPERATING: spans(), INVESTING: spans(), FINANCING: spans() };
    this.openings = spans();
    this.burned = spans();
    for (const sum of sums) this.add(sum, valuation);
  }

  /** By counter-account; opening balances are not in it. Both ends of the range must be bounds. */
  section(section: CashSection, range: DateRange): Map<number, Valued> {
    return this.sections[section].within(range);
  }

  /** Financing too, but of no account in particular: the cash of opening balances. */
  opening(range: DateRange): Valued {
    return Valued.sum(this.openings.within(range).values());
  }

  /** Cash paid out to accounts that are not financing, less refunds from expenses and payables. By counter-account. */
  grossBurn(range: DateRange): Map<number, Valued> {
    return this.burned.within(range);
  }

  private add(sum: CounterSum, valuation: Valuation): void {
    const rate = valuation.rate(sum.commodityId, sum.on);
    const flow = Valued.of(sum.amount, rate, sum.commodityId, sum.on).negated();
    if (sum.isOpening) {
      this.openings.add(sum.accountId, sum.on, flow);
      return;
    }
    const account = this.chart.account(sum.accountId);
    const section = sectionOf(account);
    this.sections[section].add(sum.accountId, sum.on, flow);
    if (section === 'FINANCING') return;
    const burned = refunds(account) ? sum.amount : sum.paid;
    if (!sum.paid.isZero || refunds(account)) this.burned.add(sum.accountId, sum.on, Valued.of(burned, rate, sum.commodityId, sum.on));
  }
}

/** An inflow from such an account takes back what was paid. */
function refunds(account: ChartAccount): boolean {
  return account.type === 'EXPENSE' || account.role === 'PAYABLE';
}
