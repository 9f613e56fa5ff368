import type { Command } from 'commander';

/** One question about speed or size. It has a file of its own in benches/ and a line in benches/index.ts. */
export interface Bench {
  /** As in `npm run bench -- <name>`. */
  readonly name: string;
  /** One line for the list. */
  readonly summary: string;
  /** Adds the options that it understands. */
  options(command: Command): Command;
  /** Measures, telling on stderr what it is at. The answer is printed as JSON. A bound that is missed is no failure. */
  run(options: Record<string, unknown>): Promise<object>;
}
