import { expect, test } from 'vitest';
import { outcomeOf } from './upload.ts';

test('200 and 422 carry the finished import', () => {
  const result = { id: '1', status: 'FAILED', format: 'hledger', transactionsAdded: 0, duplicatesSkipped: 0, pricesAdded: 0, problems: [] };
  expect(outcomeOf(422, JSON.stringify(result))).toEqual({ kind: 'finished', result });
});

test('a refusal keeps its words, whatever form it comes in', () => {
  expect(outcomeOf(403, '{"errors":[{"message":"The demo company takes no imports."}]}')).toEqual({
    kind: 'refused',
    message: 'The demo company takes no imports.',
  });
  expect(outcomeOf(413, '{"error":"Too large."}')).toEqual({ kind: 'refused', message: 'Too large.' });
  expect(outcomeOf(502, '<html>')).toEqual({ kind: 'refused', message: 'The server answered with status 502.' });
});
