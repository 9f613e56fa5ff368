import { Counter, Histogram, Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { boundCounter, boundHistogram } from './bound.ts';

const values = [0.5, 1, 1.5, 2, 7, 0];

it('a bound series tells what prom-client would have told of it, beside others of the same metric', async () => {
  const [bound, plain] = [new Registry(), new Registry()];
  for (const [registry, isBound] of [
    [bound, true],
    [plain, false],
  ] as const) {
    const histogram = new Histogram({
      name: 'took',
      help: 'So long.',
      labelNames: ['route', 'status'],
      buckets: [1, 2, 5],
      registers: [registry],
    });
    const counter = new Counter({ name: 'came', help: 'So many.', labelNames: ['route'], registers: [registry] });
    histogram.observe({ route: '/', status: 200 }, 3);
    const labels = { route: '/graphql', status: 200 };
    const observe = isBound ? boundHistogram(histogram, labels) : (value: number) => histogram.observe(labels, value);
    const count = isBound ? boundCounter(counter, { route: '/graphql' }) : () => counter.inc({ route: '/graphql' });
    for (const value of values) {
      observe(value);
      count();
    }
    histogram.observe(labels, 4);
    counter.inc({ route: '/graphql' });
    // What exists already is found, not begun anew.
    if (isBound) boundHistogram(histogram, labels)(1);
    else histogram.observe(labels, 1);
  }
  expect(await bound.metrics()).toBe(await plain.metrics());
});
