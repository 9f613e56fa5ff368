import { expect, it } from 'vitest';
import { addressed } from './addressed.ts';

it('reads a question and its variables from an address', () => {
  const search = `?${new URLSearchParams({ query: '{ book { name } }', variables: '{"year":2026}' })}`;
  expect(addressed(search)).toEqual({ query: '{ book { name } }', variables: '{\n  "year": 2026\n}' });
});

it('takes what is there', () => {
  expect(addressed('')).toBeNull();
  expect(addressed('?query=%20')).toBeNull();
  expect(addressed('?query=%7Ba%7D&variables=%7Bno')).toEqual({ query: '{a}', variables: '{no' });
});
