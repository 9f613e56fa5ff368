import { expect, test } from 'vitest';
import { highlighted, piecesOf } from './highlight.ts';

test('marks become pieces, and what was escaped is as the book writes it', () => {
  expect(piecesOf('Café &lt;<mark>Müller</mark>&gt; &amp; Söhne')).toEqual([
    { text: 'Café <', isFound: false },
    { text: 'Müller', isFound: true },
    { text: '> & Söhne', isFound: false },
  ]);
});

test('a text that says &amp; itself stays as it is', () => {
  expect(piecesOf('a &amp;amp; b')).toEqual([{ text: 'a &amp; b', isFound: false }]);
});

test('a text takes the highlight that is of it, and none of another', () => {
  const highlights = ['<mark>Rent</mark>', 'the <mark>rent</mark> of May'];
  expect(highlighted('the rent of May', highlights)[1]).toEqual({ text: 'rent', isFound: true });
  expect(highlighted('Landlord', highlights)).toEqual([{ text: 'Landlord', isFound: false }]);
});
