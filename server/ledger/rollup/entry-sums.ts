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

/** What came together on one day: a row of `balance_delta`, but for the day. */
interface Cell {
  readonly kind: number;
  readonly accountId: number;
  readonly commodityId: number;
  amount: Decimal;
  n: number;
}

/** Those of one day, by the number of account and commodity together, and by kind. */
type CellsOfDay = Map<number, Cell>;

const kindCount = Math.max(...Object.values(nodeKinds)) + 1;

/** What was added up of one day, account and commodity. */
export interface Sum extends Readonly<Cell> {
  readonly date: PlainDate;
}

/**
 * Adds up what new entries add to balance nodes: the same as the triggers on inserted rows do (see the migration `balance-nodes`), which a
 * test holds it against. In a file in order of days hardly any sum is taken up again once its day has passed.
 */
export class EntrySums {
  private days = new Map<PlainDate, CellsOfDay>();
  private count = 0;
  /** Entries of one day mostly come together. */
  private last: { readonly date: PlainDate; readonly cells: CellsOfDay } | null = null;
  /**
   * What accounts and commodities are found by together, for as long as this object lives: a small number, since one is looked up faster
   * than a text that names them.
   */
  private readonly pairs = new Map<number, Map<number, number>>();
  private pairCount = 0;

  get size(): number {
    return this.count;
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

  /** What was added up, without what came to nothing; from then on nothing is summed. */
  take(): Sum[] {
    const sums: Sum[] = [];
    for (const [date, cells] of this.days)
      for (const cell of cells.values()) if (cell.n !== 0 || !cell.amount.isZero) sums.push({ date, ...cell });
    this.days = new Map();
    this.count = 0;
    this.last = null;
    return sums;
  }

  private add(kind: number, accountId: number, commodityId: number, date: PlainDate, amount: Decimal, n: number): void {
    const cells = this.cellsOf(date);
    const key = this.pairOf(accountId, commodityId) * kindCount + kind;
    const cell = cells.get(key);
    if (cell) {
      cell.amount = cell.amount.plus(amount);
      cell.n += n;
    } else {
      cells.set(key, { kind, accountId, commodityId, amount, n });
      this.count += 1;
    }
  }

  private cellsOf(date: PlainDate): CellsOfDay {
    if (this.last?.date === date) return this.last.cells;
    const cells = this.days.get(date) ?? new Map<number, Cell>();
    this.days.set(date, cells);
    this.last = { date, cells };
    return cells;
  }

  private pairOf(accountId: number, commodityId: number): number {
    let own = this.pairs.get(accountId);
    if (!own) {
      own = new Map();
      this.pairs.set(accountId, own);
    }
    const known = own.get(commodityId);
    if (known !== undefined) return known;
    own.set(commodityId, this.pairCount);
    this.pairCount += 1;
    return this.pairCount - 1;
  }
}
