/**
 * Reads that are asked for while one runs share the next one. Nobody shares a read that was begun before he asked: it may
 * be from before a write that he has seen the end of.
 */
export class SharedReads<Asked, Value> {
  private readonly lanes = new Map<unknown, Lane<Value>>();

  /**
   * `keyOf` what two ask has to be the same for whoever may be given the same; left out, it is the same. Where so many ask
   * that somebody waits already, the next read begins `apartMilliseconds` after the one before, so that more of them share it.
   */
  constructor(
    private readonly load: (asked: Asked) => Promise<Value>,
    private readonly keyOf: (asked: Asked) => unknown = (asked) => asked,
    private readonly apartMilliseconds = 0,
  ) {}

  read(asked: Asked): Promise<Value> {
    const key = this.keyOf(asked);
    const lane = this.lanes.get(key);
    if (!lane) return this.begin(asked, key);
    if (lane.begunMs === null) return lane.current;
    lane.next ??= this.after(lane).then(() => this.begin(asked, key));
    return lane.next;
  }

  private begin(asked: Asked, key: unknown): Promise<Value> {
    const lane: Lane<Value> = { begunMs: null, current: this.soon(asked, key), next: null };
    this.lanes.set(key, lane);
    const leave = () => {
      // Who waits for the next one has seen to it already.
      if (lane.next === null) this.lanes.delete(key);
    };
    lane.current.then(leave, leave);
    return lane.current;
  }

  /** When all requests that have arrived by now have been heard: an embedded database lets nobody speak while it reads. */
  private async soon(asked: Asked, key: unknown): Promise<Value> {
    await new Promise((resolve) => setImmediate(resolve));
    this.lanes.get(key)!.begunMs = performance.now();
    return this.load(asked);
  }

  private async after({ current, begunMs }: Lane<Value>): Promise<void> {
    await current.catch(() => undefined);
    const pauseMs = begunMs! + this.apartMilliseconds - performance.now();
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

interface Lane<Value> {
  /** Null: whoever asks may still share it. */
  begunMs: number | null;
  readonly current: Promise<Value>;
  next: Promise<Value> | null;
}
