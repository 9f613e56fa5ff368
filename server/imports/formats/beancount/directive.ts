import type { Decimal } from '../../../ledger/decimal.ts';
import type { PlainDate } from '../../../ledger/plain-date.ts';
import type { Tag } from '../../journal.ts';

/** Stands for what the file leaves out and the rest of the transaction must tell. */
export const missing: unique symbol = Symbol('missing');
export type Missing = typeof missing;

export const bookingMethods = ['STRICT', 'NONE', 'AVERAGE', 'FIFO', 'LIFO'] as const;
export type BookingMethod = (typeof bookingMethods)[number];

/** Where a directive or posting was written, with that line's text for problems. */
export interface At {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

export interface WrittenAmount {
  readonly number: Decimal | Missing;
  readonly currency: string | Missing;
}

export interface FullAmount {
  readonly number: Decimal;
  readonly currency: string;
}

/** What stands between braces. `{{500 USD}}` has per zero and total 500; `{}` has per missing and no total (null). */
export interface CostSpec {
  readonly per: Decimal | Missing;
  readonly total: Decimal | Missing | null;
  readonly currency: string | Missing;
  readonly date: PlainDate | null;
  readonly label: string | null;
}

export interface WrittenPosting {
  readonly at: At;
  readonly flag: string | null;
  readonly account: string;
  /** Missing as a whole: a bare account, to be filled with whatever the others leave open. */
  readonly units: WrittenAmount | Missing;
  readonly cost: CostSpec | null;
  /** Per unit, with Beancount's rounding where the file gives a total. */
  readonly price: WrittenAmount | null;
  /** The total after `@@` as written, 0 or more; null where the price is per unit. */
  readonly priceTotal: Decimal | null;
  readonly tags: Tag[];
}

interface Dated {
  readonly at: At;
  readonly date: PlainDate;
}

export interface Transaction extends Dated {
  readonly kind: 'transaction';
  readonly flag: string;
  readonly payee: string | null;
  readonly narration: string;
  readonly tags: readonly Tag[];
  readonly postings: readonly WrittenPosting[];
}

export interface Open extends Dated {
  readonly kind: 'open';
  readonly account: string;
  readonly currencies: readonly string[];
  readonly booking: BookingMethod | null;
  readonly role: string | null;
}

export interface Balance extends Dated {
  readonly kind: 'balance';
  readonly account: string;
  readonly amount: FullAmount;
  readonly tolerance: Decimal | null;
}

export interface Pad extends Dated {
  readonly kind: 'pad';
  readonly account: string;
  readonly source: string;
}

export interface Price extends Dated {
  readonly kind: 'price';
  readonly currency: string;
  readonly amount: FullAmount;
}

export interface Commodity extends Dated {
  readonly kind: 'commodity';
  readonly currency: string;
  /** What `precision:` metadata asks for; null where there is none. */
  readonly digits: number | null;
}

/** Directives that matter only by the account that they name. */
export interface Mention extends Dated {
  readonly kind: 'close' | 'note' | 'document';
  readonly account: string;
}

export type Directive = Transaction | Open | Balance | Pad | Price | Commodity | Mention;

const rankOfDay: Readonly<Partial<Record<Directive['kind'], number>>> = { open: -2, balance: -1, document: 1, close: 2 };

type Ordered = Pick<Directive, 'kind' | 'date' | 'at'>;

/** By day; within it opens first, then balances, closes last; then by line. A stable sort keeps the order of files. */
export function compareDirectives(a: Ordered, b: Ordered): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return (rankOfDay[a.kind] ?? 0) - (rankOfDay[b.kind] ?? 0) || a.at.line - b.at.line;
}
