import { useState } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { PageLink, useHrefs } from '../address/use-address.tsx';
import { labelledColumns } from '../chart/bars.ts';
import chart from '../chart/chart.module.css';
import { type Lines, linesOf } from '../chart/lines.ts';
import { axisWidth, MoneyAxis, Plot } from '../chart/Plot.tsx';
import { printDate } from '../format/date.ts';
import { money } from '../format/money.ts';
import { usePageHeight } from '../ui/use-page-height.ts';
import { useWidth } from '../ui/use-width.ts';
import { sheetParams } from './as-of.ts';
import styles from './balance-sheet.module.css';
import type { Sheet } from './figures.ts';

const heightLeast = 340;
const box = { left: 52, right: 12, top: 16, bottom: 26 };
const names = ['Assets', 'Liabilities', 'Equity'] as const;

/** What is owned, owed and left over, day by day; a step leads to the sheet of its day. */
export function Course({ sheet }: { sheet: Sheet }) {
  const [frame, width] = useWidth<HTMLDivElement>('course');
  const height = usePageHeight(heightLeast);
  const hrefTo = useHrefs();
  const days = [sheet.asOf, ...sheet.comparisons].toReversed();
  const [chosen, setChosen] = useState<string | null>(null);
  const index = chosen === null ? days.length - 1 : Math.max(0, days.indexOf(chosen));
  const day = days[index] ?? sheet.asOf;
  const series = [sheet.assets, sheet.liabilities, sheet.equity].map(({ total, comparativeTotals }) =>
    [total, ...comparativeTotals].map(({ amount }) => amount).toReversed(),
  );
  const drawn = (left: number) => linesOf(series, { ...box, height, left, width: Math.max(width, 160) });
  const left = axisWidth(drawn(box.left).ticks, sheet.currency);
  const drawing = drawn(left);
  const href = hrefTo('/balance-sheet', sheetParams, { asOf: day });
  const texts = names.map((name, at) => ({ name, text: money(series[at]?.[index] ?? '0', sheet.currency) }));
  return (
    <div>
      <div className={chart.readout}>
        <b>{printDate(day)}</b>
        <span className={chart.keys}>
          {texts.map(({ name, text }, at) => (
            <span key={name}>
              <i style={{ background: `var(--c${at + 1})` }} />
              {name} <span className={chart.figure}>{text}</span>
            </span>
          ))}
        </span>
        <PageLink href={href} className={chart.open}>
          Sheet of this day
        </PageLink>
      </div>
      <Plot
        height={height}
        frame={frame}
        label="Balance sheet over time, choose a day"
        valueText={`${printDate(day)}: ${texts.map(({ name, text }) => `${name} ${text}`).join(', ')}`}
        index={index}
        slots={drawing.slots}
        choose={(next) => setChosen(days[next] ?? null)}
        open={(at) => navigate(hrefTo('/balance-sheet', sheetParams, { asOf: days[at] ?? null }))}
      >
        {width > 0 ? (
          <Drawn drawing={drawing} days={days} index={index} left={left} width={width} height={height} currency={sheet.currency} />
        ) : null}
      </Plot>
    </div>
  );
}

type DrawnProps = { drawing: Lines; days: readonly string[]; index: number; left: number; width: number; height: number; currency: string };

function Drawn({ drawing, days, index, left, width, height, currency }: DrawnProps) {
  return (
    <svg width={width} height={height} aria-hidden="true">
      <rect
        className={chart.chosen}
        x={drawing.slots[index]?.x}
        y={box.top}
        width={drawing.slots[index]?.width}
        height={height - box.top - box.bottom}
        rx="3"
      />
      <MoneyAxis ticks={drawing.ticks} zero={drawing.zero} left={left} right={width - box.right} currency={currency} />
      {drawing.paths.map((d, at) => (
        <path key={names[at]} className={styles.line} d={d} stroke={`var(--c${at + 1})`} />
      ))}
      {drawing.points.map((points, at) => {
        const point = points[index];
        return point ? (
          <circle key={names[at]} className={styles.dot} cx={point.x} cy={point.y} r="4" stroke={`var(--c${at + 1})`} />
        ) : null;
      })}
      {labelledColumns(days.length, width - left - box.right, 74).map((at) => (
        <text key={days[at]} className={chart.axis} x={drawing.slots[at]?.center} y={height - 8} textAnchor="middle">
          {printDate(days[at] ?? '', 'shortMonth')}
        </text>
      ))}
    </svg>
  );
}
