import type { Buckets, Taken } from '../../fair-use/buckets.ts';
import { boundCounter } from './bound.ts';
import type { limitBuckets, Metrics } from './metrics.ts';

/** Counts what buckets say, by what they limit. What is given back was counted when it was taken. */
export function countedBuckets(buckets: Buckets, bucket: (typeof limitBuckets)[number], { limitDecisions }: Metrics): Buckets {
  const allowed = boundCounter(limitDecisions, { bucket, decision: 'allowed' });
  const refused = boundCounter(limitDecisions, { bucket, decision: 'refused' });
  const told = (taken: Taken) => {
    if (taken.isAllowed) allowed();
    else refused();
    return taken;
  };
  return {
    take(name, size, amount) {
      const taken = buckets.take(name, size, amount);
      if (amount <= 0) return taken;
      return taken instanceof Promise ? taken.then(told) : told(taken);
    },
  };
}
