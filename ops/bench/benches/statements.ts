import { InvalidArgumentError } from 'commander';
import type { Bench } from '../bench.ts';
import { measureStatements } from '../statements/measure-statements.ts';

/** How fast a bank's table comes in, and in how much memory. */
export const statements: Bench = {
  name: 'statements',
  summary: "a bank's CSV of a million rows on PostgreSQL: rows a second, and memory",
  options: (command) =>
    command
      .option('--rows <n>', 'rows of the table', numberFrom(1_000), 1_000_000)
      .option('--database <url>', 'a PostgreSQL to use, as somebody who may create databases; without it one is started'),
  run: (options) => measureStatements(options as { rows: number; database?: string }),
};

function numberFrom(least: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < least) throw new InvalidArgumentError(`It takes a whole number from ${least} up.`);
    return number;
  };
}
