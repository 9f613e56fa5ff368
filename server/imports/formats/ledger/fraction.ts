import { Decimal } from '../../../ledger/decimal.ts';

/** An exact quotient, for the arithmetic that Ledger allows in amounts. The denominator is positive. */
export class Fraction {
  private constructor(
    readonly numerator: bigint,
    readonly denominator: bigint,
  ) {}

  static of(value: Decimal): Fraction {
    return Fraction.reduced(value.units, 10n ** BigInt(value.scale));
  }

  private static reduced(numerator: bigint, denominator: bigint): Fraction {
    const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator);
    const sign = denominator < 0n ? -1n : 1n;
    return divisor === 0n ? new Fraction(0n, 1n) : new Fraction((sign * numerator) / divisor, (sign * denominator) / divisor);
  }

  get sign(): -1 | 0 | 1 {
    return this.numerator === 0n ? 0 : this.numerator < 0n ? -1 : 1;
  }

  plus(other: Fraction): Fraction {
    return Fraction.reduced(this.numerator * other.denominator + other.numerator * this.denominator, this.denominator * other.denominator);
  }

  negated(): Fraction {
    return new Fraction(-this.numerator, this.denominator);
  }

  times(other: Fraction): Fraction {
    return Fraction.reduced(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** The caller has seen that `divisor` is not zero. */
  dividedBy(divisor: Fraction): Fraction {
    return Fraction.reduced(this.numerator * divisor.denominator, this.denominator * divisor.numerator);
  }

  compare(other: Fraction): -1 | 0 | 1 {
    return this.plus(other.negated()).sign;
  }

  /** The same number as a decimal; null where no decimal is exact, as for a third. */
  toDecimal(): Decimal | null {
    let rest = this.denominator;
    let [twos, fives] = [0, 0];
    for (; rest % 2n === 0n; rest /= 2n) twos += 1;
    for (; rest % 5n === 0n; rest /= 5n) fives += 1;
    if (rest !== 1n) return null;
    const scale = Math.max(twos, fives);
    return Decimal.of((this.numerator * 10n ** BigInt(scale)) / this.denominator, scale);
  }

  toString(): string {
    return `${this.numerator}/${this.denominator}`;
  }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
