/**
 * Lets work go on while its caller prepares the next: one piece is under way, never more. Whoever uses the same
 * connection besides waits for `idle` first.
 */
export class OneAhead {
  private running: Promise<void> = Promise.resolve();

  /** Resolves as soon as `work` has begun: what goes wrong with it is thrown by the next `start`, or by `idle`. */
  async start(work: () => Promise<void>): Promise<void> {
    await this.running;
    this.running = work();
    // Not lost: whoever waits for `running` gets the same error.
    this.running.catch(() => undefined);
  }

  /** Waits until nothing is under way, and throws what went wrong. */
  async idle(): Promise<void> {
    await this.running;
  }
}
