import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { areAdjacent, printDate } from '../format/date.ts';
import { compactMoney, money } from '../format/money.ts';
import { classNames } from '../ui/class-names.ts';
import { useWidth } from '../ui/use-width.ts';
import { chartOf, type Chart as Drawing, labelledColumns } from './chart.ts';
import { colourOf } from './colour.ts';
import styles from './expense-trend.module.css';
import { Readout } from './Readout.tsx';
import type { Category, Month } from './spending.ts';

const height = 264;
const box = { height, left: 52, right: 8, top: 20, bottom: 26 };

type Props = { months: readonly Month[]; categories: readonly Category[]; currency: string; unit: string };

/** Stacked bars with one tab stop: arrow keys move along the months and the line above says what they hold. */
export function Chart({ months, categories, currency, unit }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const [chosen, setChosen] = useState<string | null>(null);
  const found = months.findIndex((month) => month.key === chosen);
  const index = found >= 0 ? found : months.length - 1;
  const month = months[index];
  const columns = months.map(({ key, parts, movingAverage, isEarlier }) => ({
    key,
    parts,
    isEarlier,
    movingAverage: movingAverage?.amount ?? null,
  }));
  const drawn = (left: number) => chartOf(columns, { ...box, left, width: Math.max(width, 120) }, isJoined(months));
  const left = labelWidth(drawn(box.left).ticks, currency);
  const drawing = drawn(left);
  const choose = (next: number) => setChosen(months[Math.min(months.length - 1, Math.max(0, next))]?.key ?? null);
  if (!month) return null;
  return (
    <>
      <Readout month={month} categories={categories} currency={currency} unit={unit} />
      <div
        ref={ref}
        className={styles.plot}
        role="slider"
        tabIndex={0}
        aria-label={`Expenses, choose a ${unit}`}
        aria-orientation="horizontal"
        aria-valuemin={1}
        aria-valuemax={months.length}
        aria-valuenow={index + 1}
        aria-valuetext={`${month.period.label}${month.isEarlier ? ' (compared period)' : ''}: ${money(month.total.amount, currency)}`}
        onKeyDown={(event) => moveBy(event, index, months.length, choose)}
        onPointerMove={(event) => event.pointerType === 'mouse' && choose(columnAt(event, drawing))}
        onPointerDown={(event) => choose(columnAt(event, drawing))}
      >
        {width > 0 ? (
          <Bars drawing={drawing} left={left} width={width} index={index} months={months} categories={categories} currency={currency} />
        ) : null}
      </div>
    </>
  );
}

/** Room for the longest label of the axis, at most a quarter of what a phone is wide. */
function labelWidth(ticks: Drawing['ticks'], currency: string): number {
  const longest = Math.max(...ticks.map(({ value }) => compactMoney(value, currency).length));
  return Math.min(96, Math.max(box.left, longest * 6.5 + 10));
}

/** True where this period begins on the day after the compared one. */
function isJoined(months: readonly Month[]): boolean {
  const first = months.findIndex(({ isEarlier }) => !isEarlier);
  const [before, after] = [months[first - 1], months[first]];
  return before !== undefined && after !== undefined && areAdjacent(before.period, after.period);
}

function columnAt(event: PointerEvent<HTMLDivElement>, drawing: Drawing): number {
  const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
  const at = drawing.bars.findIndex(({ slot }) => x < slot.x + slot.width);
  return at < 0 ? drawing.bars.length - 1 : at;
}

function moveBy(event: KeyboardEvent, index: number, count: number, choose: (next: number) => void) {
  const next = {
    ArrowLeft: index - 1,
    ArrowDown: index - 1,
    ArrowRight: index + 1,
    ArrowUp: index + 1,
    PageDown: index - 12,
    PageUp: index + 12,
    Home: 0,
    End: count - 1,
  }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  choose(next);
}

type BarsProps = {
  drawing: Drawing;
  left: number;
  width: number;
  index: number;
  months: readonly Month[];
  categories: readonly Category[];
  currency: string;
};

function Bars({ drawing, left, width, index, months, categories, currency }: BarsProps) {
  const { bars, ticks, zero, average, divider } = drawing;
  const slot = bars[index]?.slot;
  return (
    <svg width={width} height={height} aria-hidden="true">
      {slot ? (
        <rect className={styles.chosen} x={slot.x} y={box.top} width={slot.width} height={height - box.top - box.bottom} rx="3" />
      ) : null}
      {ticks.map(({ value, y }) => (
        <g key={value}>
          <line className={Math.abs(y - zero) < 0.5 ? styles.zero : styles.gridline} x1={left} x2={width - box.right} y1={y} y2={y} />
          <text className={styles.axis} x={left - 8} y={y + 4} textAnchor="end">
            {compactMoney(value, currency)}
          </text>
        </g>
      ))}
      {bars.map((bar) => (
        <g key={bar.key} className={bar.isEarlier ? styles.earlier : undefined} data-month={bar.key}>
          {bar.segments.map((part) => (
            <rect
              key={part.series}
              x={part.x}
              y={part.y}
              width={part.width}
              height={part.height}
              fill={colourOf(categories, part.series)}
            />
          ))}
        </g>
      ))}
      <path className={styles.average} d={average} />
      {divider === null ? null : <Divider x={divider} />}
      <Labels bars={bars} months={months} width={width} />
    </svg>
  );
}

function Divider({ x }: { x: number }) {
  const fits = x - box.left > 110;
  return (
    <g>
      <line className={styles.divider} x1={x} x2={x} y1={4} y2={height - box.bottom} />
      {fits ? (
        <text className={styles.axis} x={x - 6} y={12} textAnchor="end">
          compared period
        </text>
      ) : null}
      <text className={styles.axis} x={x + 6} y={12}>
        this period
      </text>
    </g>
  );
}

function Labels({ bars, months, width }: { bars: Drawing['bars']; months: readonly Month[]; width: number }) {
  const byMonth = months.every(({ period }) => period.from.endsWith('-01') && period.from.slice(0, 7) === period.to.slice(0, 7));
  const shown = labelledColumns(months.length, width - box.left - box.right, byMonth ? 50 : 64);
  return shown.map((index, order) => {
    const { period } = months[index] as Month;
    const month = printDate(period.from, 'monthAlone');
    const newYear = order === 0 || months[shown[order - 1] ?? 0]?.period.from.slice(0, 4) !== period.from.slice(0, 4);
    const text = byMonth
      ? newYear
        ? `${month} \u2019${period.from.slice(2, 4)}`
        : month
      : period.label.length <= 8
        ? period.label
        : printDate(period.from, 'dayMonth');
    return (
      <text key={months[index]?.key} className={classNames(styles.axis)} x={bars[index]?.center} y={height - 8} textAnchor="middle">
        {text}
      </text>
    );
  });
}
