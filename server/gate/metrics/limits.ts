import type { Buckets } from '../../fair-use/buckets.ts';
import type { limitBuckets, Metrics } from './metrics.ts';

/** Counts what buckets say, by what they limit. What is given back was counted when it was taken. */
export function countedBuckets(buckets: Buckets, bucket: (typeof limitBuckets)[number], { limitDecisions }: Metrics): Buckets {
  return {
    async take(name, size, amount) {
      const taken = await buckets.take(name, size, amount);
      if (amount > 0) limitDecisions.inc({ bucket, decision: taken.isAllowed ? 'allowed' : 'refused' });
      return taken;
    },
  };
}
