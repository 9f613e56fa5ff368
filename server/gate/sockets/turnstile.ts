/** Lets so many work at a time; the rest wait, in the order in which they came. */
export class Turnstile {
  private inside = 0;
  private readonly outside: (() => void)[] = [];

  constructor(private readonly max: number) {}

  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside >= this.max) await new Promise<void>((resolve) => this.outside.push(resolve));
    else this.inside += 1;
    try {
      return await work();
    } finally {
      // A place that somebody waits for is handed on.
      const next = this.outside.shift();
      if (next) next();
      else this.inside -= 1;
    }
  }
}
