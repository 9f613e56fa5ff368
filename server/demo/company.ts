import type { Decimal } from '../ledger/decimal.ts';
import type { DeclaredType } from '../ledger/nouns.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import type { Anomaly } from './anomalies.ts';

export const currencies = ['USD', 'EUR', 'GBP'] as const;
export type DemoCurrency = (typeof currencies)[number];

/** A made-up company's whole books: what the writers in `formats/` print. */
export interface DemoCompany {
  readonly name: string;
  readonly baseCurrency: DemoCurrency;
  /** 1 to 12. */
  readonly fiscalYearStartMonth: number;
  readonly accounts: readonly DemoAccount[];
  readonly rates: readonly DemoRate[];
  /** In date order; within a day in the order in which they were booked. */
  readonly entries: readonly DemoEntry[];
  readonly anomalies: readonly Anomaly[];
  /** Paying customers at the end of each month, oldest first. */
  readonly customersByMonth: readonly number[];
  /** People on the payroll at the end of each month, oldest first. */
  readonly headcountByMonth: readonly number[];
}

export interface DemoAccount {
  readonly name: string;
  /** Null where the account inherits its type, or has none. */
  readonly type: DeclaredType | null;
  /** As in a `role:` tag, for example `fixed-asset`; null where inherited. */
  readonly role: string | null;
  /** Further tags of the directive, for example `restricted:`. */
  readonly tags: readonly string[];
}

/** One unit of `commodity` is worth `rate` USD from the day on. */
export interface DemoRate {
  readonly on: PlainDate;
  readonly commodity: DemoCurrency;
  readonly rate: Decimal;
}

export interface DemoEntry {
  readonly date: PlainDate;
  readonly status: 'CLEARED' | 'PENDING';
  readonly code: string | null;
  readonly payee: string;
  readonly memo: string;
  readonly tags: readonly string[];
  readonly postings: readonly DemoPosting[];
}

/** Debit-positive. `cost` is the total in USD, positive, of a posting in another currency that was exchanged. */
export interface DemoPosting {
  readonly account: string;
  readonly quantity: Decimal;
  readonly commodity: DemoCurrency;
  readonly cost: Decimal | null;
}
