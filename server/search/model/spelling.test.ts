import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editsBetween, Spelling } from './spelling.ts';

it.each([
  ['rent', 'rent', 0],
  ['rent', 'rents', 1],
  ['lufthnasa', 'lufthansa', 1],
  ['hotle', 'hotel', 1],
  ['kitten', 'sitting', 3],
  ['', 'abc', 3],
])('from %j to %j it takes %i', (a, b, edits) => {
  expect(editsBetween(a, b)).toBe(edits);
  expect(editsBetween(b, a)).toBe(edits);
});

it('stops counting where it is told to', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), fc.integer({ min: 1, max: 4 }), (a, b, most) => {
      expect(editsBetween(a, b, most)).toBe(Math.min(most, editsBetween(a, b)));
    }),
  );
});

it('finds the known word that is nearest, and none that is far', () => {
  const spelling = new Spelling(['restaurant', 'pharmacy', 'hotel', 'hostel', 'rent']);
  expect(spelling.nearest('restarant')?.word).toBe('restaurant');
  expect(spelling.nearest('restaruant')?.word).toBe('restaurant');
  expect(spelling.nearest('pharmcy')?.word).toBe('pharmacy');
  expect(spelling.nearest('hotle')?.word).toBe('hotel');
  expect(spelling.nearest('granite')).toBeNull();
  expect(spelling.nearest('rant')).toBeNull();
});
