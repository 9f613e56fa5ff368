import { addDays, type PlainDate } from '../../ledger/plain-date.ts';
import { businessDayFrom, businessDaysLater, type DemoMonth, dayIn, lastDay, months } from '../calendar.ts';
import { currencies, type DemoCurrency } from '../company.ts';
import { type Cents, type EntryBook, type Line, portion, whole } from '../entry-book.ts';
import type { Random } from '../random.ts';
import { type Customer, isActive, monthlyPriceOf, type Plan, renewsIn, yearlyPriceOf } from './customers.ts';

/** Tax as a share of the net, in ten-thousandths: many customers are exempt or outside, so the mean is below the tariff. */
const taxRate: Record<DemoCurrency, number> = { USD: 310, EUR: 800, GBP: 2000 };
const taxAccount: Record<DemoCurrency, string> = {
  USD: 'liabilities:tax:sales tax',
  EUR: 'liabilities:tax:vat eu',
  GBP: 'liabilities:tax:vat uk',
};
const cardFeeRate = 290;
const cardPlans = ['starter', 'team', 'business'] as const;
const processor = 'Pelagic Card Processing';

function low(currency: DemoCurrency): string {
  return currency.toLowerCase();
}

export function bankOf(currency: DemoCurrency): string {
  return currency === 'USD' ? 'assets:bank:usd operating' : `assets:bank:${low(currency)}`;
}

interface Batch {
  readonly byPlan: Map<Plan, Cents>;
  charges: number;
}

/** Card subscriptions: charged day by day into a clearing account, settled two business days later less the fee. */
export function bookCardSales(book: EntryBook, random: Random, customers: readonly Customer[]): void {
  const draws = random.stream('refunds');
  const refundMonths = new Set(draws.shuffled(months.map((month) => month.index)).slice(0, 4));
  for (const month of months) {
    for (const currency of currencies) {
      const batches = batchesOf(customers, month, currency);
      const refundCount = currency !== 'USD' ? 0 : refundMonths.has(month.index) ? 2 : 1;
      const refundDays = new Set(draws.shuffled([...batches.keys()]).slice(0, refundCount));
      for (const [day, batch] of batches) {
        const refund = refundDays.has(day) ? portion(monthlyRefund(draws, month.index), 10_000 + taxRate[currency], 10_000) : 0n;
        bookBatch(book, day, currency, batch, refund);
      }
    }
  }
}

/** 36 months with one refund and four with two make the story's 40. */
function monthlyRefund(draws: Random, monthIndex: number): Cents {
  const old = monthIndex < 15;
  return whole(draws.pick(old ? [49, 49, 199, 199, 799] : [59, 59, 239, 239, 939]));
}

function batchesOf(customers: readonly Customer[], month: DemoMonth, currency: DemoCurrency): Map<PlainDate, Batch> {
  const batches = new Map<PlainDate, Batch>();
  for (const customer of customers) {
    if (customer.billing !== 'CARD' || customer.currency !== currency || !isActive(customer, month.index)) continue;
    const day = businessDayFrom(dayIn(month, customer.billingDay));
    let batch = batches.get(day);
    if (!batch) {
      batch = { byPlan: new Map(), charges: 0 };
      batches.set(day, batch);
    }
    batch.byPlan.set(customer.plan, (batch.byPlan.get(customer.plan) ?? 0n) + monthlyPriceOf(customer, month.index));
    batch.charges += 1;
  }
  return batches;
}

