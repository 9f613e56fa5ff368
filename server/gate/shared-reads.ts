/**
 * Reads that are asked for while one runs share the next one. Nobody shares a read that was begun before he asked: it may
 * be from before a write that he has seen the end of.
 */
export class SharedReads<Key, Value> {
  private readonly lanes = new Map<Key, Lane<Value>>();

  constructor(private readonly load: (key: Key) => Promise<Value>) {}

  read(key: Key): Promise<Value> {
    const lane = this.lanes.get(key);
    if (!lane) return this.begin(key);
    if (!lane.hasBegun) return lane.current;
    const begin = () => this.begin(key);
    lane.next ??= lane.current.then(begin, begin);
    return lane.next;
  }

  private begin(key: Key): Promise<Value> {
    const lane: Lane<Value> = { hasBegun: false, current: this.soon(key), next: null };
    this.lanes.set(key, lane);
    const leave = () => {
      // Who waits for the next one has seen to it already.
      if (lane.next === null) this.lanes.delete(key);
    };
    lane.current.then(leave, leave);
    return lane.current;
  }

  /** When all requests that have arrived by now have been heard: an embedded database lets nobody speak while it reads. */
  private async soon(key: Key): Promise<Value> {
    await new Promise((resolve) => setImmediate(resolve));
    this.lanes.get(key)!.hasBegun = true;
    return this.load(key);
  }
}

interface Lane<Value> {
  hasBegun: boolean;
  readonly current: Promise<Value>;
  next: Promise<Value> | null;
}
