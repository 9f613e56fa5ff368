import { expect, test } from 'vitest';
import { parseParams, printParams } from '../address/params.ts';
import { conditionsOf, deedsOf, draftOf, draftParams, emptyDraft, lackOf, ruleOf } from './draft.ts';

const search = '?payee=baker&max=-1&to=expenses:bread&call=Baker&tags=food&tags=trip%3Drome';
const draft = parseParams(draftParams, search);

test('a draft reads back from the address, and is the rule that it says', () => {
  expect(printParams(draftParams, draft)).toBe(search);
  expect(ruleOf(draft)).toEqual({
    payee: 'baker',
    text: null,
    account: null,
    amountMin: null,
    amountMax: '-1',
    counterAccount: 'expenses:bread',
    setPayee: 'Baker',
    tags: [
      { name: 'food', value: '' },
      { name: 'trip', value: 'rome' },
    ],
  });
  const { payee, text, account, amountMin, amountMax, counterAccount, setPayee } = ruleOf(draft);
  const rule = { payee, text, account, amountMin, amountMax, counterAccount, setPayee } as Parameters<typeof draftOf>[0];
  const tags = [
    { __typename: 'Tag' as const, name: 'food', value: '' },
    { __typename: 'Tag' as const, name: 'trip', value: 'rome' },
  ];
  expect(draftOf({ ...rule, tags })).toEqual(draft);
});

test('it is told in words, and so is what it lacks', () => {
  expect(conditionsOf(draft)).toEqual(['payee has “baker”', 'amount at most \u22121']);
  expect(deedsOf(draft)).toEqual(['to expenses:bread', 'called “Baker”', 'tagged food', 'tagged trip=rome']);
  expect(lackOf(draft)).toBeNull();
  expect(lackOf({ ...emptyDraft, to: 'a' })).toMatch(/has to be like/);
  expect(lackOf({ ...emptyDraft, payee: 'a' })).toMatch(/what becomes/);
});
