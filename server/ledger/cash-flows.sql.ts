import { CashFlows, type CounterSum } from './cash-flows.ts';
import type { ChartAccount } from './chart.ts';
import type { Frame } from './frame.sql.ts';
import type { DateRange } from './period.ts';
import { addDays, type PlainDate, parsePlainDate } from './plain-date.ts';

import { readDatedCells } from './rollup/dated-cells.sql.ts';
import { nodeKinds, spansBetween } from './rollup/node.ts';
import { readValuedCells } from './rollup/valued-cells.sql.ts';
import { boundsOf, hullOf } from './spans.ts';
import type { Sql } from './sql.ts';
import type { Valuation } from './valuation.ts';
import { Valued } from './valued.ts';

/**
 * The worth of the cash flows of all the ranges, which may overlap: one statement. `under` may let an account stand for others of its
 * section whose outflows are burned alike.
 */
export async function readCashFlows(
  sql: Sql,
  frame: Frame,
  ranges: readonly DateRange[],
  valuation: Valuation,
  under: CounterScope['under'],
): Promise<CashFlows> {
  const bounds = boundsOf(ranges);
  const sums = await readCounterSums(sql, frame, { ...hullOf(ranges), bounds, isWorth: true, under }, valuation);
  return new CashFlows(frame.chart, sums, bounds);
}

/** Which days, and the first days of spans that no sum reaches over. */
interface CounterScope extends DateRange {
  readonly bounds: readonly PlainDate[];
  /** Only `valued` and `paid` are wanted: in the book's currency commodities are not kept apart. */
  readonly isWorth?: boolean;
  /** The account that stands for this one; each for itself where left out. */
  readonly under?: (account: ChartAccount) => ChartAccount;
}

const kinds = [nodeKinds.paid, nodeKinds.received, nodeKinds.opening];

/**
 * Counter-postings of the entries that touch cash within the scope, summed within spans. An entry's day is the day its
 * cash moved. Virtual postings outside the balance take no part: nothing stands against them.
 */
export async function readCounterSums(sql: Sql, { book, chart }: Frame, scope: CounterScope, valuation: Valuation): Promise<CounterSum[]> {
  const { from, to, bounds, isWorth = false, under = (account) => account } = scope;
  const accounts = chart.accounts.map((account) => ({ id: account.id, under: under(account).id, isWorth }));
  const spans = spansBetween({ first: from, next: parsePlainDate(addDays(to, 1)) }, bounds);
  const cellScope = { kinds, spans, accounts, chart };
  return counterSumsOf(
    valuation.isOfNodes ? await readValuedCells(sql, book.id, cellScope, book) : await readDatedCells(sql, book.id, cellScope, valuation),
  );
}

/** Debits, credits or opening balances of one account and commodity, with their worth on their days. */
interface Flow extends Pick<CounterSum, 'accountId' | 'commodityId' | 'on' | 'amount' | 'valued'> {
  readonly kind: number;
}

/** One sum for the debits and credits together, of which the debits are kept as well. */
function counterSumsOf(flows: readonly Flow[]): CounterSum[] {
  const sums = new Map<string, Growing>();
  for (const { kind, accountId, commodityId, on, amount, valued } of flows) {
    const isOpening = kind === nodeKinds.opening;
    const key = `${accountId} ${commodityId} ${isOpening} ${on}`;
    const paid = kind === nodeKinds.paid ? valued : Valued.nothing;
    const sum = sums.get(key);
    if (!sum) {
      sums.set(key, { accountId, commodityId, isOpening, on, amount, valued, paid });
    } else {
      sum.amount = sum.amount.plus(amount);
      sum.valued = sum.valued.plus(valued);
      sum.paid = sum.paid.plus(paid);
    }
  }
  return [...sums.values()];
}

/** A sum while it is being made. */
type Growing = { -readonly [Key in keyof CounterSum]: CounterSum[Key] };
