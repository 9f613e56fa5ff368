import { pixelsOf } from '../format/decimal.ts';

export type Spark = { line: string; area: string; last: { x: number; y: number } | null };

/**
 * Paths in a box of 100 by 100, y downwards. A point without a figure breaks the line; one point alone has a dot and no line.
 * A flat series lies in the middle, not on the floor: it is unchanged, not nothing.
 */
export function sparkOf(values: readonly (string | null)[]): Spark {
  const numbers = values.map((value) => (value === null ? null : pixelsOf(value)));
  const known = numbers.filter((value) => value !== null);
  if (known.length === 0) return { line: '', area: '', last: null };
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const y = (value: number) => (high === low ? 50 : 92 - ((value - low) * 84) / (high - low));
  const x = (index: number) => (values.length === 1 ? 100 : (index * 100) / (values.length - 1));
  const runs = runsOf(numbers).map((run) => run.map(([index, value]) => ({ x: x(index), y: y(value) })));
  const drawn = runs.filter((run) => run.length > 1);
  const line = drawn.map((run) => `M${run.map(at).join('L')}`).join('');
  const area = drawn.map((run) => `M${run.map(at).join('L')}L${run.at(-1)?.x.toFixed(2)} 100L${run[0]?.x.toFixed(2)} 100Z`).join('');
  return { line, area, last: numbers.at(-1) === null ? null : (runs.at(-1)?.at(-1) ?? null) };
}

function at({ x, y }: { x: number; y: number }): string {
  return `${x.toFixed(2)} ${y.toFixed(2)}`;
}

function runsOf(numbers: readonly (number | null)[]): [number, number][][] {
  const runs: [number, number][][] = [];
  numbers.forEach((value, index) => {
    if (value === null) return;
    if (index > 0 && numbers[index - 1] !== null) runs.at(-1)?.push([index, value]);
    else runs.push([[index, value]]);
  });
  return runs;
}
