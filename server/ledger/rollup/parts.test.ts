import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, type PlainDate, plainDate } from '../plain-date.ts';

import { type DaySpan, everPeriod, levels, nodeKinds, spansBetween, worthKinds } from './node.ts';
import { type Part, partsOf } from './parts.ts';

const extent = { firstDate: plainDate('2016-02-10'), lastDate: plainDate('2026-11-20') };
/** A day on which the book may have something. */
const booked = fc.integer({ min: 0, max: 3936 }).map((days) => addDays(extent.firstDate, days));
const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(plainDate('2016-01-01'), days));

function spanIndex(spans: readonly DaySpan[], period: PlainDate): number {
  return spans.findLastIndex(({ first }) => first === null || first <= period);
}

/** The spans that a part adds the node of this day and level to, as the statement does. */
function holds(part: Part, spans: readonly DaySpan[], date: PlainDate): number | null {
  const periods = { [levels.ever]: everPeriod, [levels.year]: `${date.slice(0, 4)}-01-01`, [levels.month]: `${date.slice(0, 7)}-01` };
  const period = (periods[part.level as keyof typeof periods] ?? date) as PlainDate;
  if (period < part.first || (part.next !== null && period >= part.next)) return null;
  return part.span ?? spanIndex(spans, period);
}

test('every day is counted once in the span it lies in, and nowhere else', () => {
  fc.assert(
    fc.property(fc.uniqueArray(day, { minLength: 1, maxLength: 8 }), booked, fc.option(day), (bounds, date, start) => {
      const days = [...bounds].sort();
      const first = start !== null && start < days[0]! ? start : null;
      const spans = spansBetween({ first, next: days.at(-1)! as PlainDate }, days);
      const counted = new Map<number, number>();
      for (const part of partsOf({ kinds: [nodeKinds.plain], spans }, extent)) {
        const span = holds(part, spans, date);
        if (span !== null) counted.set(span, (counted.get(span) ?? 0) + part.sign);
      }
      const isIn = ({ first, next }: DaySpan) => (first === null || date >= first) && (next === null || date < next);
      spans.forEach((span, index) => {
        expect(counted.get(index) ?? 0).toBe(isIn(span) ? 1 : 0);
      });
    }),
    { numRuns: 1000 },
  );
});

test('months in a row are one range of the index, whatever the number of spans', () => {
  const bounds = Array.from({ length: 24 }, (_, i) => addMonths(plainDate('2024-10-01'), i)) as PlainDate[];
  const spans = spansBetween({ first: bounds[0]!, next: plainDate('2026-10-01') }, bounds);
  expect(spans).toHaveLength(24);
  expect(partsOf({ kinds: [nodeKinds.plain], spans }, extent)).toMatchObject([
    { level: levels.month, first: '2024-10-01', next: '2026-10-01', span: null },
  ]);
});

test('days before the first and after the last of the book are not looked for', () => {
  const open = [{ first: null, next: plainDate('2026-11-21') }];
  expect(partsOf({ kinds: [nodeKinds.plain], spans: open }, extent)).toMatchObject([{ level: levels.ever, sign: 1 }]);
  const later = [{ first: plainDate('2026-11-21'), next: plainDate('2027-03-05') }];
  expect(partsOf({ kinds: [nodeKinds.plain], spans: later }, extent)).toEqual([]);
  const earlier = [{ first: plainDate('2014-05-03'), next: plainDate('2016-02-10') }];
  expect(partsOf({ kinds: [nodeKinds.plain], spans: earlier }, extent)).toEqual([]);
  expect(partsOf({ kinds: [nodeKinds.plain], spans: open }, { firstDate: null, lastDate: null })).toEqual([]);
  // Entries may lie where no posting counts.
  expect(partsOf({ kinds: [nodeKinds.entries], spans: later }, extent)).not.toEqual([]);
});

test('worth has nodes of its own for months and years, none for days', () => {
  const spans = [{ first: plainDate('2026-01-01'), next: plainDate('2026-02-03') }];
  const parts = partsOf({ kinds: [nodeKinds.plain], spans }, extent);
  expect(parts.map(({ level, worthKind }) => [level, worthKind])).toEqual([
    [levels.month, worthKinds.get(nodeKinds.plain)],
    [levels.day, nodeKinds.plain],
  ]);
});
