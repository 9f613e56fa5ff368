/**
 * Reads that are asked for while one runs share the next one. Nobody shares a read that was begun before he asked: it may
 * be from before a write that he has seen the end of.
 */
export class SharedReads<Key, Value> {
  private readonly lanes = new Map<Key, { current: Promise<Value>; next: Promise<Value> | null }>();

  constructor(private readonly load: (key: Key) => Promise<Value>) {}

  read(key: Key): Promise<Value> {
    const lane = this.lanes.get(key);
    if (!lane) return this.begin(key);
    const begin = () => this.begin(key);
    lane.next ??= lane.current.then(begin, begin);
    return lane.next;
  }

  private begin(key: Key): Promise<Value> {
    const current = this.load(key);
    const lane = { current, next: null as Promise<Value> | null };
    this.lanes.set(key, lane);
    const leave = () => {
      // Who waits for the next one has seen to it already.
      if (lane.next === null) this.lanes.delete(key);
    };
    current.then(leave, leave);
    return current;
  }
}
