import { months } from '../calendar.ts';
import type { DemoCurrency } from '../company.ts';
import { type Cents, portion, whole } from '../entry-book.ts';
import { cities, companyPrefixes, companyTrades } from '../lists/customer-names.ts';
import type { Random } from '../random.ts';

export type Plan = 'starter' | 'team' | 'business' | 'enterprise';

export interface Customer {
  readonly name: string;
  readonly plan: Plan;
  readonly currency: DemoCurrency;
  readonly billing: 'CARD' | 'INVOICE';
  /** 1 to 28. */
  readonly billingDay: number;
  /** Index of the first month billed in these books; negative where the customer was there before them. */
  readonly since: number;
  /** Index of the first month that is not billed any more; null while still a customer. */
  until: number | null;
  /** Of an enterprise contract's first year; 0 for the other plans. */
  readonly yearlyCents: Cents;
}

const priceRiseMonth = 15; // January 2025

/** List prices in whole units of the currency: before and after the price rise. */
const prices: Record<Exclude<Plan, 'enterprise'>, Record<DemoCurrency, readonly [number, number]>> = {
  starter: { USD: [49, 59], EUR: [46, 55], GBP: [39, 47] },
  team: { USD: [199, 239], EUR: [185, 222], GBP: [159, 190] },
  business: { USD: [799, 939], EUR: [745, 875], GBP: [639, 750] },
};

/** What a customer pays for the month, before tax. */
export function monthlyPriceOf(customer: Customer, monthIndex: number): Cents {
  if (customer.plan === 'enterprise') return 0n;
  return whole(prices[customer.plan][customer.currency][monthIndex >= priceRiseMonth ? 1 : 0]);
}

/** What a year from `monthIndex` on costs an enterprise customer: contracts of 2025 and later cost 12% more. */
export function yearlyPriceOf(customer: Customer, monthIndex: number): Cents {
  return monthIndex >= priceRiseMonth && customer.since < priceRiseMonth ? portion(customer.yearlyCents, 112, 100) : customer.yearlyCents;
}

/** True in the month of every year in which an enterprise contract is invoiced. */
export function renewsIn(customer: Customer, monthIndex: number): boolean {
  return customer.plan === 'enterprise' && monthIndex >= customer.since && (monthIndex - customer.since) % 12 === 0;
}

export function isActive(customer: Customer, monthIndex: number): boolean {
  return customer.since <= monthIndex && (customer.until === null || monthIndex < customer.until);
}

const customersAtStart = 180;
const customersAtEnd = 620;

/** Customers at the end of a month: a steady climb that is a little steeper after the price rise has settled. */
function targetOf(index: number): number {
  const step = index + 1;
  const straight = (customersAtEnd - customersAtStart) * step;
  return customersAtStart + Math.floor((straight - Math.floor(((36 - step) * step * 4) / 3)) / 36);
}

/** Grows and shrinks the customer list month by month: churn falls from 2.1% to 1.2% a month. */
export function simulateCustomers(random: Random): { customers: Customer[]; byMonth: number[] } {
  const draws = random.stream('customers');
  const names = customerNames(random);
  const enterprise = new EnterpriseQuota();
  // Those of the first day came over the year before, so that their contracts do not all renew at once.
  const customers = Array.from({ length: customersAtStart }, (_, i) => {
    const inEnterprise = enterprise.next(0);
    return newcomer(draws, names, -1 - (inEnterprise ? (5 * enterprise.given) % 12 : i % 12), 0, inEnterprise);
  });
  const byMonth: number[] = [];
  let churnRemainder = 0;
  for (const { index } of months) {
    const active = customers.filter((customer) => isActive(customer, index));
    churnRemainder += active.length * (210 - Math.floor((90 * index) / 35));
    const leaving = Math.floor(churnRemainder / 10_000);
    churnRemainder -= leaving * 10_000;
    // An enterprise customer leaves only when its paid year is over.
    const free = active.filter((customer) => customer.plan !== 'enterprise' || renewsIn(customer, index));
    for (const customer of draws.shuffled(free).slice(0, leaving)) customer.until = index;
    const missing = targetOf(index) - (active.length - leaving);
    for (let i = 0; i < missing; i++) customers.push(newcomer(draws, names, index, index, enterprise.next(index)));
    byMonth.push(customers.filter((customer) => isActive(customer, index)).length);
  }
  return { customers, byMonth };
}

/** Enterprise contracts come evenly, so that chance does not make one month's cash: 6.5% of newcomers, later 7.6%. */
class EnterpriseQuota {
  given = 0;
  private perMille = 500;

  next(monthIndex: number): boolean {
    this.perMille += 65 + Math.floor(monthIndex / 3);
    if (this.perMille < 1000) return false;
    this.perMille -= 1000;
    this.given += 1;
    return true;
  }
}

function newcomer(draws: Random, names: Iterator<string>, since: number, monthIndex: number, inEnterprise: boolean): Customer {
  const plan = inEnterprise
    ? 'enterprise'
    : draws.weighted<Plan>({ starter: 300 - 3 * monthIndex, team: 350 - 2 * monthIndex, business: 300 + 8 * monthIndex });
  const currency = draws.weighted<DemoCurrency>({ USD: 64, EUR: 22, GBP: 14 });
  const billing = inEnterprise || (plan === 'business' && draws.below(100) < 20) ? 'INVOICE' : 'CARD';
  const yearlyUnits = inEnterprise ? 600 * (30 + Math.min(draws.below(71), draws.below(71))) : 0;
  return {
    name: names.next().value,
    plan,
    currency,
    billing,
    // Euro and pound cards are charged on seven days of the month only.
    billingDay: currency === 'USD' ? draws.between(1, 28) : 1 + 4 * draws.below(7),
    since,
    until: null,
    yearlyCents: whole(yearlyUnits),
  };
}

/** Never-ending unique company names; English, German and French ones as the trades are. */
function* customerNames(random: Random): Generator<string, string> {
  const draws = random.stream('customer names');
  const all = draws.shuffled(companyTrades.flatMap((trade) => companyPrefixes.map((prefix) => `${prefix} ${trade}`)));
  for (const name of all) yield name;
  for (let i = 2; ; i++) for (const name of all) yield `${name} ${draws.pick(cities)} ${i}`;
}
