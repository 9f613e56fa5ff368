import { Decimal } from './decimal.ts';
import { numericLengthMax, writeNumeric } from './numeric-bytes.ts';
import { daysBetween, type PlainDate, plainDate } from './plain-date.ts';
import { nulRefused } from './refusal.ts';

/** What a column holds. */
export type CopyType = 'int2' | 'int4' | 'int8' | 'date' | 'bool' | 'text' | 'jsonb' | 'hex' | 'numeric';

/**
 * What one field may hold: whole numbers for `int2` and `int4`, the same or digits for `int8` (either to 2^53), days for `date`, hexadecimal digits for
 * `hex` (a bytea), texts, and numbers for `numeric`.
 */
export type CopyValue = string | number | boolean | Decimal | null;

/**
 * Rows in PostgreSQL's binary format of COPY, any part of which can be left out in the end: the database takes half of the time to read them that
 * it takes for texts. See the description of COPY in PostgreSQL's documentation, and of each type its `_recv` function. They are bytes right away:
 * texts that grow piece by piece took five times as long, and were a third of what an import left to the garbage collector. Refuses a text with
 * the NUL character.
 */
export class CopyBinary {
  private written: Buffer<ArrayBuffer>;
  private at = head.length;
  /** Where each part ends. */
  private readonly ends: number[] = [];
  /** Entries of one day mostly come together. */
  private day: { readonly date: string; readonly days: number } | null = null;

  /** `bytesExpected` saves growing, where it is known about how much will come. */
  constructor(
    private readonly types: readonly CopyType[],
    bytesExpected = 4_096,
  ) {
    this.written = Buffer.allocUnsafe(head.length + bytesExpected + tail.length);
    head.copy(this.written);
  }

  /** A value for each type, in their order. */
  row(values: readonly CopyValue[]): this {
    const { length } = this.types;
    this.reserve(2);
    this.int16(length);
    for (let index = 0; index < length; index += 1) this.field(this.types[index]!, values[index]!);
    return this;
  }

  /** The rows since the part before are one more part. */
  endPart(): void {
    this.ends.push(this.at);
  }

  /** All rows. Write no more afterwards. */
  bytes(): Uint8Array<ArrayBuffer> {
    this.reserve(tail.length);
    tail.copy(this.written, this.at);
    return this.written.subarray(0, this.at + tail.length);
  }

  /** All rows that are in a part, but those of the parts with these numbers, counted from 0. */
  bytesWithout(parts: ReadonlySet<number>): Uint8Array<ArrayBuffer> {
    if (parts.size === 0) return this.bytes();
    const from = (part: number) => this.ends[part - 1] ?? head.length;
    const kept = this.ends.flatMap((end, part) => (parts.has(part) ? [] : [this.written.subarray(from(part), end)]));
    return Buffer.concat([head, ...kept, tail]);
  }

  private field(type: CopyType, value: CopyValue): void {
    // A length and what takes a fixed number of bytes.
    this.reserve(12);
    if (value === null) this.int32(-1);
    else if (value instanceof Decimal) this.numeric(value);
    else if (type === 'text') this.text(String(value), '');
    else if (type === 'jsonb') this.text(String(value), jsonVersion);
    else if (type === 'hex') this.hex(String(value));
    else if (type === 'bool') {
      this.int32(1);
      this.written[this.at++] = value ? 1 : 0;
    } else if (type === 'int8') {
      this.int32(8);
      const number = Number(value);
      this.int32(Math.floor(number / 0x1_0000_0000)); // not money: an id
      this.int32((number % 0x1_0000_0000) | 0);
    } else if (type === 'int2') {
      this.int32(2);
      this.int16(Number(value));
    } else {
      const whole = type === 'date' ? this.daysOf(String(value)) : Number(value);
      if ((whole | 0) !== whole) throw new RangeError(`${whole} is no whole number of four bytes`);
      this.int32(4);
      this.int32(whole);
    }
  }

  /** A day is a number of days. */
  private daysOf(date: string): number {
    if (this.day?.date !== date) this.day = { date, days: daysBetween(dayZero, plainDate(date)) };
    return this.day.days;
  }

  private numeric(value: Decimal): void {
    const from = this.at;
    this.at += 4;
    this.reserve(numericLengthMax(value));
    this.at += writeNumeric(this.written, this.at, value);
    this.written.writeInt32BE(this.at - from - 4, from);
  }

  /** Short texts of ASCII are nearly all: a byte at a time they cost less than one call to have them written. */
  private text(value: string, before: string): void {
    const from = this.at;
    this.at += 4;
    // No character takes more than three bytes for each unit of UTF-16.
    this.reserve(value.length * 3 + before.length);
    const { written } = this;
    if (before !== '') written[this.at++] = before.charCodeAt(0);
    if (value.includes('\0')) throw nulRefused();
    if (!this.wroteShort(value)) this.at += written.write(value, this.at, 'utf8');
    written.writeInt32BE(this.at - from - 4, from);
  }

  /** Writes nothing and returns false where the text is long or not of ASCII. */
  private wroteShort(value: string): boolean {
    const { written, at } = this;
    const { length } = value;
    if (length > shortLengthMax) return false;
    for (let i = 0; i < length; i += 1) {
      const code = value.charCodeAt(i);
      if (code > 126) return false;
      written[at + i] = code;
    }
    this.at += length;
    return true;
  }

  private hex(digits: string): void {
    this.int32(digits.length >> 1);
    this.reserve(digits.length);
    this.at += this.written.write(digits, this.at, 'hex');
  }

  private reserve(more: number): void {
    if (this.at + more <= this.written.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.written.length * 2, this.at + more));
    this.written.copy(larger, 0, 0, this.at);
    this.written = larger;
  }

  private int16(value: number): void {
    this.at = this.written.writeInt16BE(value, this.at);
  }

  private int32(value: number): void {
    const { written } = this;
    written[this.at++] = value >>> 24;
    written[this.at++] = value >>> 16;
    written[this.at++] = value >>> 8;
    written[this.at++] = value;
  }
}

/** A signature, no flags, and no further head. */
const head = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex');
/** In place of a number of fields. */
const tail = Buffer.from('ffff', 'hex');
const jsonVersion = '\u0001';
const shortLengthMax = 72;
const dayZero: PlainDate = plainDate('2000-01-01');
