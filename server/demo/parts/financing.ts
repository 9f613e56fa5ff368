import { addMonths, plainDate } from '../../ledger/plain-date.ts';
import { businessDayFrom, type DemoMonth, dayIn, monthIndex, months } from '../calendar.ts';
import { currencies } from '../company.ts';
import { type Cents, type EntryBook, type Line, portion, whole } from '../entry-book.ts';
import type { Customer } from './customers.ts';
import { bankOf, deferredAtOpening } from './sales.ts';

const operating = 'assets:bank:usd operating';

/** Bills and withheld taxes of September 2023 that are paid in October. */
// biome-ignore format: a table
const owedAtOpening = [
  ['2023-10-10', 'Northwharf Properties', 'liabilities:payable:vendors usd', 11_800, 'USD'],
  ['2023-10-12', 'Ravenlog Observability', 'liabilities:payable:vendors usd', 2_280, 'USD'],
  ['2023-10-16', 'Brightwake Search Ads', 'liabilities:payable:vendors usd', 31_300, 'USD'],
  ['2023-10-16', 'Plaza Social Ads', 'liabilities:payable:vendors usd', 21_450, 'USD'],
  ['2023-10-20', 'Stratus Ridge Cloud', 'liabilities:payable:vendors usd', 9_260, 'USD'],
  ['2023-10-24', 'Kitestring CRM', 'liabilities:payable:vendors usd', 1_650, 'USD'],
  ['2023-10-27', 'Lanternfish Helpdesk', 'liabilities:payable:vendors usd', 1_470, 'USD'],
  ['2023-10-19', 'Mareike Ohlsen Softwarebau', 'liabilities:payable:vendors eur', 7_400, 'EUR'],
  ['2023-10-25', 'Studio Lindenhof GmbH', 'liabilities:payable:vendors eur', 6_150, 'EUR'],
  ['2023-10-23', 'Gower Lane PR Ltd', 'liabilities:payable:vendors gbp', 2_350, 'GBP'],
  ['2023-10-16', 'IRS USATAXPYMT', 'liabilities:tax:federal withholding', 14_900, 'USD'],
  ['2023-10-16', 'IRS USATAXPYMT FICA', 'liabilities:tax:social security', 16_500, 'USD'],
  ['2023-10-16', 'STATE OF OREGON REVENUE', 'liabilities:tax:state withholding', 5_050, 'USD'],
] as const;
const reserve = 'assets:bank:usd reserve';

/**
 * What was there on the first day, against the owners' opening balance: cash by an entry of its own, so that no cash flow
 * statement takes a debt of last year for money spent.
 */
export function bookOpening(book: EntryBook, customers: readonly Customer[]): void {
  bookOpeningLines(book, 'cash as of the first day of fiscal 2024', [
    { account: operating, cents: whole(118_400) },
    { account: 'assets:bank:usd payroll', cents: whole(5_000) },
    { account: reserve, cents: whole(822_000) },
    { account: 'assets:bank:eur', cents: whole(61_300), currency: 'EUR' },
    { account: 'assets:bank:gbp', cents: whole(34_750), currency: 'GBP' },
  ]);
  bookOpeningLines(book, 'all else as of the first day of fiscal 2024', [
    { account: 'assets:deposits:rent deposit', cents: whole(23_600) },
    { account: 'assets:fixed:laptops', cents: whole(30_800) },
    { account: 'assets:fixed:accumulated laptops', cents: -whole(8_900) },
    { account: 'assets:fixed:furniture', cents: whole(22_050) },
    { account: 'assets:fixed:accumulated furniture', cents: -whole(3_150) },
    { account: 'equity:common stock', cents: -whole(1_000) },
    ...owedAtOpening.map(([, , account, units, currency]): Line => ({ account, cents: -whole(units), currency })),
    ...currencies.map(
      (currency): Line => ({
        account: `liabilities:deferred:${currency.toLowerCase()}`,
        cents: -deferredAtOpening(customers, currency),
        currency,
      }),
    ),
  ]);
  for (const [date, payee, account, units, currency] of owedAtOpening) {
    const cents = whole(units);
    book.add(
      { date: plainDate(date), payee, memo: 'of September' },
      { account, cents, currency },
      { account: bankOf(currency), cents: -cents, currency },
    );
  }
}

function bookOpeningLines(book: EntryBook, memo: string, held: readonly Line[]): void {
  const remainders = currencies.map((currency): Line => {
    const sum = held.reduce((total, line) => ((line.currency ?? 'USD') === currency ? total + line.cents : total), 0n);
    return { account: 'equity:opening balances', cents: -sum, currency };
  });
  book.add({ date: plainDate('2023-10-01'), payee: 'Opening balances', memo }, ...held, ...remainders);
}