function bookBatch(book: EntryBook, day: PlainDate, currency: DemoCurrency, batch: Batch, refund: Cents): void {
  const nets = cardPlans.map((plan) => batch.byPlan.get(plan) ?? 0n);
  const net = nets.reduce((sum, cents) => sum + cents, 0n);
  const tax = portion(net, taxRate[currency], 10_000);
  const gross = net + tax;
  const clearing = `assets:clearing:card ${low(currency)}`;
  const code = `B${day.replaceAll('-', '').slice(2)}${currency[0]}`;
  book.add(
    { date: day, payee: processor, memo: `plan charges, ${batch.charges} cards`, code },
    { account: clearing, cents: gross, currency },
    ...cardPlans.map((plan, i): Line => ({ account: `revenue:subscriptions:${plan}`, cents: -nets[i]!, currency })),
    { account: taxAccount[currency], cents: -tax, currency },
  );
  if (refund > 0n) {
    const refundTax = refund - portion(refund, 10_000, 10_000 + taxRate[currency]);
    book.add(
      { date: day, payee: processor, memo: 'money back to a customer who cancelled', code: `${code}R` },
      { account: 'revenue:refunds', cents: refund - refundTax, currency },
      { account: taxAccount[currency], cents: refundTax, currency },
      { account: clearing, cents: -refund, currency },
    );
  }
  const fee = portion(gross, cardFeeRate, 10_000);
  book.add(
    { date: businessDaysLater(day, 2), payee: 'PELAGIC PAYOUT', memo: 'batch settled less 2.9%', code },
    { account: bankOf(currency), cents: gross - refund - fee, currency },
    { account: 'expenses:cost of service:card fees', cents: fee, currency },
    { account: clearing, cents: refund - gross, currency },
  );
}

interface Invoice {
  readonly customer: Customer;
  readonly date: PlainDate;
  readonly net: Cents;
  readonly monthIndex: number;
}

/** Invoiced subscriptions: a month of Business, or a prepaid year of Enterprise that is deferred and released. */
export function bookInvoices(book: EntryBook, random: Random, customers: readonly Customer[]): void {
  const draws = random.stream('invoices');
  const invoices = months.flatMap((month) => invoicesOf(customers, month));
  // Spread the 25 credit notes and the 6 bad debts over the years; the last months' invoices are still open.
  const settled = invoices.length - 160;
  const credited = new Set(Array.from({ length: 25 }, (_, i) => Math.floor(((2 * i + 1) * settled) / 50)));
  const unpaid = new Set<number>();
  for (let i = 0; unpaid.size < 6; i++) {
    let at = Math.floor(((2 * unpaid.size + 1) * settled) / 12) + i;
    while (invoices[at]!.customer.plan === 'enterprise' || credited.has(at)) at += 1;
    unpaid.add(at);
  }
  for (const [position, invoice] of invoices.entries()) {
    const code = `INV-${String(1201 + position)}`;
    bookInvoice(book, invoice, code, credited.has(position), unpaid.has(position), draws);
  }
}

