/** Arithmetic on decimal text, exact: what the API sends stays text until it is printed. */

type Exact = { units: bigint; scale: number };

function read(text: string): Exact {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`not a decimal: ${JSON.stringify(text)}`);
  const [, sign = '', whole = '', fraction = ''] = match;
  return { units: BigInt(sign + whole + fraction), scale: fraction.length };
}

function print({ units, scale }: Exact): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale);
  return `${units < 0n ? '-' : ''}${whole}${scale > 0 ? `.${fraction}` : ''}`;
}

function unitsAt(exact: Exact, scale: number): bigint {
  return exact.units * 10n ** BigInt(scale - exact.scale);
}

/** -1, 0 or 1. */
export function signOf(text: string): -1 | 0 | 1 {
  const { units } = read(text);
  return units === 0n ? 0 : units < 0n ? -1 : 1;
}

/** The sum, with the most decimals that a summand has. The sum of nothing is `0`. */
export function sum(texts: readonly string[]): string {
  const parts = texts.map(read);
  const scale = Math.max(0, ...parts.map((part) => part.scale));
  return print({ units: parts.reduce((total, part) => total + unitsAt(part, scale), 0n), scale });
}

export function subtract(minuend: string, subtrahend: string): string {
  return sum([minuend, negate(subtrahend)]);
}

export function negate(text: string): string {
  const { units, scale } = read(text);
  return print({ units: -units, scale });
}

/** Without its sign, also where that is the sign of nothing: `-0.00` is `0.00`. */
export function absolute(text: string): string {
  return text.replace(/^-/, '');
}

/** Negative, zero or positive as a sorts before, with or after b. */
export function compare(a: string, b: string): number {
  return signOf(subtract(a, b));
}

/** How many decimals are written. */
export function scaleOf(text: string): number {
  return read(text).scale;
}

/**
 * (now - before) / |before| as decimal text with four digits, half away from zero; null where there is no base.
 * For a change between two printed figures; the API's own ratios are used wherever it gives one.
 */
export function changeRatio(now: string, before: string): string | null {
  if (signOf(before) === 0) return null;
  const scale = Math.max(scaleOf(now), scaleOf(before));
  const base = unitsAt(read(absolute(before)), scale);
  const change = unitsAt(read(now), scale) - unitsAt(read(before), scale);
  const magnitude = ((change < 0n ? -change : change) * 20_000n + base) / (2n * base);
  return print({ units: change < 0n ? -magnitude : magnitude, scale: 4 });
}

/** A float, for the length of a bar and never for text. */
export function pixelsOf(text: string): number {
  return Number(text);
}
