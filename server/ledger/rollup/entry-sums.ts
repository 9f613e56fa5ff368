import { copyLine } from '../copy-text.ts';
import { Decimal } from '../decimal.ts';
import type { PlainDate } from '../plain-date.ts';
import type { EntryColumns } from './entry-columns.ts';
import { nodeKinds } from './node.ts';

/** An amount of a commodity by its number. */
export interface NumberedAmount {
  readonly commodityId: number;
  readonly quantity: Decimal;
}

/** What of a posting is summed. It counts, and its entry is not known to close anything. */
export interface SummedPosting {
  readonly accountId: number;
  readonly date: PlainDate;
  readonly amount: NumberedAmount;
  readonly cost: NumberedAmount | null;
  readonly columns: Pick<EntryColumns, 'cashDate' | 'isOpening'>;
}

/** What came together on one day: a row of `balance_delta`. */
interface Cell {
  readonly kind: number;
  readonly accountId: number;
  readonly commodityId: number;
  readonly date: PlainDate;
  amount: Decimal;
  n: number;
}

/** In the order that `EntrySums.take` writes them in. */
export const deltaColumns = ['book_id', 'kind', 'account_id', 'commodity_id', 'date', 'amount', 'n'];

/**
 * Adds up what new entries add to balance nodes: the same as the triggers on inserted rows do (see the migration `balance-nodes`), which a
 * test holds it against. In a file in order of days hardly any sum is taken up again once its day has passed.
 */
export class EntrySums {
  private cells = new Map<string, Cell>();

  get size(): number {
    return this.cells.size;
  }

  addEntry(date: PlainDate): void {
    this.add(nodeKinds.entries, 0, 0, date, Decimal.zero, 1);
  }

  addPosting({ accountId, date, amount, cost, columns: { cashDate, isOpening } }: SummedPosting): void {
    const atCost = cost ?? amount;
    this.add(nodeKinds.plain, accountId, amount.commodityId, date, amount.quantity, 1);
    this.add(nodeKinds.atCost, 0, atCost.commodityId, date, atCost.quantity, 0);
    if (cashDate === null) return;
    const kind = isOpening ? nodeKinds.opening : atCost.quantity.sign > 0 ? nodeKinds.paid : nodeKinds.received;
    this.add(kind, accountId, atCost.commodityId, cashDate, atCost.quantity, 1);
  }

  /** What is left of an entry, by which it is out of balance. */
  addResidue(date: PlainDate, { commodityId, quantity }: NumberedAmount): void {
    this.add(nodeKinds.atCost, 0, commodityId, date, quantity.negated(), 0);
  }

  /** What was added up, as lines for COPY in the order of `deltaColumns`, without what came to nothing; from then on nothing is summed. */
  take(bookId: number): string {
    let lines = '';
    for (const { kind, accountId, commodityId, date, amount, n } of this.cells.values())
      if (n !== 0 || !amount.isZero) lines += copyLine([bookId, kind, accountId, commodityId, date, amount.toString(), n]);
    this.cells = new Map();
    return lines;
  }

  private add(kind: number, accountId: number, commodityId: number, date: PlainDate, amount: Decimal, n: number): void {
    const key = `${kind} ${accountId} ${commodityId} ${date}`;
    const cell = this.cells.get(key);
    if (cell) {
      cell.amount = cell.amount.plus(amount);
      cell.n += n;
    } else {
      this.cells.set(key, { kind, accountId, commodityId, date, amount, n });
    }
  }
}
