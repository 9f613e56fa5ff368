import { Decimal } from './decimal.ts';
import { earlierOf, type PlainDate } from './plain-date.ts';

/** What no rate was known for. `amount` is debit-positive and in the commodity itself; `on` the (first) day that lacks a rate. */
export interface LeftOut {
  readonly commodityId: number;
  readonly amount: Decimal;
  readonly on: PlainDate;
}

/** A figure in one currency, unrounded, with what had to be left out of it. Never changes. */
export class Valued {
  static readonly nothing = new Valued(Decimal.zero, false, []);

  private constructor(
    /** The sum of what is priced. Zero also where nothing is: read `known` to tell. */
    readonly amount: Decimal,
    /** True where some part of it, other than zero, has a rate. */
    readonly hasPriced: boolean,
    /** At most one for each commodity. */
    readonly leftOut: readonly LeftOut[],
  ) {}

  /** Zero amounts are worth zero at any rate, so they are never left out. */
  static of(amount: Decimal, rate: Decimal | null, commodityId: number, on: PlainDate): Valued {
    if (amount.isZero) return Valued.nothing;
    return rate ? new Valued(amount.times(rate), true, []) : new Valued(Decimal.zero, false, [{ commodityId, amount, on }]);
  }

  /** A sum whose parts have been valued already: `value` in all, and what of it (debit-positive, from `on`) has no rate. */
  static summed(value: Decimal, hasPriced: boolean, leftOut: LeftOut | null): Valued {
    return new Valued(value, hasPriced, leftOut ? [leftOut] : []);
  }

  /** A figure that is known without any rate. */
  static exactly(amount: Decimal): Valued {
    return new Valued(amount, !amount.isZero, []);
  }

  static sum(parts: Iterable<Valued>): Valued {
    const amounts: Decimal[] = [];
    let hasPriced = false;
    let leftOut: readonly LeftOut[] = [];
    for (const part of parts) {
      if (part === Valued.nothing) continue;
      amounts.push(part.amount);
      hasPriced ||= part.hasPriced;
      leftOut = mergeLeftOut(leftOut, part.leftOut);
    }
    return amounts.length === 0 ? Valued.nothing : new Valued(Decimal.sum(amounts), hasPriced, leftOut);
  }

  /** The unrounded figure; null where nothing of it is priced though something is there. What cancels needs no rate. */
  get known(): Decimal | null {
    return this.hasPriced || this.leftOut.every(({ amount }) => amount.isZero) ? this.amount : null;
  }

  plus(other: Valued): Valued {
    if (other === Valued.nothing) return this;
    if (this === Valued.nothing) return other;
    return new Valued(this.amount.plus(other.amount), this.hasPriced || other.hasPriced, mergeLeftOut(this.leftOut, other.leftOut));
  }

  minus(other: Valued): Valued {
    return this.plus(other.negated());
  }

  /** The same, but that the day is the first on which what was left out lacked a rate. Only for a figure of one commodity. */
  leftOutOn(day: PlainDate): Valued {
    if (this.leftOut.length === 0) return this;
    return new Valued(
      this.amount,
      this.hasPriced,
      this.leftOut.map((part) => ({ ...part, on: day })),
    );
  }

  /** The figure with the other sign. What was left out stays debit-positive. */
  negated(): Valued {
    return new Valued(this.amount.negated(), this.hasPriced, this.leftOut);
  }
}

/**
 * One row for each commodity, in the book's order, of two figures that stand against one another: what `first` lacks,
 * and of `second` only the commodities that `first` does not lack.
 */
export function oneByCommodity(first: readonly LeftOut[], second: readonly LeftOut[]): LeftOut[] {
  const others = second.filter((part) => !first.some((own) => own.commodityId === part.commodityId));
  return [...first, ...others].sort((a, b) => a.commodityId - b.commodityId);
}

function mergeLeftOut(a: readonly LeftOut[], b: readonly LeftOut[]): readonly LeftOut[] {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const merged = new Map(a.map((part) => [part.commodityId, part]));
  for (const part of b) {
    const own = merged.get(part.commodityId);
    merged.set(part.commodityId, own ? { ...own, amount: own.amount.plus(part.amount), on: earlierOf(own.on, part.on) } : part);
  }
  return [...merged.values()];
}
