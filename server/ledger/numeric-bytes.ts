import type { Decimal } from './decimal.ts';

/** Below this a number with three more zeros is whole in a double. */
const fastMax = 1_000_000_000_000n;
const tenTo = [1, 10, 100, 1_000];

/** More bytes than `writeNumeric` needs for the number. */
export function numericLengthMax({ units }: Decimal): number {
  return isShort(units) ? 20 : 20 + units.toString().length;
}

/**
 * Writes a number as PostgreSQL's `numeric` is sent in binary: groups of four digits, of which the first stands for `weight` powers of 10,000,
 * without groups of zeros at the end, and how many digits to print after the point. Returns how many bytes it took.
 */
export function writeNumeric(into: Buffer, at: number, { units, scale }: Decimal): number {
  // So many zeros more, and the point stands between two groups.
  const zeros = (4 - (scale % 4)) % 4;
  const places = (scale + zeros) / 4; // not money: groups behind the point
  const size = units < 0n ? -units : units;
  const { groups, cut } = isShort(units) ? shortGroups(into, at + 8, Number(size) * tenTo[zeros]!) : longGroups(into, at + 8, size, zeros);
  into.writeInt16BE(groups, at);
  into.writeInt16BE(groups === 0 ? 0 : groups - 1 - (places - cut), at + 2);
  into.writeInt16BE(units < 0n ? negative : 0, at + 4);
  into.writeInt16BE(scale, at + 6);
  return 8 + groups * 2;
}

const negative = 0x4000;

function isShort(units: bigint): boolean {
  return units < fastMax && units > -fastMax;
}

interface Written {
  readonly groups: number;
  /** Groups of zeros at the end that are not among them. */
  readonly cut: number;
}

function shortGroups(into: Buffer, at: number, size: number): Written {
  let [left, cut] = [size, 0];
  while (left > 0 && left % 10_000 === 0) {
    left /= 10_000; // not money: digits
    cut += 1;
  }
  const groups = left === 0 ? 0 : left < 1e4 ? 1 : left < 1e8 ? 2 : left < 1e12 ? 3 : 4;
  for (let group = groups - 1; group >= 0; group -= 1) {
    const digits = left % 10_000;
    into[at + group * 2] = digits >> 8;
    into[at + group * 2 + 1] = digits;
    left = (left - digits) / 10_000; // not money: digits
  }
  return { groups, cut };
}

function longGroups(into: Buffer, at: number, size: bigint, zeros: number): Written {
  const digits = size.toString() + '0'.repeat(zeros);
  const text = digits.padStart(Math.ceil(digits.length / 4) * 4, '0'); // not money: digits
  const all = text.length / 4; // not money: groups
  let groups = all;
  while (text.endsWith('0000', groups * 4)) groups -= 1;
  for (let group = 0; group < groups; group += 1) into.writeInt16BE(Number(text.slice(group * 4, group * 4 + 4)), at + group * 2);
  return { groups, cut: all - groups };
}
