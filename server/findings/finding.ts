import type { Decimal } from '../ledger/decimal.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import type { BookFacts } from './facts.ts';
import type { Sentence } from './sentence.ts';

export const findingKinds = [
  'DUPLICATE_PAYMENT',
  'REVERSED_ENTRY',
  'OUTLIER_MONTH',
  'PRICE_JUMP',
  'STOPPED_PAYMENT',
  'NEW_RECURRING_PAYMENT',
  'LARGE_FIRST_PAYMENT',
  'JUST_BELOW_LIMIT',
  'UNUSUAL_ACCOUNT',
  'INVERTED_RATE',
  'UNTYPED_ACCOUNT',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Something in the books that somebody should look at. */
export interface Found {
  readonly kind: FindingKind;
  /** The day that it is about. */
  readonly date: PlainDate;
  /** In sentences: what is the matter, with the figures it is read from. */
  readonly sentence: Sentence;
  /** 0 to 1: how likely it is worth a look. */
  readonly confidence: number;
  /** What is at stake; null where it is about no amount. */
  readonly amount: Decimal | null;
  readonly currency: string | null;
  readonly account: string | null;
  readonly payee: string | null;
  /** The entries that show it, oldest first. */
  readonly evidence: readonly string[];
}

/** One way to look at a book. Pure: the same facts give the same findings. */
export interface Detector {
  readonly kind: FindingKind;
  find(book: BookFacts): Found[];
}
