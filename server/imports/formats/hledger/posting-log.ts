import { Decimal } from '../../../ledger/decimal.ts';
import type { PlainDate } from '../../../ledger/plain-date.ts';

/** One amount that was booked, in the order of the file. */
export interface LoggedAmount {
  /** Which entry of the file, counted from 0. */
  readonly entry: number;
  readonly account: string;
  readonly commodity: string;
  readonly quantity: Decimal;
}

const rowsPerBlock = 1 << 16;
const unitsMax = 2n ** 63n;
const scaleMax = 255;

/**
 * All that a journal has booked, for assertions, which hold by date and may stand anywhere: nobody knows before the
 * last line whether one comes. So it is kept in columns of numbers, 25 bytes an amount, where entries would take twenty times as much.
 */
export class PostingLog {
  private readonly blocks: Block[] = [];
  private readonly accounts = new Names();
  private readonly commodities = new Names();
  /** Numbers that no column holds. */
  private readonly long = new Map<number, Decimal>();
  length = 0;

  /** Returns the row's number. Without an amount the row only keeps an entry's place among the others. */
  add(date: PlainDate, entry: number, account: string, commodity: string, quantity: Decimal): number {
    const row = this.length;
    this.length += 1;
    const at = row % rowsPerBlock;
    if (at === 0) this.blocks.push(new Block());
    const block = this.blocks[this.blocks.length - 1]!;
    block.day[at] = dayNumber(date);
    block.entry[at] = entry;
    block.account[at] = this.accounts.numberOf(account);
    block.commodity[at] = this.commodities.numberOf(commodity);
    const { units, scale } = quantity;
    if (scale > scaleMax || units >= unitsMax || units <= -unitsMax) this.long.set(row, quantity);
    else {
      block.units[at] = units;
      block.scale[at] = scale;
    }
    return row;
  }

  /** The rows by date; within a day in the order of the file. */
  byDate(): Uint32Array {
    const rows = new Uint32Array(this.length);
    const days = new Int32Array(this.length);
    for (const [index, block] of this.blocks.entries()) {
      const start = index * rowsPerBlock;
      days.set(block.day.subarray(0, Math.min(rowsPerBlock, this.length - start)), start);
    }
    for (let row = 0; row < rows.length; row += 1) rows[row] = row;
    return rows.sort((a, b) => days[a]! - days[b]! || a - b);
  }

  at(row: number): LoggedAmount {
    const block = this.blocks[Math.trunc(row / rowsPerBlock)]!; // not money: which block
    const at = row % rowsPerBlock;
    return {
      entry: block.entry[at]!,
      account: this.accounts.nameOf(block.account[at]!),
      commodity: this.commodities.nameOf(block.commodity[at]!),
      quantity: this.long.get(row) ?? Decimal.of(block.units[at]!, block.scale[at]!),
    };
  }
}

class Block {
  readonly day = new Int32Array(rowsPerBlock);
  readonly entry = new Uint32Array(rowsPerBlock);
  readonly account = new Uint32Array(rowsPerBlock);
  readonly commodity = new Uint32Array(rowsPerBlock);
  readonly units = new BigInt64Array(rowsPerBlock);
  readonly scale = new Uint8Array(rowsPerBlock);
}

class Names {
  private readonly numbers = new Map<string, number>();
  private readonly names: string[] = [];

  numberOf(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  nameOf(number: number): string {
    return this.names[number]!;
  }
}

/** Only their order counts. */
function dayNumber(date: PlainDate): number {
  return Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8));
}
