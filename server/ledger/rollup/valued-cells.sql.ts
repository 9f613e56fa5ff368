import type { PlainDate } from '../plain-date.ts';
import type { Sql } from '../sql.ts';
import { Valued } from '../valued.ts';
import { type Cell, readCells } from './cells.sql.ts';
import type { Extent } from './cover.ts';
import { cellKey, readFirstUnpriced } from './first-unpriced.sql.ts';
import { type CellScope, everPeriod } from './node.ts';

/** A cell with its worth at the rates of its postings' days, in the currency that nodes are valued in. */
export interface ValuedCell extends Cell {
  /** The first day of its span. */
  readonly on: PlainDate;
  readonly valued: Valued;
}

/** One statement; a second one only where something in it had no rate. */
export async function readValuedCells(sql: Sql, bookId: number, scope: CellScope, extent: Extent): Promise<ValuedCell[]> {
  const cells = await readCells(sql, bookId, scope, extent);
  const unpriced = cells.filter((cell) => !cell.unpriced.isZero);
  const firstDays = unpriced.length > 0 ? await readFirstUnpriced(sql, bookId, unpriced, scope) : new Map<string, PlainDate>();
  return cells.map((cell) => {
    const { kind, accountId, commodityId, span, amount, value, unpriced } = cell;
    const on = scope.spans[span]!.first ?? everPeriod;
    const leftOut = unpriced.isZero ? null : { commodityId, amount: unpriced, on: firstDays.get(cellKey(cell)) ?? on };
    const hasPriced = !value.isZero || !amount.equals(unpriced);
    // Field by field: a spread of so many cells takes several times as long.
    return { kind, accountId, commodityId, span, amount, value, unpriced, on, valued: Valued.summed(value, hasPriced, leftOut) };
  });
}
