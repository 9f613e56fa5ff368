import { useState } from 'react';
import { chartOf, type Chart as Drawing, labelledColumns } from '../chart/bars.ts';
import chart from '../chart/chart.module.css';
import { axisWidth, MoneyAxis, Plot } from '../chart/Plot.tsx';
import { areAdjacent, printDate } from '../format/date.ts';
import { money } from '../format/money.ts';
import { useWidth } from '../ui/use-width.ts';
import { colourOf } from './colour.ts';
import styles from './expense-trend.module.css';
import { Readout } from './Readout.tsx';
import type { Category, Month } from './spending.ts';
import type { SpendingRows } from './use-spending-rows.ts';

const margins = { left: 52, right: 8, top: 20, bottom: 26 };

type Marks = { average: boolean; yearAgo: boolean };
type Props = {
  months: readonly Month[];
  categories: readonly Category[];
  currency: string;
  unit: string;
  as: 'bars' | 'area';
  height: number;
  marks: Marks;
  rows: SpendingRows;
  open: (href: string) => void;
  toTable: () => void;
};

/** Stacked bars or areas; a step leads to its transactions, a part of it to those of the part. */
export function TrendChart({ months, categories, currency, unit, as, height, marks, rows, open, toTable }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>('trend');
  const [chosen, setChosen] = useState<string | null>(null);
  const found = months.findIndex((month) => month.key === chosen);
  const index = found >= 0 ? found : months.length - 1;
  const month = months[index];
  const columns = months.map(({ key, parts, movingAverage, yearAgo, isEarlier }) => ({
    key,
    parts,
    isEarlier,
    movingAverage: marks.average ? (movingAverage?.amount ?? null) : null,
    yearAgo: marks.yearAgo ? (yearAgo?.amount ?? null) : null,
  }));
  const drawn = (left: number) => chartOf(columns, { ...margins, height, left, width: Math.max(width, 120) }, isJoined(months));
  const left = axisWidth(drawn(margins.left).ticks, currency);
  const drawing = drawn(left);
  if (!month) return null;
  const openAt = (at: number, mark: string | null) => {
    const period = months[at]?.period;
    const category = mark === null ? null : (categories[Number(mark)] ?? null);
    const href = period && (rows.of(category, period) ?? rows.of(null, period));
    if (href) open(href);
  };
  return (
    <>
      <Readout month={month} categories={categories} currency={currency} unit={unit} href={rows.of(null, month.period)} />
      <Plot
        height={height}
        frame={ref}
        label={`Expenses, choose a ${unit}`}
        valueText={`${month.name}${month.isEarlier ? ' (compared period)' : ''}: ${money(month.total.amount, currency)}`}
        index={index}
        slots={drawing.bars.map(({ slot }) => slot)}
        choose={(next) => setChosen(months[next]?.key ?? null)}
        open={openAt}
        toTable={toTable}
      >
        {width > 0 ? (
          <Drawn
            drawing={drawing}
            left={left}
            width={width}
            index={index}
            months={months}
            categories={categories}
            currency={currency}
            as={as}
            height={height}
          />
        ) : null}
      </Plot>
    </>
  );
}

/** True where this period begins on the day after the compared one. */
function isJoined(months: readonly Month[]): boolean {
  const first = months.findIndex(({ isEarlier }) => !isEarlier);
  const [before, after] = [months[first - 1], months[first]];
  return before !== undefined && after !== undefined && areAdjacent(before.period, after.period);
}

type DrawnProps = {
  drawing: Drawing;
  left: number;
  width: number;
  index: number;
  months: readonly Month[];
  categories: readonly Category[];
  currency: string;
  as: 'bars' | 'area';
  height: number;
};

function Drawn({ drawing, left, width, index, months, categories, currency, as, height }: DrawnProps) {
  const { bars, areas, ticks, zero, average, yearAgo, divider } = drawing;
  const slot = bars[index]?.slot;
  return (
    <svg width={width} height={height} aria-hidden="true">
      {slot ? (
        <rect
          className={chart.chosen}
          x={slot.x}
          y={margins.top}
          width={slot.width}
          height={height - margins.top - margins.bottom}
          rx="3"
        />
      ) : null}
      <MoneyAxis ticks={ticks} zero={zero} left={left} right={width - margins.right} currency={currency} />
      {as === 'area'
        ? areas.map(({ series, isEarlier, d }) => (
            <path
              key={`${series} ${isEarlier}`}
              className={isEarlier ? styles.earlier : undefined}
              d={d}
              fill={colourOf(categories, series)}
              data-mark={series}
            />
          ))
        : bars.map((bar) => (
            <g key={bar.key} className={bar.isEarlier ? styles.earlier : undefined} data-month={bar.key}>
              {bar.segments.map((part) => (
                <rect
                  key={part.series}
                  x={part.x}
                  y={part.y}
                  width={part.width}
                  height={part.height}
                  fill={colourOf(categories, part.series)}
                  data-mark={part.series}
                />
              ))}
            </g>
          ))}
      <path className={styles.yearAgo} d={yearAgo} />
      <path className={styles.average} d={average} />
      {divider === null ? null : <Divider x={divider} height={height} />}
      <Labels bars={bars} months={months} width={width} y={height - 8} />
    </svg>
  );
}

function Divider({ x, height }: { x: number; height: number }) {
  const fits = x - margins.left > 110;
  return (
    <g>
      <line className={styles.divider} x1={x} x2={x} y1={4} y2={height - margins.bottom} />
      {fits ? (
        <text className={chart.axis} x={x - 6} y={12} textAnchor="end">
          compared period
        </text>
      ) : null}
      <text className={chart.axis} x={x + 6} y={12}>
        this period
      </text>
    </g>
  );
}

function Labels({ bars, months, width, y }: { bars: Drawing['bars']; months: readonly Month[]; width: number; y: number }) {
  const byMonth = months.every(({ period }) => period.from.endsWith('-01') && period.from.slice(0, 7) === period.to.slice(0, 7));
  const names = months.map(({ name, period }) =>
    byMonth || name.length > 8 ? printDate(period.from, byMonth ? 'monthAlone' : 'dayMonth') : name,
  );
  const longest = Math.max(...names.map((name) => name.length)) * 6.4 + (byMonth ? 30 : 12);
  const shown = labelledColumns(months.length, width - margins.left - margins.right, Math.max(50, longest));
  return shown.map((index, order) => {
    const yearBefore = months[shown[order - 1] ?? -1]?.period.from.slice(0, 4);
    const year = months[index]?.period.from.slice(0, 4);
    return (
      <text key={months[index]?.key} className={chart.axis} x={bars[index]?.center} y={y} textAnchor="middle">
        {names[index]}
        {byMonth && yearBefore !== year ? ` \u2019${year?.slice(2)}` : ''}
      </text>
    );
  });
}
