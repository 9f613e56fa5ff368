/**
 * An exact base-10 number: `units / 10^scale`. The scale is kept as written (1.50 has scale 2),
 * so that a figure can be printed with the digits its author gave it. There is no float anywhere on the way.
 */
export class Decimal {
  static readonly zero = new Decimal(0n, 0);
  static readonly one = new Decimal(1n, 0);

  /**
   * As it has been printed before: printing digits is most of what writing amounts costs, and most are written more than once. Out of sight, so
   * that a number that was printed is no other one to whoever compares objects.
   */
  #text: string | null = null;

  private constructor(
    readonly units: bigint,
    readonly scale: number,
  ) {}

  /** `Decimal.of(-120450n, 2)` is -1204.50. The scale is 0 or more. */
  static of(units: bigint, scale = 0): Decimal {
    return new Decimal(units, scale);
  }

  /** Reads plain decimal text: `-1204.50`, `+.5`, `12.`, `1e-7`. Null where the text is anything else. */
  static parse(text: string): Decimal | null {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text);
    if (!match) return null;
    const [, sign, whole = '', fraction = '', exponent] = match;
    if (whole === '' && fraction === '') return null;
    const units = BigInt((sign === '-' ? '-' : '') + (whole + fraction || '0'));
    const scale = fraction.length - Number(exponent ?? 0);
    return scale >= 0 ? new Decimal(units, scale) : new Decimal(units * powerOfTen(-scale), 0);
  }

  /** As `parse`, for text that the caller knows to be a number (literals, numeric columns). Throws otherwise. */
  static from(text: string): Decimal {
    const parsed = Decimal.parse(text);
    if (!parsed) throw new RangeError(`not a decimal number: ${JSON.stringify(text)}`);
    return parsed;
  }

  /** A number as the database prints it: digits, with at most a minus sign and one point. Throws for NaN and infinities. */
  static fromNumeric(text: string): Decimal {
    const point = text.indexOf('.');
    if (point < 0) return new Decimal(BigInt(text), 0);
    return new Decimal(BigInt(text.slice(0, point) + text.slice(point + 1)), text.length - point - 1);
  }

  static sum(values: Iterable<Decimal>): Decimal {
    let [units, scale] = [0n, 0];
    for (const value of values) {
      const finer = Math.max(scale, value.scale);
      if (finer > scale) units *= powerOfTen(finer - scale);
      units += value.scale === finer ? value.units : value.unitsAt(finer);
      scale = finer;
    }
    return new Decimal(units, scale);
  }

  get sign(): -1 | 0 | 1 {
    return this.units === 0n ? 0 : this.units < 0n ? -1 : 1;
  }

  get isZero(): boolean {
    return this.units === 0n;
  }

  plus(other: Decimal): Decimal {
    if (this.scale === other.scale) return new Decimal(this.units + other.units, this.scale);
    if (other.units === 0n && other.scale < this.scale) return this;
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.unitsAt(scale) + other.unitsAt(scale), scale);
  }

  minus(other: Decimal): Decimal {
    return this.plus(other.negated());
  }

  times(other: Decimal): Decimal {
    return new Decimal(this.units * other.units, this.scale + other.scale);
  }

  negated(): Decimal {
    return new Decimal(-this.units, this.scale);
  }

  abs(): Decimal {
    return this.units < 0n ? this.negated() : this;
  }

  compare(other: Decimal): -1 | 0 | 1 {
    const scale = Math.max(this.scale, other.scale);
    const [a, b] = [this.unitsAt(scale), other.unitsAt(scale)];
    return a === b ? 0 : a < b ? -1 : 1;
  }

  equals(other: Decimal): boolean {
    return this.compare(other) === 0;
  }

  /** The quotient rounded half-even to `scale` decimals. Throws on a zero divisor: the caller decides what that means. */
  dividedBy(divisor: Decimal, scale: number): Decimal {
    if (divisor.isZero) throw new RangeError('division by zero');
    const shift = scale + divisor.scale - this.scale;
    const numerator = shift >= 0 ? this.units * powerOfTen(shift) : this.units;
    const denominator = shift >= 0 ? divisor.units : divisor.units * powerOfTen(-shift);
    return new Decimal(divideHalfEven(numerator, denominator), scale);
  }

  /** The quotient to `digits` significant digits, half-even: for rates, where no fixed scale fits. */
  dividedToDigits(divisor: Decimal, digits: number): Decimal {
    if (divisor.isZero) throw new RangeError('division by zero');
    if (this.isZero) return Decimal.zero;
    // A rough quotient tells where the first digit stands; the real one is then rounded once.
    const rough = this.dividedBy(divisor, Math.max(0, 4 - this.magnitude() + divisor.magnitude()));
    return this.dividedBy(divisor, Math.max(0, digits - rough.magnitude())).trimmed();
  }

  /** Rounded half-even to `scale` decimals; fewer digits than that are padded with zeros. */
  rounded(scale: number): Decimal {
    if (scale >= this.scale) return new Decimal(this.unitsAt(scale), scale);
    return new Decimal(divideHalfEven(this.units, powerOfTen(this.scale - scale)), scale);
  }

  /** Without trailing zeros after the point: 1.500 becomes 1.5. */
  trimmed(): Decimal {
    let { units, scale } = this;
    while (scale > 0 && units % 10n === 0n) {
      units /= 10n;
      scale -= 1;
    }
    return scale === this.scale ? this : new Decimal(units, scale);
  }

  /** How many digits stand before the point (0.05 has magnitude -1). */
  private magnitude(): number {
    return this.abs().units.toString().length - this.scale;
  }

  private unitsAt(scale: number): bigint {
    return scale === this.scale ? this.units : this.units * powerOfTen(scale - this.scale);
  }

  /** Plain notation with all its decimals: `-1204.50`. Zero carries no sign. */
  toString(): string {
    this.#text ??= this.printed();
    return this.#text;
  }

  toJSON(): string {
    return this.toString();
  }

  private printed(): string {
    if (this.scale === 0) return this.units.toString();
    const digits = this.abs()
      .units.toString()
      .padStart(this.scale + 1, '0');
    const point = digits.length - this.scale;
    return `${this.units < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
  }
}

const powers: bigint[] = [];

function powerOfTen(exponent: number): bigint {
  let power = powers[exponent];
  if (power === undefined) {
    power = 10n ** BigInt(exponent);
    if (exponent < 100) powers[exponent] = power;
  }
  return power;
}

function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const [n, d] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
  const quotient = n / d;
  const twice = (n < 0n ? -(n % d) : n % d) * 2n;
  if (twice < d || (twice === d && quotient % 2n === 0n)) return quotient;
  return quotient + (n < 0n ? -1n : 1n);
}
