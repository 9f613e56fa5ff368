import { Decimal } from '../ledger/decimal.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import { months } from './calendar.ts';
import type { DemoCompany, DemoCurrency, DemoEntry, DemoPosting } from './company.ts';

/** Figures of one month in USD, unrounded. */
interface MeasuredMonth {
  readonly label: string;
  /** At the month's last rates. */
  readonly cash: Decimal;
  /** Cash that went out but for financing; negative where more came in. */
  readonly netBurn: Decimal;
  /** Mean net burn of this month and the two before it, fewer at the start. */
  readonly burnRate: Decimal;
}

const isCash = (account: string): boolean => account.startsWith('assets:bank') || account.startsWith('assets:clearing');
const isFinancing = (account: string): boolean => /^(equity|liabilities:(cards|loans|credit line))(:|$)/.test(account);

/** The story's curve, read off the entries themselves: how the demo's own tests know that it has the shape it should have. */
export function measured(company: DemoCompany): MeasuredMonth[] {
  const rateOn = rateTable(company);
  const burns: Decimal[] = [];
  const held = new Map<DemoCurrency, Decimal>();
  let next = 0;
  return months.map(({ label, last }, index) => {
    let netBurn = Decimal.zero;
    for (; next < company.entries.length && company.entries[next]!.date <= last; next++) {
      const entry = company.entries[next]!;
      for (const { account, commodity, quantity } of entry.postings) {
        if (isCash(account)) held.set(commodity, (held.get(commodity) ?? Decimal.zero).plus(quantity));
      }
      netBurn = netBurn.plus(burnOf(entry, rateOn));
    }
    burns.push(netBurn);
    const recent = burns.slice(-3);
    const cash = Decimal.sum([...held].map(([commodity, quantity]) => quantity.times(rateOn(commodity, last))));
    return { label, cash, netBurn, burnRate: Decimal.sum(recent).dividedBy(Decimal.of(BigInt(Math.min(3, index + 1))), 6) };
  });
}

function burnOf(entry: DemoEntry, rateOn: RateOn): Decimal {
  if (!entry.postings.some(({ account }) => isCash(account))) return Decimal.zero;
  const others = entry.postings.filter(({ account }) => !isCash(account) && !isFinancing(account));
  return Decimal.sum(others.map((posting) => atCost(posting, entry.date, rateOn)));
}

function atCost({ quantity, commodity, cost }: DemoPosting, date: PlainDate, rateOn: RateOn): Decimal {
  if (cost) return quantity.sign < 0 ? cost.negated() : cost;
  return quantity.times(rateOn(commodity, date));
}

type RateOn = (commodity: DemoCurrency, date: PlainDate) => Decimal;

/** The latest price on or before the day, as typed: the inverted one too. */
function rateTable({ rates }: DemoCompany): RateOn {
  const found = new Map<string, Decimal>();
  return (commodity, date) => {
    if (commodity === 'USD') return Decimal.one;
    const key = `${commodity} ${date}`;
    let rate = found.get(key);
    if (!rate) {
      rate = rates.findLast((price) => price.commodity === commodity && price.on <= date)!.rate;
      found.set(key, rate);
    }
    return rate;
  };
}
