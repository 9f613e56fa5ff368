/**
 * Bytes that are written row by row and make up parts, any of which can be left out in the end. Written as bytes right away: as texts that
 * grow piece by piece they took five times as long, and were a third of what an import leaves to the garbage collector.
 */
export class CopiedParts {
  protected written: Buffer<ArrayBuffer>;
  protected at = 0;
  /** Where each part ends. */
  private readonly ends: number[] = [];

  /** `bytesExpected` saves growing, where it is known about how much will come. `head` stands before the first part. */
  constructor(
    bytesExpected = 4_096,
    private readonly head: Uint8Array = new Uint8Array(),
  ) {
    this.written = Buffer.allocUnsafe(bytesExpected + head.length);
    this.written.set(head);
    this.at = head.length;
  }

  /** The rows since the part before are one more part. */
  endPart(): void {
    this.ends.push(this.at);
  }

  /** All rows that were written, none of which is ever written over. */
  protected all(): Buffer<ArrayBuffer> {
    return this.written.subarray(0, this.at);
  }

  /** All rows that are in a part, but those of the parts with these numbers, counted from 0. */
  protected allWithout(parts: ReadonlySet<number>): Buffer<ArrayBuffer> {
    if (parts.size === 0) return this.all();
    const from = (part: number) => this.ends[part - 1] ?? this.head.length;
    const kept = this.ends.flatMap((end, part) => (parts.has(part) ? [] : [this.written.subarray(from(part), end)]));
    return Buffer.concat([this.head, ...kept]);
  }

  protected reserve(more: number): void {
    if (this.at + more <= this.written.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.written.length * 2, this.at + more));
    this.written.copy(larger, 0, 0, this.at);
    this.written = larger;
  }
}
