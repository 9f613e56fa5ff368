import type { Chart } from '../chart.ts';
import { type PlainDate, plainDate } from '../plain-date.ts';

/**
 * What a balance node sums, as `balance_node.kind` and `balance_delta.kind` hold it. The triggers of the migration
 * `balance-nodes` write the same numbers.
 */
export const nodeKinds = {
  /** Postings that count, but those of closing entries: by account and commodity. */
  plain: 0,
  /** Postings of closing entries: they move balances and are no income or expense. */
  closing: 1,
  /** Debits that stand against cash, at cost, on the day the cash moved. */
  paid: 2,
  /** Credits that stand against cash, likewise. */
  received: 3,
  /** Both, in entries that bring opening balances into the book. */
  opening: 4,
  /** All postings that count at cost, less what tolerances let pass. Zero in sound books; of no account (0). */
  atCost: 5,
  /** The number of entries, in `n`; of no account and no commodity (0). */
  entries: 6,
} as const;

/**
 * The kinds that sum the worth of another kind over all commodities (`commodity_id` is `allCommodities`), by month, year and for ever: an
 * account that spends in many currencies is then one sum. What has no rate is only in the other kind.
 */
export const worthKinds: ReadonlyMap<number, number> = new Map([
  [nodeKinds.plain, 7],
  [nodeKinds.paid, 8],
  [nodeKinds.received, 9],
]);

/**
 * The kinds that sum the worth of another kind over all accounts below one, itself left out: all expenses are then one sum, however many
 * accounts they lie on. They have every level.
 */
export const branchKinds: ReadonlyMap<number, number> = new Map([
  [nodeKinds.plain, 10],
  [nodeKinds.closing, 11],
  [nodeKinds.paid, 12],
  [nodeKinds.received, 13],
  [nodeKinds.opening, 14],
]);

/**
 * The kinds that sum another kind over all accounts below one, itself left out, by commodity: for currencies that nodes are not valued in.
 * They have days alone.
 */
export const nativeBranchKinds: ReadonlyMap<number, number> = new Map([...branchKinds].map(([of, kind]) => [of, kind + 10]));

/** These kinds and all that sum them. */
export function withSummingKinds(kinds: readonly number[]): number[] {
  return [...kinds, ...[worthKinds, branchKinds, nativeBranchKinds].flatMap((of) => kinds.flatMap((kind) => of.get(kind) ?? []))];
}

/** The extents of nodes, coarse to fine, as `level` holds them. A node's `period` is its first day. */
export const levels = { ever: 0, year: 1, month: 2, day: 3 } as const;
export type Level = (typeof levels)[keyof typeof levels];

/** The `period` of nodes of all time. */
export const everPeriod: PlainDate = plainDate('0001-01-01');

/** Days of the books, half-open, so that spans follow one another without a gap. Null: from the beginning, or without end. */
export interface DaySpan {
  readonly first: PlainDate | null;
  /** The day after the last. */
  readonly next: PlainDate | null;
}

/** Which sums are meant. */
export interface CellScope {
  readonly kinds: readonly number[];
  readonly spans: readonly DaySpan[];
  readonly accounts: readonly AskedAccount[];
  /** The chart that they are of: what stands under one account may then be read as whole branches of it. */
  readonly chart?: Chart;
}

/** An account whose postings are asked for, and as what. */
export interface AskedAccount {
  readonly id: number;
  /** The account that they are summed under: itself, or one that stands for several. */
  readonly under: number;
  /** Only their worth is wanted: all that has a rate is one cell, of `allCommodities`. */
  readonly isWorth: boolean;
}

/** Each account by itself, in all its commodities. */
export function alone(ids: Iterable<number>): AskedAccount[] {
  return [...new Set(ids)].map((id) => ({ id, under: id, isWorth: false }));
}

/** What is of no account: entries, and postings at cost. */
export const ofNoAccount = alone([0]);

/** Stands for the commodity of a cell that is a worth and no native amount: `amount` is in the book's currency then. */
export const allCommodities = 0;

/** The spans that bounds cut a range of days into. The first begins at `first`, the last ends before `next`. */
export function spansBetween({ first, next }: DaySpan, bounds: readonly NonNullable<DaySpan['first']>[]): DaySpan[] {
  const inside = [...new Set(bounds)].sort().filter((bound) => (first === null || bound > first) && (next === null || bound < next));
  const ends = [first, ...inside, next];
  return ends.slice(1).map((end, index) => ({ first: ends[index]!, next: end }));
}
