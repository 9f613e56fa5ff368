import type { AccountSum } from './account-sum.ts';
import type { Decimal } from './decimal.ts';
import type { PlainDate } from './plain-date.ts';
import type { Valuation } from './valuation.ts';
import type { Valued } from './valued.ts';

/** Balances by account at the end of each of several days, at the rates of that day. */
export type BalancesByDay = ReadonlyMap<PlainDate, ReadonlyMap<number, Valued>>;

/**
 * Adds sums up over time. No sum may reach over the end of one of the `days`. An account that holds nothing on a day is
 * absent from it.
 */
export function balancesAt(days: Iterable<PlainDate>, sums: readonly AccountSum[], valuation: Valuation): BalancesByDay {
  const found = new Map<PlainDate, ReadonlyMap<number, Valued>>();
  const held = new Map<number, Map<number, Decimal>>();
  const waiting = [...sums].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  let next = 0;
  for (const day of [...new Set(days)].sort()) {
    for (let sum = waiting[next]; sum && sum.on <= day; sum = waiting[++next]) add(held, sum);
    found.set(day, valuedOn(day, held, valuation));
  }
  return found;
}

function add(held: Map<number, Map<number, Decimal>>, { accountId, commodityId, amount }: AccountSum): void {
  let own = held.get(accountId);
  if (!own) {
    own = new Map();
    held.set(accountId, own);
  }
  own.set(commodityId, own.get(commodityId)?.plus(amount) ?? amount);
}

function valuedOn(day: PlainDate, held: ReadonlyMap<number, ReadonlyMap<number, Decimal>>, valuation: Valuation): Map<number, Valued> {
  const values = new Map<number, Valued>();
  for (const [accountId, amounts] of held) {
    const some = [...amounts].filter(([, amount]) => !amount.isZero);
    if (some.length > 0)
      values.set(
        accountId,
        valuation.atClosing(
          some.map(([commodityId, amount]) => ({ commodityId, amount })),
          day,
        ),
      );
  }
  return values;
}
