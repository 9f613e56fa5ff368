import { pixelsOf } from '../format/decimal.ts';

/** One bar to draw: its parts from the bottom up, in the order of the categories. */
export type Column = {
  key: string;
  parts: readonly string[];
  movingAverage: string | null;
  /** What the same days came to a year before; drawn as a hairline across the bar. */
  yearAgo?: string | null;
  isEarlier: boolean;
};

export type Box = { width: number; height: number; left: number; right: number; top: number; bottom: number };
export type Segment = { series: number; x: number; y: number; width: number; height: number };
export type Bar = {
  key: string;
  x: number;
  width: number;
  center: number;
  slot: { x: number; width: number };
  isEarlier: boolean;
  segments: Segment[];
};
export type Tick = { value: string; y: number };
export type Area = { series: number; isEarlier: boolean; d: string };
export type Chart = { bars: Bar[]; areas: Area[]; ticks: Tick[]; zero: number; average: string; yearAgo: string; divider: number | null };

/** A gap between two segments, in the surface's colour, so that neighbours are told apart by more than hue. */
const gap = 1;

/**
 * Pixels for a stacked bar chart. What is below zero (refunds) hangs below the line of zero. `isJoined`: the compared
 * period ends where this one begins, so that the line of averages runs on.
 */
export function chartOf(columns: readonly Column[], box: Box, isJoined = false): Chart {
  const [low, high] = extentOf(columns);
  const ticks = ticksOf(low, high, 6);
  const [floor, ceiling] = [Math.min(low, ticks[0] ?? 0), Math.max(high, ticks.at(-1) ?? 1)];
  const plot = { width: box.width - box.left - box.right, height: box.height - box.top - box.bottom };
  const y = (value: number) => box.top + ((ceiling - value) * plot.height) / (ceiling - floor || 1);
  const step = plot.width / Math.max(1, columns.length);
  const bars = columns.map((column, index) => barOf(column, { x: box.left + index * step, width: step }, y));
  return {
    bars,
    areas: areasOf(columns, bars, y),
    ticks: ticks.map((value) => ({ value: plainText(value), y: y(value) })),
    zero: y(0),
    average: averageLine(columns, bars, y, isJoined),
    yearAgo: columns.map((column, index) => hairline(column.yearAgo ?? null, bars[index], y)).join(''),
    divider: dividerOf(bars),
  };
}

function extentOf(columns: readonly Column[]): [number, number] {
  let [low, high] = [0, 0];
  for (const { parts, movingAverage, yearAgo } of columns) {
    const numbers = parts.map(pixelsOf);
    high = Math.max(high, total(numbers.filter((part) => part > 0)), pixelsOf(movingAverage ?? '0'), pixelsOf(yearAgo ?? '0'));
    low = Math.min(low, total(numbers.filter((part) => part < 0)), pixelsOf(movingAverage ?? '0'));
  }
  return [low, high];
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function barOf(column: Column, slot: { x: number; width: number }, y: (value: number) => number): Bar {
  const width = Math.max(1, Math.min(56, slot.width * 0.7));
  const x = slot.x + (slot.width - width) / 2;
  let [up, down] = [0, 0];
  const segments = column.parts.flatMap((part, series): Segment[] => {
    const value = pixelsOf(part);
    if (value === 0) return [];
    const from = value > 0 ? up : down;
    if (value > 0) up += value;
    else down += value;
    const [top, bottom] = [y(Math.max(from, from + value)), y(Math.min(from, from + value))];
    return [{ series, x, width, y: top, height: Math.max(0.5, bottom - top - gap) }];
  });
  return { key: column.key, x, width, center: slot.x + slot.width / 2, slot, isEarlier: column.isEarlier, segments };
}

/** Round steps (1, 2, 2.5, 5 times a power of ten) that take in both ends. */
export function ticksOf(low: number, high: number, wanted: number): number[] {
  if (high === low) return [0];
  const rough = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** Axis labels are round by construction; floats only need their noise taken off, and no exponent. */
export function plainText(value: number): string {
  if (Math.abs(value) >= 1e15) return BigInt(value).toString();
  const size = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  return Number(value.toPrecision(12)).toFixed(value % 1 !== 0 ? Math.min(100, Math.max(2, 2 - size)) : 0);
}

function hairline(amount: string | null, bar: Bar | undefined, y: (value: number) => number): string {
  if (amount === null || !bar) return '';
  return `M${(bar.x - 3).toFixed(1)} ${y(pixelsOf(amount)).toFixed(1)}h${(bar.width + 6).toFixed(1)}`;
}

/**
 * The same parts as bands from bar to bar, each period on its own. A band has no room below zero: what was paid back more
 * than spent is drawn as nothing, and stands in the table.
 */
function areasOf(columns: readonly Column[], bars: readonly Bar[], y: (value: number) => number): Area[] {
  const series = Math.max(0, ...columns.map(({ parts }) => parts.length));
  return [true, false].flatMap((isEarlier) => {
    const run = columns
      .map((column, index) => ({ column, center: bars[index]?.center ?? 0 }))
      .filter(({ column }) => column.isEarlier === isEarlier);
    if (run.length < 2) return [];
    const edge = (upTo: number) =>
      run.map(
        ({ column, center }) =>
          `${center.toFixed(1)} ${y(total(column.parts.slice(0, upTo).map((part) => Math.max(0, pixelsOf(part))))).toFixed(1)}`,
      );
    return Array.from({ length: series }, (_, index) => ({
      series: index,
      isEarlier,
      d: `M${edge(index + 1).join('L')}L${edge(index).reverse().join('L')}Z`,
    }));
  });
}

function averageLine(columns: readonly Column[], bars: readonly Bar[], y: (value: number) => number, isJoined: boolean): string {
  let path = '';
  columns.forEach(({ movingAverage, isEarlier }, index) => {
    const bar = bars[index];
    const before = columns[index - 1];
    if (movingAverage === null || !bar) return;
    const joins = before !== undefined && before.movingAverage !== null && (isJoined || before.isEarlier === isEarlier);
    path += `${joins ? 'L' : 'M'}${bar.center.toFixed(1)} ${y(pixelsOf(movingAverage)).toFixed(1)}`;
  });
  return path;
}

/** Where the compared period ends and this one begins. */
function dividerOf(bars: readonly Bar[]): number | null {
  const first = bars.findIndex((bar) => !bar.isEarlier);
  return first > 0 ? (bars[first]?.slot.x ?? null) : null;
}

/** Every n-th label, so that labels of so many pixels do not touch; the last bar always has one. */
export function labelledColumns(columns: number, plotWidth: number, labelWidth: number): number[] {
  const every = Math.max(1, Math.ceil((labelWidth * columns) / Math.max(1, plotWidth)));
  return Array.from({ length: columns }, (_, index) => index).filter((index) => (columns - 1 - index) % every === 0);
}
