import { pixelsOf } from '../format/decimal.ts';
import { type Box, plainText, type Tick, ticksOf } from './bars.ts';

export type Lines = {
  paths: string[];
  slots: { x: number; width: number; center: number }[];
  points: ({ x: number; y: number } | null)[][];
  ticks: Tick[];
  zero: number;
};

/** Pixels for lines over the same steps. An unknown figure breaks its line. */
export function linesOf(series: readonly (readonly (string | null)[])[], box: Box): Lines {
  const numbers = series.map((values) => values.map((value) => (value === null ? null : pixelsOf(value))));
  const known = numbers.flat().filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const ticks = ticksOf(low, high, 6);
  const [floor, ceiling] = [Math.min(low, ticks[0] ?? 0), Math.max(high, ticks.at(-1) ?? 1)];
  const plot = { width: box.width - box.left - box.right, height: box.height - box.top - box.bottom };
  const y = (value: number) => box.top + ((ceiling - value) * plot.height) / (ceiling - floor || 1);
  const count = Math.max(1, ...series.map((values) => values.length));
  const step = plot.width / count;
  const slots = Array.from({ length: count }, (_, index) => {
    const x = box.left + index * step;
    return { x, width: step, center: x + step / 2 };
  });
  const points = numbers.map((values) =>
    values.map((value, index) => (value === null ? null : { x: slots[index]?.center ?? 0, y: y(value) })),
  );
  return { paths: points.map(pathOf), slots, points, ticks: ticks.map((value) => ({ value: plainText(value), y: y(value) })), zero: y(0) };
}

function pathOf(points: readonly ({ x: number; y: number } | null)[]): string {
  return points
    .map((point, index) => (point ? `${index > 0 && points[index - 1] ? 'L' : 'M'}${point.x.toFixed(1)} ${point.y.toFixed(1)}` : ''))
    .join('');
}
