import type { Decimal } from '../../../ledger/decimal.ts';

/** Decimals kept of a share beyond those of the total, where division has no end. */
const extraDigits = 12;

/** Divides `total` in proportion over quantities that come to `whole`; the last of `count` takes what rounding leaves. */
export function shares(total: Decimal, whole: Decimal, count: number): (quantity: Decimal) => Decimal {
  let left = total;
  let remaining = count;
  return (quantity) => {
    remaining -= 1;
    const part = remaining === 0 ? left : ratio(total.times(quantity), whole, total.scale);
    left = left.minus(part);
    return part;
  };
}

function ratio(numerator: Decimal, divisor: Decimal, scale: number): Decimal {
  const quotient = numerator.dividedBy(divisor, scale + extraDigits).trimmed();
  return quotient.scale < scale ? quotient.rounded(scale) : quotient;
}