/** The seed round and what it cost, collateral for the lease of the office, and staff who exercised options. */
export function bookEquity(book: EntryBook): void {
  const pay = (date: string, payee: string, memo: string, debit: string, credit: string, units: number): void =>
    book.add({ date: plainDate(date), payee, memo }, { account: debit, cents: whole(units) }, { account: credit, cents: -whole(units) });
  pay('2023-10-06', 'Breakwater Ventures Fund II', 'seed round, first closing', reserve, 'equity:seed preferred', 2_500_000);
  pay('2023-10-13', 'Gannet Angels Syndicate', 'seed round, second closing', reserve, 'equity:seed preferred', 1_000_000);
  pay('2023-10-20', 'Marrow & Finch LLP', 'papers of the round', 'equity:issuance costs', operating, 46_000);
  pay('2023-10-10', 'Tidal First Bank', 'pledged for the office lease', 'assets:bank:usd collateral', operating, 25_000);
  pay(
    '2024-08-05',
    'Northwharf Properties',
    'more months of security for the larger floor',
    'assets:deposits:rent deposit',
    operating,
    11_800,
  );
  pay('2024-03-12', 'Jonah Whitlock', 'options exercised', operating, 'equity:common stock', 2_400);
  pay('2025-06-24', 'Priya Raman', 'options exercised', operating, 'equity:common stock', 3_150);
  pay('2026-04-14', 'Celia Vance', 'options exercised', operating, 'equity:common stock', 1_875);
}

const loanDrawn = monthIndex('2024-07');
const firstRepayment = monthIndex('2025-02');
const loanPayment = 4_622_100n;

/** 1.2 M at 11.5%: six payments of interest alone, then equal payments over the 30 months that are left. */
export function bookVentureLoan(book: EntryBook): void {
  let owed = whole(1_200_000);
  book.add(
    { date: plainDate('2024-07-01'), payee: 'Kittiwake Growth Lending', memo: 'facility A, 36 months', code: 'KGL-A' },
    { account: reserve, cents: owed },
    { account: 'liabilities:loans:venture loan', cents: -owed },
  );
  for (const month of months.slice(loanDrawn + 1)) {
    const interest = portion(owed, 115, 12_000);
    const principal = month.index >= firstRepayment ? loanPayment - interest : 0n;
    owed -= principal;
    book.add(
      {
        date: businessDayFrom(month.first),
        payee: 'Kittiwake Growth Lending',
        memo: principal > 0n ? 'instalment' : 'interest only',
        code: 'KGL-A',
      },
      { account: 'expenses:interest', cents: interest },
      { account: 'liabilities:loans:venture loan', cents: principal },
      { account: operating, cents: -(interest + principal) },
    );
  }
}

/** The delivery van: 41,000 at 6% over five years, taken over in February 2024. */
export function bookVehicleLease(book: EntryBook): void {
  let owed = whole(41_000);
  book.add(
    { date: plainDate('2024-02-12'), payee: 'Piston & Pine Leasing', memo: 'van taken over', code: 'PPL-7731' },
    { account: 'assets:fixed:vehicle', cents: owed },
    { account: 'liabilities:loans:vehicle lease', cents: -owed },
  );
  for (const month of months.slice(monthIndex('2024-03'))) {
    const interest = portion(owed, 6, 1200);
    const principal = 79_260n - interest;
    owed -= principal;
    book.add(
      { date: businessDayFrom(dayIn(month, 12)), payee: 'Piston & Pine Leasing', memo: 'van', code: 'PPL-7731' },
      { account: 'liabilities:loans:vehicle lease', cents: principal },
      { account: 'expenses:interest', cents: interest },
      { account: operating, cents: -79_260n },
    );
  }
}

/** Positive: drawn; negative: paid back. */
const lineMoves: readonly (readonly [date: string, units: number])[] = [
  ['2025-07-08', 350_000],
  ['2026-01-13', 380_000],
  ['2026-09-29', -40_000],
];

export function bookCreditLine(book: EntryBook): void {
  for (const [date, units] of lineMoves) {
    book.add(
      { date: plainDate(date), payee: 'Tidal First Bank', memo: units > 0 ? 'drawn on the line' : 'line paid down', code: 'LOC-2' },
      { account: operating, cents: whole(units) },
      { account: 'liabilities:credit line', cents: -whole(units) },
    );
  }
  for (const month of months) {
    const owed = lineMoves.reduce((sum, [date, units]) => (date < month.first ? sum + units : sum), 0);
    const interest = portion(whole(owed), 95, 12_000);
    if (interest === 0n) continue;
    book.add(
      { date: businessDayFrom(month.first), payee: 'Tidal First Bank', memo: 'interest on the line', code: 'LOC-2' },
      { account: 'expenses:interest', cents: interest },
      { account: operating, cents: -interest },
    );
  }
}

