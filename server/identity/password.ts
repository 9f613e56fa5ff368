import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { hashesAtOnceMax, hashesWaitingMax } from '../config/limits.ts';
import { Refusal } from '../ledger/refusal.ts';

/** The work that one hash takes: N = 2^log2n blocks of r * 128 bytes, p times over. */
export interface Cost {
  readonly log2n: number;
  readonly r: number;
  readonly p: number;
}

/** 64 MiB and about a third of a second: as strong as N = 2^17, p = 1, in half the memory. */
export const usualCost: Cost = { log2n: 16, r: 8, p: 2 };

/**
 * Hashes passwords with scrypt, a few at a time: each takes memory, and a flood of sign-ins must not take all of it.
 * More than can wait is refused as UNAVAILABLE.
 */
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private dummy: Promise<string> | null = null;

  constructor(private readonly cost: Cost = usualCost) {}

  /** Makes the hash that unknown names are checked against; done before the first sign-in, so that none takes longer. */
  prepare(): Promise<string> {
    this.dummy ??= this.hash(randomBytes(16).toString('hex'));
    return this.dummy;
  }

  /** `scrypt$log2n$r$p$salt$hash`, so that the cost may be raised without losing what is stored. */
  async hash(password: string): Promise<string> {
    const salt = randomBytes(16);
    const { log2n, r, p } = this.cost;
    const key = await this.derive(password, salt, this.cost);
    return ['scrypt', log2n, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
  }

  /** False for `stored` null (nobody of that name, or no password yet), after as much work as for a wrong password. */
  async verify(password: string, stored: string | null): Promise<boolean> {
    const [, log2n, r, p, salt, hash] = (stored ?? (await this.prepare())).split('$');
    const wanted = Buffer.from(hash ?? '', 'base64url');
    const cost = { log2n: Number(log2n), r: Number(r), p: Number(p) };
    const key = await this.derive(password, Buffer.from(salt ?? '', 'base64url'), cost);
    return timingSafeEqual(key, wanted) && stored !== null;
  }

  private async derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
    await this.enter();
    try {
      return await scryptOf(password.normalize('NFKC'), salt, cost);
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.running < hashesAtOnceMax) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= hashesWaitingMax) {
      throw new Refusal('UNAVAILABLE', 'Too many sign-ins at once. Try again in a few seconds.', [], 5);
    }
    // Who leaves hands its place on.
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}

function scryptOf(password: string, salt: Buffer, { log2n, r, p }: Cost): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** log2n, r, p, maxmem: 2 ** log2n * r * 256 };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
