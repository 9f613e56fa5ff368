const queues = new WeakMap<object, Map<number, Promise<unknown>>>();

/**
 * Runs `work` once all earlier work of the same `owner` and `key` is over, whether it went well or not. Who waits here
 * waits without a connection: ten imports into one book would else hold the whole pool, and no report could be read.
 * Work must not wait for other work of its own key.
 */
export function inTurn<T>(owner: object, key: number, work: () => Promise<T>): Promise<T> {
  const queue = queues.get(owner) ?? new Map<number, Promise<unknown>>();
  queues.set(owner, queue);
  const turn = (queue.get(key) ?? Promise.resolve()).then(work);
  const over = turn
    .catch(() => undefined)
    .then(() => {
      if (queue.get(key) === over) queue.delete(key);
    });
  queue.set(key, over);
  return turn;
}

/** Does `work` for each of `all` in their order, so many at once: whoever is done takes the next. None is begun after one has failed. */
export async function atOnce<T>(count: number, all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const waiting = [...all];
  const takeAll = async (): Promise<void> => {
    try {
      while (waiting.length > 0) await work(waiting.shift()!);
    } finally {
      waiting.length = 0;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: count }, takeAll));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
}
