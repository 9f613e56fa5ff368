import { addDays, type PlainDate } from '../../ledger/plain-date.ts';
import { cloudSpike, cloudVendor } from '../anomalies.ts';
import { businessDayFrom, type DemoMonth, dayIn, monthIndex, months } from '../calendar.ts';
import type { DemoCurrency } from '../company.ts';
import { type Cents, type EntryBook, portion, whole } from '../entry-book.ts';
import { type Vendor, vendors } from '../lists/vendor-list.ts';
import type { Random } from '../random.ts';
import { bankOf } from './sales.ts';

interface Bill {
  readonly payee: string;
  readonly account: string;
  readonly currency?: DemoCurrency;
  readonly code: string;
  readonly memo: string;
  readonly billed: PlainDate;
  readonly paid: PlainDate;
  readonly cents: Cents;
}

/** A bill and, when it is due, its payment by bank. */
export function bookBill(book: EntryBook, bill: Bill): void {
  const { payee, code, memo, cents, currency = 'USD' } = bill;
  const payable = `liabilities:payable:vendors ${currency.toLowerCase()}`;
  book.add(
    { date: bill.billed, payee, code, memo },
    { account: bill.account, cents, currency },
    { account: payable, cents: -cents, currency },
  );
  book.add({ date: bill.paid, payee, code }, { account: payable, cents, currency }, { account: bankOf(currency), cents: -cents, currency });
}

/** Bills of all vendors but the ads and the cloud, which follow the business. */
export function bookVendors(book: EntryBook, random: Random): void {
  for (const vendor of vendors) {
    const draws = random.stream(`vendor ${vendor.name}`);
    const initials = vendor.name.replace(/[^A-Z]/g, '').slice(0, 3);
    let number = draws.between(100, 900);
    const day = draws.between(2, 24);
    for (const month of months) {
      if (!isDue(vendor, month, draws)) continue;
      number += draws.between(1, 9);
      const billed = businessDayFrom(dayIn(month, day));
      bookBill(book, {
        payee: vendor.name,
        account: vendor.account,
        currency: vendor.currency,
        code: `${initials}-${number}`,
        memo: draws.pick(vendor.memos),
        billed,
        paid: businessDayFrom(addDays(billed, vendor.terms)),
        cents: billOf(vendor, month, draws),
      });
    }
  }
}

function isDue(vendor: Vendor, month: DemoMonth, draws: Random): boolean {
  const { cadence } = vendor;
  if (cadence === 'MONTHLY') return true;
  if (cadence === 'QUARTERLY') return month.month % 3 === 1;
  if ('yearlyIn' in cadence) return month.month === cadence.yearlyIn;
  // Drawn every month, so that a year with fewer bills leaves the later ones as they are.
  const isDrawn = draws.below(100) < cadence.percent;
  return isDrawn && !(month.index >= layoffMonth && vendor.account.endsWith('recruiting'));
}

const layoffMonth = monthIndex('2025-05');

/** Costs that follow head count and customers grow until the layoff, and are cut after it; rents only step up each October. */
function billOf(vendor: Vendor, month: DemoMonth, draws: Random): Cents {
  const usual = whole(vendor.usual);
  if (vendor.spread === 0) return portion(usual, 100 + 3 * Math.floor(month.index / 12), 100);
  const grown = vendor.account.includes('contractors')
    ? portion(usual, contractorShare[month.index]!, 100)
    : portion(usual, month.index < layoffMonth ? 1000 + 8 * month.index : 820, 1000);
  const spread = 100 * vendor.spread;
  return portion(grown, 10_000 + draws.between(-spread, spread), 10_000);
}

/** Contractors in percent of their usual bill: fewer days after the layoff. */
// biome-ignore format: one line a fiscal year
const contractorShare = [
  190, 190, 180, 170, 160, 150, 130, 130, 120, 110, 105, 100,
  85, 80, 80, 80, 75, 75, 75, 75, 60, 35, 20, 15,
  12, 12, 12, 14, 20, 25, 30, 35, 35, 40, 40, 40,
];

/** Hosting grows with the customers; one month it is 3.4 times as much (anomaly S1). */
export function bookCloud(book: EntryBook, random: Random, customersByMonth: readonly number[]): void {
  const draws = random.stream('cloud');
  const spikeIndex = monthIndex(cloudSpike.month);
  for (const { index, last, label } of months) {
    // After the runaway month somebody cleaned up.
    const perCustomer = (index > spikeIndex ? 3100 : 3600) + draws.between(-80, 80);
    const usual = whole(3000) + BigInt(perCustomer) * BigInt(customersByMonth[index]!);
    bookBill(book, {
      payee: cloudVendor,
      account: 'expenses:cost of service:hosting',
      code: `SRC-${label}`,
      memo: index === spikeIndex ? 'compute and traffic, runaway export jobs' : 'compute and traffic',
      billed: last,
      paid: businessDayFrom(addDays(last, 20)),
      cents: index === spikeIndex ? portion(usual, cloudSpike.tenths, 10) : usual,
    });
  }
}

/** Ads in hundreds of dollars a month: strong in January and September. */
// biome-ignore format: one line a fiscal year
const adsBudget = [
  560, 640, 340, 700, 480, 400, 420, 420, 360, 330, 300, 440,
  260, 280, 180, 370, 300, 190, 200, 260, 200, 120, 120, 210,
  90, 80, 60, 180, 80, 80, 100, 110, 140, 150, 190, 290,
];

export function bookAds(book: EntryBook, random: Random): void {
  const draws = random.stream('ads');
  for (const { index, last, label } of months) {
    const budget = whole(100 * adsBudget[index]!);
    const search = portion(budget, draws.between(5500, 6500), 10_000);
    for (const [payee, account, cents] of [
      ['Brightwake Search Ads', 'expenses:marketing:ads search', search],
      ['Plaza Social Ads', 'expenses:marketing:ads social', budget - search],
    ] as const) {
      bookBill(book, {
        payee,
        account,
        code: `${payee.slice(0, 2).toUpperCase()}-${label}`,
        memo: draws.pick(['clicks that became trials', 'campaign for clinics', 'Kampagne Praxen', 'campagne de rentrée']),
        billed: last,
        paid: businessDayFrom(addDays(last, 15)),
        cents,
      });
    }
  }
}
