import { Decimal } from '../../../ledger/decimal.ts';

/**
 * Beancount computes with 28 significant digits, half-even. What it accepts and what it finds in a lot follows from that
 * rounding, so it is repeated here digit for digit. Figures that go into the books stay exact: they do not pass here.
 */
const precision = 28;
const precisionLimit = 10n ** BigInt(precision);

/** The number with at most 28 significant digits, half-even. */
export function toPrecision(value: Decimal): Decimal {
  const size = value.units < 0n ? -value.units : value.units;
  if (size < precisionLimit) return value;
  const surplus = size.toString().length - precision;
  return scaled(quotientHalfEven(value.units, 10n ** BigInt(surplus)), value.scale - surplus);
}

export function add(a: Decimal, b: Decimal): Decimal {
  return toPrecision(a.plus(b));
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return toPrecision(a.minus(b));
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return toPrecision(a.times(b));
}

/**
 * The quotient; an exact one keeps as few decimals as its operands allow (100.00 / 4 is 25.00). Null where the divisor is zero:
 * only the caller can say what that means.
 */
export function divide(a: Decimal, b: Decimal): Decimal | null {
  if (b.isZero) return null;
  const idealScale = a.scale - b.scale;
  if (a.isZero) return Decimal.of(0n, Math.max(0, idealScale));
  const shift = Math.max(0, digitsOf(b.units) - digitsOf(a.units) + precision + 1);
  const numerator = a.units * 10n ** BigInt(shift);
  let quotient = numerator / b.units;
  let scale = idealScale + shift;
  if (quotient * b.units !== numerator) {
    // A trailing 1 stands for all digits cut off, so that the rounding below never sees a false tie.
    quotient = quotient * 10n + (quotient < 0n || (quotient === 0n && a.sign !== b.sign) ? -1n : 1n);
    return toPrecision(scaled(quotient, scale + 1));
  }
  while (scale > idealScale && quotient % 10n === 0n) {
    quotient /= 10n;
    scale -= 1;
  }
  return toPrecision(scaled(quotient, scale));
}

/** Rounds half-even to the decimal place `scale`; a negative scale rounds to tens, hundreds, ... */
export function quantize(value: Decimal, scale: number): Decimal {
  if (scale >= 0) return value.rounded(scale);
  const step = Decimal.of(10n ** BigInt(-scale));
  return value.dividedBy(step, 0).times(step);
}

/** One unit of the last decimal place: 0.01 for scale 2. */
export function lastPlace(scale: number): Decimal {
  return Decimal.of(1n, scale);
}

export function smallerOf(a: Decimal, b: Decimal): Decimal {
  return a.compare(b) <= 0 ? a : b;
}

export function largerOf(a: Decimal, b: Decimal): Decimal {
  return a.compare(b) >= 0 ? a : b;
}

function scaled(units: bigint, scale: number): Decimal {
  return scale >= 0 ? Decimal.of(units, scale) : Decimal.of(units * 10n ** BigInt(-scale), 0);
}

function digitsOf(units: bigint): number {
  return (units < 0n ? -units : units).toString().length;
}

function quotientHalfEven(numerator: bigint, divisor: bigint): bigint {
  const quotient = numerator / divisor;
  const rest = numerator % divisor;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  if (twice < divisor || (twice === divisor && quotient % 2n === 0n)) return quotient;
  return quotient + (numerator < 0n ? -1n : 1n);
}
