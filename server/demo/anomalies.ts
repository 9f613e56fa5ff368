import { type PlainDate, plainDate } from '../ledger/plain-date.ts';
import { untypedAccount } from './chart.ts';
import type { DemoCurrency } from './company.ts';

/** One posting that belongs to an anomaly. `amount` is debit-positive decimal text in `currency`. */
interface AnomalyPosting {
  readonly date: PlainDate;
  readonly payee: string;
  readonly account: string;
  readonly amount: string;
  readonly currency: DemoCurrency;
}

/** Something planted in the books with a known answer: what a detector, a warning or an importer should say of it. */
export interface Anomaly {
  readonly code: 'D1' | 'D2' | 'S1' | 'S2' | 'S3' | 'N1' | 'W1' | 'M1' | 'R1' | 'F1' | 'U1' | 'X1';
  readonly title: string;
  /** False where saying anything would be a mistake. */
  readonly shouldBeFound: boolean;
  readonly finding: string;
  readonly postings: readonly AnomalyPosting[];
}

const operating = 'assets:bank:usd operating';

function postingOf(date: string, payee: string, account: string, amount: string, currency: DemoCurrency = 'USD'): AnomalyPosting {
  return { date: plainDate(date), payee, account, amount, currency };
}

/** F1: the day on which the price list holds 1/rate. */
export const inverted = { on: plainDate('2025-11-12'), currency: 'GBP' } as const;

/** X1: the line that the euro bank's statement of the month leaves out, though its closing balance counts it. */
export const missingLine = {
  account: 'assets:bank:eur',
  date: plainDate('2026-02-16'),
  payee: 'Quaderno Bianco Srl',
  amount: '-1240.00',
} as const;

export const invoicePaidTwice = {
  payee: 'Halyard Security Testing LLC',
  code: 'HST-2207',
  billed: plainDate('2025-01-13'),
  paid: [plainDate('2025-02-10'), plainDate('2025-02-14')],
  refunded: plainDate('2025-03-28'),
  amount: '18450.00',
} as const;

export const twinPayments = { payee: 'Harbor Row Storage', units: ['unit 3', 'unit 4'], day: 3, amount: '640.00' } as const;

export const cloudVendor = 'Stratus Ridge Cloud';
export const cloudSpike = { month: '2025-08', tenths: 34 } as const;

export const raisedSubscription = {
  payee: 'DRIFTBOARD.IO ANALYTICS',
  day: 9,
  from: '2026-03',
  before: '1250.00',
  after: '1525.00',
} as const;
export const stoppedSubscription = { payee: 'TALLOWFAX *FAX GATEWAY', day: 18, last: '2025-10', amount: '389.00' } as const;

export const firstTimeVendor = {
  payee: 'Corvane Data Rooms Inc',
  code: 'CDR-0001',
  date: plainDate('2026-01-21'),
  amount: '64000.00',
} as const;

export const weekendPayments = {
  payee: 'Larkspur Advisory Group',
  payments: [
    { date: plainDate('2025-09-06'), amount: '9950.00' },
    { date: plainDate('2025-10-12'), amount: '9980.00' },
    { date: plainDate('2025-11-22'), amount: '9900.00' },
  ],
} as const;

export const wrongDepartment = {
  payee: 'LOOMSTACK CI RUNNERS',
  usual: 'expenses:software:engineering',
  booked: 'expenses:software:sales',
  month: '2025-07',
  date: plainDate('2025-07-12'),
  amount: '1480.00',
} as const;

export const reversed = {
  payee: 'Marrow & Finch LLP',
  code: 'ADJ-1119',
  dates: [plainDate('2024-11-19'), plainDate('2024-11-20')],
  amount: '12400.00',
} as const;

export const unsorted = [
  { date: plainDate('2024-04-16'), payee: 'DEPOSIT 0044718 BRANCH 0211', amount: '-1875.00' },
  { date: plainDate('2025-03-11'), payee: 'ACH CREDIT UNKNOWN ORIG 77120', amount: '-640.50' },
  { date: plainDate('2026-05-19'), payee: 'CHECK 1043', amount: '912.25' },
] as const;

/** What the twin payments look like in one month; the same holds for every other month. */
const twins = twinPayments.units.map(() => postingOf('2026-06-03', twinPayments.payee, 'expenses:office:storage', twinPayments.amount));

