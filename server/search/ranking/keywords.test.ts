import { describe, expect, it } from 'vitest';
import { TextIndex } from './text-index.ts';
import { likenessOf } from './word-index.ts';

const texts = [
  'REWE SAGT DANKE BERLIN',
  'McDonalds Berlin',
  'Lufthansa Frankfurt',
  'Rent Berlin flat',
  'Gebäudereinigung Weiß',
  'Trader Joe s #541',
];
const index = new TextIndex(2);
texts.forEach((text, id) => {
  index.put(id, text, new Int8Array([127, 0]));
});

/** Texts that have the words, the best first. */
const found = (query: string) =>
  [...index.keywords(query).entries()]
    .filter(([, score]) => score > 0)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([place]) => texts[place]);

describe('words are found', () => {
  it.each([
    ['rewe', ['REWE SAGT DANKE BERLIN']],
    ['REWE Berlin', ['REWE SAGT DANKE BERLIN', 'McDonalds Berlin', 'Rent Berlin flat']],
    ['lufthnasa', ['Lufthansa Frankfurt']],
    ['luft', ['Lufthansa Frankfurt']],
    ['mc donalds', ['McDonalds Berlin']],
    ['trader joes', ['Trader Joe s #541']],
    ['weiss', ['Gebäudereinigung Weiß']],
    ['reinigung', ['Gebäudereinigung Weiß']],
    ['how much did we spend on rent last month', ['Rent Berlin flat']],
    ['zeppelin', []],
    ['', []],
  ])('%j', (query, expected) => expect(found(query)).toEqual(expected));

  it('with 1 for a text that has all of them as they are', () => {
    expect(index.keywords('rent flat')[3]).toBeCloseTo(1);
    expect([...index.keywords('Berlin zeppelin')].every((score) => score < 0.5)).toBe(true);
  });
});

it('words are alike that are the same, begin alike, or differ by a slip', () => {
  expect(likenessOf('hotel', 'hotel')).toBe(1);
  for (const [asked, word] of [
    ['hotel', 'hotels'],
    ['hotels', 'hotel'],
    ['hotle', 'hotel'],
    ['strom', 'stromabschlag'],
  ])
    expect(likenessOf(asked!, word!), `${asked} ${word}`).toBeGreaterThan(0.5);
  for (const [asked, word] of [
    ['rent', 'rest'],
    ['1234', '1235'],
    ['bank', 'bar'],
    ['cat', 'concatenate'],
  ])
    expect(likenessOf(asked!, word!), `${asked} ${word}`).toBe(0);
});

describe('a vector', () => {
  it('is compared with all, or with those that are named', () => {
    const some = new TextIndex(2);
    [
      [127, 0],
      [0, 127],
      [-127, 0],
    ].forEach((vector, id) => {
      some.put(id, 'x', new Int8Array(vector));
    });
    expect([...some.cosines(new Int8Array([127, 0]))]).toEqual([1, 0, -1]);
    expect([...some.cosines(new Int8Array([127, 0]), [2, 0])]).toEqual([-1, 1]);
  });

  it('is compared exactly, however many there are and whatever their length', () => {
    for (const [dimensions, count] of [
      [5, 9_000],
      [16, 3],
      [192, 4_097],
    ] as const) {
      const many = new TextIndex(dimensions);
      const vectorAt = (n: number) => Int8Array.from({ length: dimensions }, (_, at) => ((n * 31 + at * 17) % 255) - 127);
      for (let id = 0; id < count; id += 1) many.put(id, 'x', vectorAt(id));
      const asked = vectorAt(12_345);
      const exact = (id: number) => vectorAt(id).reduce((sum, value, at) => sum + value * asked[at]!, 0) / 127 ** 2;
      const [all, some] = [many.cosines(asked), many.cosines(asked, [count - 1, 0])];
      for (const id of [0, 1, Math.min(4_095, count - 1), Math.min(4_096, count - 1), count - 1]) expect(all[id]).toBeCloseTo(exact(id), 4);
      expect(some[0]).toBeCloseTo(exact(count - 1), 4);
      expect(some[1]).toBeCloseTo(exact(0), 4);
      expect(many.vectorOf(1)).toEqual(vectorAt(1));
    }
  });

  it('of other dimensions is refused', () => {
    expect(() => new TextIndex(3).put(1, 'x', new Int8Array(2))).toThrow('2 dimensions among those of 3');
  });
});
