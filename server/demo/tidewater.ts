import { anomalies } from './anomalies.ts';
import { chart } from './chart.ts';
import type { DemoCompany } from './company.ts';
import { EntryBook } from './entry-book.ts';
import { bookCards, bookReimbursements } from './parts/cards.ts';
import { simulateCustomers } from './parts/customers.ts';
import {
  bookCreditLine,
  bookEquity,
  bookFixedAssets,
  bookOpening,
  bookPrepayments,
  bookVehicleLease,
  bookVentureLoan,
} from './parts/financing.ts';
import { bookAds, bookCloud, bookVendors } from './parts/payables.ts';
import { bookPayroll } from './parts/payroll.ts';
import { bookPlanted } from './parts/planted.ts';
import { Market } from './parts/rates.ts';
import { bookCardSales, bookInvoices, bookReleases, bookServices } from './parts/sales.ts';
import { bookBankFees, bookExchanges, bookSweeps, bookTaxes } from './parts/treasury.ts';
import { Random } from './random.ts';

const tidewaterSeed = 42;

/**
 * The books of "Tidewater Software, Inc.", October 2023 to September 2026: the same seed gives the same books to the byte.
 * Whatever moves money between the company's own accounts comes last, because it answers to all the rest.
 */
export function generateTidewater(seed: number = tidewaterSeed): DemoCompany {
  const random = new Random(seed);
  const book = new EntryBook();
  const market = new Market(random);
  const { customers, byMonth } = simulateCustomers(random);

  bookOpening(book, customers);
  bookEquity(book);
  bookCardSales(book, random, customers);
  bookInvoices(book, random, customers);
  bookReleases(book, customers);
  bookServices(book, random, customers);
  const headcountByMonth = bookPayroll(book, random);
  bookVendors(book, random);
  bookCloud(book, random, byMonth);
  bookAds(book, random);
  bookCards(book, random);
  bookReimbursements(book, random);
  bookVentureLoan(book);
  bookVehicleLease(book);
  bookCreditLine(book);
  bookFixedAssets(book, headcountByMonth);
  bookPrepayments(book);
  bookPlanted(book);
  bookTaxes(book);
  bookBankFees(book);
  bookExchanges(book, market);
  bookSweeps(book);

  return {
    name: 'Tidewater Software, Inc.',
    baseCurrency: 'USD',
    fiscalYearStartMonth: 10,
    accounts: chart,
    rates: market.priceList(),
    entries: book.inDateOrder(),
    anomalies,
    customersByMonth: byMonth,
    headcountByMonth,
  };
}
