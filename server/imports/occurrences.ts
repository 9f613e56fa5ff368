const wordsPerSlot = 4;
const firstSlots = 1 << 12;

/**
 * Numbers equal contents within one file: 1 for the first, 2 for the next, so that equal legitimate entries both stay.
 * Every fingerprint of the file is kept to its end, so they lie in one table of numbers: a million take 32 MB, as
 * texts in a map they took five times as much. Half of a SHA-256 tells contents apart as surely as anybody needs.
 */
export class Occurrences {
  private slots = new Uint32Array(firstSlots * wordsPerSlot);
  private count = 0;
  /** How often those came that came more than once. */
  private readonly repeats = new Map<string, number>();

  /** `fingerprint` in hexadecimal digits. */
  next(fingerprint: string): number {
    if (this.add(Buffer.from(fingerprint.slice(0, 32), 'hex'))) return 1;
    const occurrence = (this.repeats.get(fingerprint) ?? 1) + 1;
    this.repeats.set(fingerprint, occurrence);
    return occurrence;
  }

  /** False where these sixteen bytes are in the table already. */
  private add(bytes: Buffer): boolean {
    // A slot whose first word is zero is free; a first word that is zero is stored as one, which costs a bit of certainty.
    const isNew = this.put(bytes.readUInt32LE(0) || 1, bytes.readUInt32LE(4), bytes.readUInt32LE(8), bytes.readUInt32LE(12));
    if (isNew) this.count += 1;
    if (this.count * 2 * wordsPerSlot > this.slots.length) this.grow();
    return isNew;
  }

  private put(a: number, b: number, c: number, d: number): boolean {
    const { slots } = this;
    const last = slots.length - wordsPerSlot;
    let at = (b * wordsPerSlot) & last;
    for (; slots[at] !== 0; at = (at + wordsPerSlot) & last) {
      if (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c && slots[at + 3] === d) return false;
    }
    slots[at] = a;
    slots[at + 1] = b;
    slots[at + 2] = c;
    slots[at + 3] = d;
    return true;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += wordsPerSlot) {
      if (old[at] !== 0) this.put(old[at]!, old[at + 1]!, old[at + 2]!, old[at + 3]!);
    }
  }
}
