import { expect, it } from 'vitest';
import { Ranking } from '../ranking/ranking.ts';
import { TextIndex } from '../ranking/text-index.ts';
import { nearestBy } from './nearest.ts';
import { ProcessStore } from './process-store.ts';

const dimensions = 48;
const sql = { query: () => Promise.reject(new Error('no database')), copyIn: () => Promise.reject(new Error('no database')) };

function vectorOf(n: number): Int8Array {
  const random = (at: number) => Math.sin(12.9898 * (n * dimensions + at + 1)) * 43_758.5453;
  const values = Float32Array.from({ length: dimensions }, (_, at) => random(at) - Math.floor(random(at)) - 0.5);
  const length = Math.hypot(...values);
  return Int8Array.from(values, (value) => Math.round((127 * value) / length)); // not money: a direction
}

const index = new TextIndex(dimensions);
const store = new ProcessStore(dimensions);
for (let id = 1; id <= 5_000; id += 1) {
  const vector = vectorOf(id);
  // Most have a word of the query, so that not all of those can lead.
  index.put(id, id % 7 === 0 ? `shop ${id}` : `rent shop ${id}`, vector);
  void store.upsert(sql, 1, [{ id, vector }]);
}

it.each(['VECTOR', 'HYBRID'] as const)('what leads by %s is what a ranking of all texts begins with', async (mode) => {
  const asked = { mode, query: 'rent flat', vector: vectorOf(9_999) };
  const leading = await nearestBy(store, 1, () => undefined)(sql, index, asked);
  const all = new Ranking(index, { ...asked, within: null }).next(null, 5_000);
  const led = new Ranking(index, { ...asked, within: leading!.ids }).next(null, 5_000);
  const above = led.filter(({ score }) => score > leading!.bound);
  expect(above.length).toBeGreaterThan(50);
  expect(above).toEqual(all.slice(0, above.length));
  expect(all[above.length]!.score).toBeLessThanOrEqual(leading!.bound);
});

it('a store that fails is told of, and leaves everything to the caller', async () => {
  const faults: unknown[] = [];
  const failing = Object.assign(new ProcessStore(dimensions), { nearest: () => Promise.reject(new Error('away')) });
  expect(
    await nearestBy(failing, 1, (fault) => void faults.push(fault))(sql, index, { mode: 'VECTOR', query: '', vector: vectorOf(1) }),
  ).toBeNull();
  expect(faults).toEqual([new Error('away')]);
});
