import type { Chart, ChartAccount } from './chart.ts';
import type { Decimal } from './decimal.ts';
import type { DateRange } from './period.ts';
import type { PlainDate } from './plain-date.ts';
import { FlowSpans } from './spans.ts';
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
  /** A day of its span, no later than any posting in it. */
  readonly on: PlainDate;
  readonly amount: Decimal;
  /** The amount at the rates of the days the cash moved. */
  readonly valued: Valued;
  /** The debits alone, likewise. Zero or more. */
  readonly paid: Valued;
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
    bounds: readonly PlainDate[],
  ) {
    const spans = () => new FlowSpans(bounds);
    this.sections = { OPERATING: spans(), INVESTING: spans(), FINANCING: spans() };
    this.openings = spans();
    this.burned = spans();
    for (const sum of sums) this.add(sum);
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

  private add(sum: CounterSum): void {
    const flow = sum.valued.negated();
    if (sum.isOpening) {
      this.openings.add(sum.accountId, sum.on, flow);
      return;
    }
    const account = this.chart.account(sum.accountId);
    const section = sectionOf(account);
    this.sections[section].add(sum.accountId, sum.on, flow);
    if (section === 'FINANCING') return;
    if (refunds(account)) this.burned.add(sum.accountId, sum.on, sum.valued);
    else if (sum.paid !== Valued.nothing) this.burned.add(sum.accountId, sum.on, sum.paid);
  }
}

/** An inflow from such an account takes back what was paid. */
function refunds(account: ChartAccount): boolean {
  return account.type === 'EXPENSE' || account.role === 'PAYABLE';
}