export const anomalies: readonly Anomaly[] = [
  {
    code: 'D1',
    title: 'One invoice paid twice',
    shouldBeFound: true,
    finding: 'Invoice HST-2207 was paid on 2025-02-10 and again 4 days later: 18,450.00 USD too much, refunded on 2025-03-28.',
    postings: [
      ...invoicePaidTwice.paid.map((date) => postingOf(date, invoicePaidTwice.payee, operating, `-${invoicePaidTwice.amount}`)),
      postingOf(invoicePaidTwice.refunded, invoicePaidTwice.payee, operating, invoicePaidTwice.amount),
    ],
  },
  {
    code: 'D2',
    title: 'Two equal payments that are both right',
    shouldBeFound: false,
    finding: 'Two storage units of one landlord, 640.00 USD each on the 3rd of every month (the Monday after a weekend). Not duplicates.',
    postings: twins,
  },
  {
    code: 'S1',
    title: 'Cloud bill of 3.4 times the usual',
    shouldBeFound: true,
    finding: 'The hosting bill of 2025-08 is 3.4 times what the months around it lead one to expect.',
    postings: [postingOf('2025-08-31', cloudVendor, 'expenses:cost of service:hosting', '64591.50')],
  },
  {
    code: 'S2',
    title: 'A subscription costs 22% more',
    shouldBeFound: true,
    finding: 'The monthly charge rose from 1,250.00 to 1,525.00 USD with the charge of March 2026 and stayed there.',
    postings: [
      postingOf('2026-02-09', raisedSubscription.payee, 'expenses:software:product', raisedSubscription.before),
      postingOf('2026-03-09', raisedSubscription.payee, 'expenses:software:product', raisedSubscription.after),
    ],
  },
  {
    code: 'S3',
    title: 'A recurring charge that stopped',
    shouldBeFound: true,
    finding: 'Charged 389.00 USD every month until 2025-10-18, never again afterwards.',
    postings: [postingOf('2025-10-18', stoppedSubscription.payee, 'expenses:software:administration', stoppedSubscription.amount)],
  },
  {
    code: 'N1',
    title: 'A large payment to a vendor never seen before',
    shouldBeFound: true,
    finding: 'First and only payment to this vendor, 64,000.00 USD.',
    postings: [postingOf(firstTimeVendor.date, firstTimeVendor.payee, operating, `-${firstTimeVendor.amount}`)],
  },
  {
    code: 'W1',
    title: 'Weekend payments just below the approval limit of 10,000',
    shouldBeFound: true,
    finding: 'Three payments to one payee on a Saturday or Sunday, each between 9,900 and 9,999 USD.',
    postings: weekendPayments.payments.map(({ date, amount }) => postingOf(date, weekendPayments.payee, operating, `-${amount}`)),
  },
  {
    code: 'M1',
    title: 'An expense in the wrong department',
    shouldBeFound: true,
    finding: 'Every other charge of this payee is on expenses:software:engineering.',
    postings: [postingOf(wrongDepartment.date, wrongDepartment.payee, wrongDepartment.booked, wrongDepartment.amount)],
  },
  {
    code: 'R1',
    title: 'An entry reversed the next day',
    shouldBeFound: true,
    finding: 'Booked on 2024-11-19 and taken back on 2024-11-20 by an entry of opposite amounts: no effect on any month.',
    postings: [
      postingOf(reversed.dates[0], reversed.payee, 'expenses:professional:legal', reversed.amount),
      postingOf(reversed.dates[1], reversed.payee, 'expenses:professional:legal', `-${reversed.amount}`),
    ],
  },
  {
    code: 'F1',
    title: 'A rate typed the wrong way round',
    shouldBeFound: true,
    finding:
      'The GBP price of 2025-11-12 is 1 / rate: its product with the day before is about 1. A warning is due; no figure is corrected.',
    postings: [],
  },
  {
    code: 'U1',
    title: 'An account without a type',
    shouldBeFound: true,
    finding: 'The account "suspense" has no declared or inferable type: a warning, and a row of its own in equity.',
    postings: unsorted.map(({ date, payee, amount }) => postingOf(date, payee, untypedAccount, amount)),
  },
  {
    code: 'X1',
    title: 'A statement that lacks a line',
    shouldBeFound: true,
    finding: 'The euro statement of 2026-02 leaves out 1,240.00 EUR paid on 2026-02-16: opening + entries is 1,240.00 above closing.',
    postings: [postingOf(missingLine.date, missingLine.payee, missingLine.account, missingLine.amount, 'EUR')],
  },
];
