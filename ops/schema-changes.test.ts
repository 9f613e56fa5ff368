import { expect, test } from 'vitest';
import { breakingChanges } from './schema-changes.mjs';

const released = `type Query {
  a(n: Int): String
  b: String! @deprecated(reason: "Use a. Goes after 2026-06-30.")
}`;
const changesTo = (text: string) => breakingChanges(released, text, '2026-11-29');

test.each([
  ['a field that is gone', 'type Query { b: String! }', ['Query.a was removed.']],
  ['a type that is another', 'type Query { a(n: Int): Int b: String! }', ['Query.a changed type from String to Int.']],
  ['an argument that is needed', 'type Query { a(n: Int, m: Int!): String b: String! }', ['A required arg m on Query.a was added.']],
])('%s breaks those who ask for it', (_name, text, told) => {
  expect(changesTo(text)).toEqual(told);
});

test('what is added breaks nobody, nor does what goes after its day', () => {
  expect(changesTo('type Query { a(n: Int, m: Int): String! c: Int }')).toEqual([]);
  expect(breakingChanges(released, 'type Query { a(n: Int): String }', '2026-06-30')).toEqual(['Query.b was removed.']);
});