function invoicesOf(customers: readonly Customer[], month: DemoMonth): Invoice[] {
  const due = customers.filter(
    (customer) =>
      customer.billing === 'INVOICE' &&
      isActive(customer, month.index) &&
      (customer.plan !== 'enterprise' || renewsIn(customer, month.index)),
  );
  return due
    .map((customer) => {
      const net = customer.plan === 'enterprise' ? yearlyPriceOf(customer, month.index) : monthlyPriceOf(customer, month.index);
      return { customer, date: businessDayFrom(dayIn(month, customer.billingDay)), net, monthIndex: month.index };
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function bookInvoice(book: EntryBook, invoice: Invoice, code: string, isCredited: boolean, isUnpaid: boolean, draws: Random): void {
  const { customer, date, net } = invoice;
  const { currency, name } = customer;
  const tax = portion(net, taxRate[currency], 10_000);
  const receivable = `assets:receivable:customers ${low(currency)}`;
  const isYear = customer.plan === 'enterprise';
  book.add(
    { date, payee: name, code, memo: isYear ? 'twelve months in advance' : 'Business plan, monthly', tags: ['recurring:'] },
    { account: receivable, cents: net + tax, currency },
    { account: isYear ? `liabilities:deferred:${low(currency)}` : 'revenue:subscriptions:business', cents: -net, currency },
    { account: taxAccount[currency], cents: -tax, currency },
  );
  const credit = isCredited ? portion(isYear ? portion(net, 1, 12) : net, draws.pick([10, 15, 20, 25]), 100) : 0n;
  if (credit > 0n) {
    book.add(
      { date: businessDayFrom(addDays(date, 9)), payee: name, code: `CN-${code.slice(4)}`, memo: 'goodwill after the outage' },
      { account: 'revenue:credit notes', cents: credit, currency },
      { account: receivable, cents: -credit, currency },
    );
  }
  if (isUnpaid) {
    book.add(
      { date: businessDayFrom(addDays(date, 120)), payee: name, code, memo: 'will not pay any more, written off' },
      { account: 'expenses:bad debts', cents: net, currency },
      { account: taxAccount[currency], cents: tax, currency },
      { account: receivable, cents: -(net + tax), currency },
    );
    return;
  }
  const paid = businessDayFrom(addDays(date, isYear ? draws.between(26, 34) : draws.between(14, 40)));
  if (paid > lastDay) return;
  book.add(
    { date: paid, payee: name, code, memo: draws.pick(['thank you', 'wire received', 'Überweisung', 'virement reçu', 'ACH credit']) },
    { account: bankOf(currency), cents: net + tax - credit, currency },
    { account: receivable, cents: credit - (net + tax), currency },
  );
}

/** A twelfth of every running enterprise year becomes revenue at the month's end; the last month takes what is left. */
export function bookReleases(book: EntryBook, customers: readonly Customer[]): void {
  for (const month of months) {
    for (const currency of currencies) {
      const released = customers.reduce((sum, customer) => sum + releaseOf(customer, currency, month.index), 0n);
      if (released === 0n) continue;
      book.add(
        { date: month.last, payee: 'Tidewater Software', memo: `earned part of prepaid years, ${currency}`, tags: ['recurring:'] },
        { account: `liabilities:deferred:${low(currency)}`, cents: released, currency },
        { account: 'revenue:subscriptions:enterprise', cents: -released, currency },
      );
    }
  }
}

function releaseOf(customer: Customer, currency: DemoCurrency, monthIndex: number): Cents {
  if (customer.plan !== 'enterprise' || customer.currency !== currency || !isActive(customer, monthIndex)) return 0n;
  const monthOfYear = (monthIndex - customer.since) % 12;
  const yearly = yearlyPriceOf(customer, monthIndex - monthOfYear);
  const twelfth = yearly / 12n;
  return monthOfYear === 11 ? yearly - 11n * twelfth : twelfth;
}

/** What the books owe at their opening for enterprise years invoiced before them. */
export function deferredAtOpening(customers: readonly Customer[], currency: DemoCurrency): Cents {
  let owed = 0n;
  for (const customer of customers) {
    if (customer.since >= 0) continue;
    for (let index = 0; index < 12 + customer.since; index++) owed += releaseOf(customer, currency, index);
  }
  return owed;
}

/** Onboarding projects and trainings, paid at once by wire: a few a month. */
export function bookServices(book: EntryBook, random: Random, customers: readonly Customer[]): void {
  const draws = random.stream('services');
  for (const month of months) {
    const fresh = customers.filter((customer) => customer.since === month.index && customer.plan === 'enterprise').slice(0, 4);
    for (const customer of fresh) {
      const isTraining = draws.below(3) === 0;
      const cents = whole(isTraining ? 1200 + 300 * draws.below(4) : 2500 + 500 * draws.below(6));
      book.add(
        {
          date: businessDayFrom(dayIn(month, draws.between(5, 26))),
          payee: customer.name,
          memo: isTraining ? 'workshop for the front desk' : 'Einrichtung und Datenübernahme',
        },
        { account: bankOf(customer.currency), cents, currency: customer.currency },
        { account: isTraining ? 'revenue:services:training' : 'revenue:services:onboarding', cents: -cents, currency: customer.currency },
      );
    }
  }
}