interface Purchase {
  readonly kind: 'laptops' | 'furniture' | 'vehicle';
  readonly cents: Cents;
  readonly from: number;
  readonly lifeMonths: number;
}

/** Laptops for everybody who comes, a few replacements, and a twelfth of a year's wear at each month's end. */
export function bookFixedAssets(book: EntryBook, headcountByMonth: readonly number[]): void {
  const purchases: Purchase[] = [
    { kind: 'laptops', cents: whole(21_900), from: 0, lifeMonths: 26 },
    { kind: 'furniture', cents: whole(18_900), from: 0, lifeMonths: 72 },
    { kind: 'vehicle', cents: whole(41_000), from: monthIndex('2024-02'), lifeMonths: 60 },
  ];
  for (const month of months) {
    const joined = Math.max(0, headcountByMonth[month.index]! - (headcountByMonth[month.index - 1] ?? 14));
    const bought = joined + (month.month % 4 === 2 ? 1 : 0);
    const cents = 218_500n * BigInt(bought);
    book.add(
      {
        date: businessDayFrom(dayIn(month, 6)),
        payee: 'Windlass IT Supply',
        memo: `notebook computers, ${bought}`,
        code: `WIS-${month.label}`,
      },
      { account: 'assets:fixed:laptops', cents },
      { account: operating, cents: -cents },
    );
    if (bought > 0) purchases.push({ kind: 'laptops', cents, from: month.index, lifeMonths: 36 });
    bookDepreciation(book, month, purchases);
  }
}

function bookDepreciation(book: EntryBook, month: DemoMonth, purchases: readonly Purchase[]): void {
  for (const kind of ['laptops', 'furniture', 'vehicle'] as const) {
    const inUse = purchases.filter((item) => item.kind === kind && month.index >= item.from && month.index < item.from + item.lifeMonths);
    const wear = inUse.reduce((sum, item) => sum + portion(item.cents, 1, item.lifeMonths), 0n);
    if (wear === 0n) continue;
    book.add(
      { date: month.last, payee: 'Tidewater Software', memo: `wear of ${kind}` },
      { account: 'expenses:depreciation', cents: wear },
      { account: `assets:fixed:accumulated ${kind}`, cents: -wear },
    );
  }
}

interface Prepayment {
  readonly payee: string;
  readonly prepaid: string;
  readonly expense: string;
  readonly memo: string;
  /** 1 to 12: the month in which a year is paid for, and how many months it is spread over (1: used two months later at once). */
  readonly month: number;
  readonly spread: number;
  readonly units: number;
}

// biome-ignore format: a table
const prepayments: readonly Prepayment[] = [
  { payee: 'Guillemot Mutual Insurance', prepaid: 'insurance', expense: 'expenses:insurance', memo: 'cover for the year', month: 10, spread: 12, units: 34_800 },
  { payee: 'Albatross Design Suite', prepaid: 'software', expense: 'expenses:software:product', memo: 'yearly licenses', month: 1, spread: 12, units: 14_400 },
  { payee: 'Skylight Summit', prepaid: 'conference', expense: 'expenses:marketing:events', memo: 'booth and badges in May', month: 3, spread: 1, units: 21_500 },
  { payee: 'Marrow & Finch LLP', prepaid: 'retainers', expense: 'expenses:professional:legal', memo: 'retainer', month: 11, spread: 12, units: 9_600 },
];

/** What is paid at once and used later: insurance in October, licenses in January, the conference of May in March. */
export function bookPrepayments(book: EntryBook): void {
  for (const { payee, prepaid, expense, memo, month: dueMonth, spread, units } of prepayments) {
    for (const month of months.filter((candidate) => candidate.month === dueMonth)) {
      const cents = whole(units + Math.floor((units * Math.floor(month.index / 12)) / 20));
      const account = `assets:prepaid:${prepaid}`;
      book.add({ date: businessDayFrom(dayIn(month, 9)), payee, memo }, { account, cents }, { account: operating, cents: -cents });
      const part = portion(cents, 1, spread);
      for (let i = 0; i < spread; i++) {
        const used = i === spread - 1 ? cents - part * BigInt(spread - 1) : part;
        const date = spread === 1 ? addMonths(dayIn(month, 14), 2) : addMonths(dayIn(month, 28), i);
        book.add({ date, payee, memo: `used: ${memo}` }, { account: expense, cents: used }, { account, cents: -used });
      }
    }
  }
}
