import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Decimal } from './decimal.ts';
import { addDays, plainDate } from './plain-date.ts';
import { boundsOf, FlowSpans, hullOf } from './spans.ts';
import { Valued } from './valued.ts';

const start = plainDate('2026-01-01');
const ranges = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 })), { minLength: 1, maxLength: 8 })
  .map((pairs) => pairs.map(([from, length]) => ({ from: addDays(start, from), to: addDays(start, from + length) })));
const flows = fc.array(
  fc.record({ account: fc.integer({ min: 1, max: 3 }), day: fc.integer({ min: 0, max: 90 }), cents: fc.integer({ min: -500, max: 500 }) }),
);

test('ranges that overlap each sum exactly their own days', () => {
  fc.assert(
    fc.property(ranges, flows, (asked, made) => {
      const spans = new FlowSpans(boundsOf(asked));
      for (const { account, day, cents } of made) spans.add(account, addDays(start, day), Valued.exactly(Decimal.of(BigInt(cents), 2)));
      for (const range of asked) {
        const found = spans.within(range);
        for (const account of [1, 2, 3]) {
          const own = made.filter(
            (flow) => flow.account === account && addDays(start, flow.day) >= range.from && addDays(start, flow.day) <= range.to,
          );
          const expected = own.reduce((sum, flow) => sum + flow.cents, 0);
          expect(found.get(account)?.amount.units ?? 0n).toBe(BigInt(expected));
        }
      }
    }),
  );
});

test('the hull reaches from the first day to the last', () => {
  const [a, b] = [
    { from: plainDate('2026-03-01'), to: plainDate('2026-03-31') },
    { from: plainDate('2026-01-01'), to: plainDate('2026-02-01') },
  ];
  expect(hullOf([a, b])).toEqual({ from: '2026-01-01', to: '2026-03-31' });
  expect(() => hullOf([])).toThrow();
});

test('the last day of the calendar needs no day after it', () => {
  const last = plainDate('9999-12-31');
  const spans = new FlowSpans(boundsOf([{ from: start, to: last }]));
  spans.add(1, last, Valued.exactly(Decimal.one));
  expect(spans.within({ from: start, to: last }).get(1)?.amount.toString()).toBe('1');
});
