import { CacheEvents } from '../cache/events.ts';
import { RemoteEntries } from '../cache/remote.ts';

/** One process's connection to a Redis of the test's own. */
export interface RedisLink {
  readonly remote: RemoteEntries;
  readonly events: CacheEvents;
  /** Waits until the connection stands (again), or is noticed to be lost. */
  until(up: boolean): Promise<void>;
}

export function redisLink(url: string): RedisLink {
  const events = new CacheEvents();
  const waiting: { up: boolean; go: () => void }[] = [];
  let now: boolean | null = null;
  const remote = new RemoteEntries(url, events, (up) => {
    now = up;
    for (const it of waiting.splice(0)) {
      if (it.up === up) it.go();
      else waiting.push(it);
    }
  });
  remote.connect();
  const until = (up: boolean) => (now === up ? Promise.resolve() : new Promise<void>((go) => waiting.push({ up, go })));
  return { remote, events, until };
}
