import type { KeyboardEvent, PointerEvent, ReactNode, RefObject } from 'react';
import { compactMoney } from '../format/money.ts';
import type { Tick } from './bars.ts';
import styles from './chart.module.css';

/** Where the marks of one step stand. */
export type Slot = { x: number; width: number };

type Props = {
  frame: RefObject<HTMLDivElement | null>;
  /** What is chosen along the axis, for those who do not see it: `Expenses, choose a month`. */
  label: string;
  valueText: string;
  index: number;
  slots: readonly Slot[];
  choose: (index: number) => void;
  /** Goes to the rows behind the step: Enter, or a click of the mouse; with what the mouse was over. */
  open?: ((index: number, mark: string | null) => void) | undefined;
  /** The chart's figures as a table: T. */
  toTable?: (() => void) | undefined;
  /** In pixels. */
  height: number;
  children: ReactNode;
};

/**
 * A chart with one tab stop: arrow keys and the pointer move along its steps, and the line above says what they hold.
 * A tap only chooses, because a finger cannot look before it opens.
 */
export function Plot({ frame, label, valueText, index, slots, choose, open, toTable, height, children }: Props) {
  const at = (event: PointerEvent<HTMLDivElement> | React.MouseEvent<HTMLDivElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const found = slots.findIndex((slot) => x < slot.x + slot.width);
    return found < 0 ? slots.length - 1 : found;
  };
  const click = (event: React.MouseEvent<HTMLDivElement>) => {
    const pointer = (event.nativeEvent as globalThis.PointerEvent).pointerType;
    if (!open || pointer !== 'mouse') return;
    open(at(event), event.target instanceof Element ? (event.target.getAttribute('data-mark') ?? null) : null);
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && open) open(index, null);
    else if (event.key === 't' && toTable) toTable();
    else if (!moveBy(event.key, index, slots.length, choose)) return;
    event.preventDefault();
  };
  return (
    <div
      ref={frame}
      className={styles.plot}
      style={{ height }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={1}
      aria-valuemax={slots.length}
      aria-valuenow={index + 1}
      aria-valuetext={valueText}
      onKeyDown={press}
      onPointerMove={(event) => event.pointerType === 'mouse' && choose(at(event))}
      onPointerDown={(event) => choose(at(event))}
      onClick={click}
    >
      {children}
    </div>
  );
}

function moveBy(key: string, index: number, count: number, choose: (next: number) => void): boolean {
  const next = {
    ArrowLeft: index - 1,
    ArrowDown: index - 1,
    ArrowRight: index + 1,
    ArrowUp: index + 1,
    PageDown: index - 12,
    PageUp: index + 12,
    Home: 0,
    End: count - 1,
  }[key];
  if (next === undefined) return false;
  choose(Math.min(count - 1, Math.max(0, next)));
  return true;
}

/** The lines of an axis of money, and what they stand for. */
export function MoneyAxis({
  ticks,
  zero,
  left,
  right,
  currency,
}: {
  ticks: readonly Tick[];
  zero: number;
  left: number;
  right: number;
  currency: string;
}) {
  return ticks.map(({ value, y }) => (
    <g key={value}>
      <line className={Math.abs(y - zero) < 0.5 ? styles.zero : styles.gridline} x1={left} x2={right} y1={y} y2={y} />
      <text className={styles.axis} x={left - 8} y={y + 4} textAnchor="end">
        {compactMoney(value, currency)}
      </text>
    </g>
  ));
}

/** Room for the longest label of an axis of money, at most a quarter of what a phone is wide. */
export function axisWidth(ticks: readonly Tick[], currency: string): number {
  const longest = Math.max(...ticks.map(({ value }) => compactMoney(value, currency).length));
  return Math.min(96, Math.max(52, longest * 6.5 + 10));
}
