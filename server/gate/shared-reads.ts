/**
 * Reads that are asked for while one runs share the next one. Nobody shares a read that was begun before he asked: it may
 * be from before a write that he has seen the end of.
 */
export class SharedReads<Asked, Value> {
  private readonly lanes = new Map<unknown, Lane<Value>>();

  /**
   * `keyOf` what two ask has to be the same for whoever may be given the same; left out, it is the same. `apart`: how long
   * after one read the next begins.
   */
  constructor(
    private readonly load: (asked: Asked) => Promise<Value>,
    private readonly keyOf: (asked: Asked) => unknown = (asked) => asked,
    private readonly apart: Apart = { millisecondsEach: 0, millisecondsMax: 0 },
  ) {}

  read(asked: Asked): Promise<Value> {
    const key = this.keyOf(asked);
    const lane = this.lanes.get(key);
    if (!lane) return this.begin(asked, key, 1);
    if (lane.begunMs === null) {
      lane.sharers += 1;
      return lane.current;
    }
    lane.waiting += 1;
    lane.next ??= this.after(lane).then(() => this.begin(asked, key, lane.waiting));
    return lane.next;
  }

  private begin(asked: Asked, key: unknown, sharers: number): Promise<Value> {
    const lane: Lane<Value> = { begunMs: null, sharers, current: this.soon(asked, key), waiting: 0, next: null };
    this.lanes.set(key, lane);
    const leave = () => {
      // Who waits for the next one has seen to it already.
      if (lane.next === null && this.lanes.get(key) === lane) this.lanes.delete(key);
    };
    const rest = () => {
      const pauseMs = lane.next === null ? this.pauseAfter(lane) : 0;
      if (pauseMs >= 1) setTimeout(leave, pauseMs);
      else leave();
    };
    lane.current.then(rest, rest);
    return lane.current;
  }

  /** When all requests that have arrived by now have been heard: an embedded database lets nobody speak while it reads. */
  private async soon(asked: Asked, key: unknown): Promise<Value> {
    await new Promise((resolve) => setImmediate(resolve));
    this.lanes.get(key)!.begunMs = performance.now();
    return this.load(asked);
  }

  private async after(lane: Lane<Value>): Promise<void> {
    await lane.current.catch(() => undefined);
    const pauseMs = this.pauseAfter(lane);
    if (pauseMs >= 1) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }

  private pauseAfter({ begunMs, sharers }: Lane<Value>): number {
    const { millisecondsEach, millisecondsMax } = this.apart;
    return begunMs! + Math.min(sharers * millisecondsEach, millisecondsMax) - performance.now();
  }
}

/**
 * The more shared a read, the longer the next one is put off, up to a bound: where many ask at a time, more of them share each
 * read, and where one asks after another nobody is kept waiting.
 */
export interface Apart {
  /** For each who shared the one before. */
  readonly millisecondsEach: number;
  readonly millisecondsMax: number;
}

interface Lane<Value> {
  /** Null: whoever asks may still share it. */
  begunMs: number | null;
  sharers: number;
  readonly current: Promise<Value>;
  /** So many share the next one. */
  waiting: number;
  next: Promise<Value> | null;
}
