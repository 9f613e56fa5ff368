/**
 * xoshiro128** 1.1 (Blackman and Vigna, 2018), its state filled by SplitMix32. 32-bit integers only, so that every
 * machine gives the same sequence; nothing drawn here ever passes through a float.
 */
export class Random {
  private readonly state: Uint32Array;

  /** Named streams of one seed are independent: a draw more in one part of the company does not shift another. */
  constructor(
    private readonly seed: number,
    stream = '',
  ) {
    this.state = new Uint32Array(4);
    let mixed = (seed ^ fnv1a(stream)) >>> 0;
    for (let i = 0; i < 4; i++) {
      mixed = (mixed + 0x9e3779b9) >>> 0;
      this.state[i] = splitMix32(mixed);
    }
  }

  stream(name: string): Random {
    return new Random(this.seed, name);
  }

  /** With a state of the caller's own, as the algorithm's authors print their examples. */
  static fromState(state: readonly [number, number, number, number]): Random {
    const random = new Random(0);
    random.state.set(state);
    return random;
  }

  /** The next 32 bits, unsigned. */
  next(): number {
    const s = this.state;
    const result = Math.imul(rotate(Math.imul(s[1]!, 5), 7), 9) >>> 0;
    const shifted = s[1]! << 9;
    s[2]! ^= s[0]!;
    s[3]! ^= s[1]!;
    s[1]! ^= s[2]!;
    s[0]! ^= s[3]!;
    s[2]! ^= shifted;
    s[3] = rotate(s[3]!, 11);
    return result;
  }

  /** A whole number from 0 to `bound - 1`, without modulo bias. */
  below(bound: number): number {
    const limit = 0x1_0000_0000 - (0x1_0000_0000 % bound);
    let drawn = this.next();
    while (drawn >= limit) drawn = this.next();
    return drawn % bound;
  }

  /** A whole number, both ends inclusive. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  /** The key of the weight that a draw falls on. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K {
    const keys = Object.keys(weights) as K[];
    let drawn = this.below(keys.reduce((sum, key) => sum + weights[key]!, 0));
    for (const key of keys) {
      drawn -= weights[key]!;
      if (drawn < 0) return key;
    }
    throw new RangeError('weights must be positive whole numbers');
  }

  /** A new array in random order (Fisher and Yates). */
  shuffled<T>(items: readonly T[]): T[] {
    const order = [...items];
    for (let i = order.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    return order;
  }
}

function rotate(value: number, bits: number): number {
  return ((value << bits) | (value >>> (32 - bits))) >>> 0;
}

function splitMix32(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
