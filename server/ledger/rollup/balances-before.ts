import { Decimal } from '../decimal.ts';
import type { PlainDate } from '../plain-date.ts';
import type { NativeSum } from '../valuation.ts';
import type { Cell } from './cells.sql.ts';
import type { DaySpan } from './node.ts';

/** What accounts held, by commodity, before the days on which spans end. The first span begins with the books. */
export class BalancesBefore {
  private readonly byAccount = new Map<number, Cell[]>();

  constructor(
    private readonly spans: readonly DaySpan[],
    cells: readonly Cell[],
  ) {
    for (const cell of cells) {
      const own = this.byAccount.get(cell.accountId);
      if (own) own.push(cell);
      else this.byAccount.set(cell.accountId, [cell]);
    }
  }

  /** `day` must be the end of a span. Commodities that cancel are there with zero. */
  of(accountId: number, day: PlainDate): NativeSum[] {
    const sums = new Map<number, Decimal>();
    for (const { span, commodityId, amount } of this.byAccount.get(accountId) ?? []) {
      const { next } = this.spans[span]!;
      if (next !== null && next <= day) sums.set(commodityId, (sums.get(commodityId) ?? Decimal.zero).plus(amount));
    }
    return [...sums].map(([commodityId, amount]) => ({ commodityId, amount }));
  }

  in(accountId: number, commodityId: number, day: PlainDate): Decimal {
    return this.of(accountId, day).find((sum) => sum.commodityId === commodityId)?.amount ?? Decimal.zero;
  }
}
