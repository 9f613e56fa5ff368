import { attemptsPerAccount, attemptsPerAddress } from '../config/limits.ts';
import type { BucketSize, Buckets } from '../fair-use/buckets.ts';
import { Refusal } from '../ledger/refusal.ts';

const sizeOf = ({ burst, secondsEach }: { burst: number; secondsEach: number }): BucketSize => ({
  capacity: burst,
  perSecond: secondsEach ** -1,
});

/**
 * Counts an attempt to sign in, by account (a digest, so that no address stands in Redis) and by where it comes from. Refuses
 * with RATE_LIMITED, whether the account exists or not. Returns what gives the attempt back, for one that succeeds.
 */
export async function countAttempt(buckets: Buckets, account: string, address: string): Promise<() => Promise<void>> {
  const places = [
    { name: `sign-in address ${address}`, size: sizeOf(attemptsPerAddress) },
    { name: `sign-in account ${account}`, size: sizeOf(attemptsPerAccount) },
  ];
  for (const { name, size } of places) {
    const { isAllowed, retryAfterSeconds } = await buckets.take(name, size, 1);
    if (isAllowed) continue;
    const seconds = Math.max(1, Math.ceil(retryAfterSeconds));
    throw new Refusal('RATE_LIMITED', `Too many attempts to sign in. Try again in ${seconds} seconds.`, [], seconds);
  }
  return async () => {
    await Promise.all(places.map(({ name, size }) => buckets.take(name, size, -1)));
  };
}
