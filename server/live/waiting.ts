/**
 * What waits for one subscriber, in order. A subscriber that is too slow is told less, never something wrong: beyond `max`,
 * what comes is joined with the newest that waits.
 */
export class Waiting<Event> implements AsyncIterableIterator<Event> {
  private readonly events: Event[] = [];
  private wake: (() => void) | null = null;
  private isOver = false;

  constructor(
    private readonly max: number,
    private readonly join: (older: Event, newer: Event) => Event,
    private readonly onEnd: () => void,
  ) {}

  add(event: Event): void {
    if (this.isOver) return;
    if (this.events.length < this.max) this.events.push(event);
    else this.events.push(this.join(this.events.pop()!, event));
    this.wake?.();
  }

  /** Ends it at once, whoever waits. */
  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.events.length = 0;
    this.onEnd();
    this.wake?.();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Event>> {
    while (!this.isOver && this.events.length === 0) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      this.wake = null;
    }
    return this.isOver ? { done: true, value: undefined } : { done: false, value: this.events.shift()! };
  }

  async return(): Promise<IteratorResult<Event>> {
    this.end();
    return { done: true, value: undefined };
  }
}
