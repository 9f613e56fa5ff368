import { expect, test } from 'vitest';
import { Decimal } from '../ledger/decimal.ts';
import { plainDate } from '../ledger/plain-date.ts';
import { placementBy, type Rule } from './rules.ts';

const facts = {
  account: 'assets:bank:usd',
  date: plainDate('2026-01-05'),
  payee: 'Bäckerei Söhne',
  text: 'Brot 42',
  amount: Decimal.from('-12.50'),
  currency: 'USD',
};
const any = { payee: null, text: null, account: null, amountMin: null, amountMax: null, setPayee: null, tags: [] };
const to = (rule: Partial<Rule>) => placementBy([{ ...any, counterAccount: 'expenses:food', ...rule }], facts)?.counterAccount ?? null;

test.each([
  [{ payee: 'BACKEREI' }, true],
  [{ payee: 'Brot' }, false],
  [{ text: 'brot' }, true],
  [{ text: 'söhne brot' }, true],
  [{ account: 'assets:bank' }, true],
  [{ account: 'assets:ban' }, false],
  [{ amountMin: Decimal.from('-12.5'), amountMax: Decimal.from('-12.5') }, true],
  [{ amountMin: Decimal.from('0') }, false],
  [{ amountMax: Decimal.from('-13') }, false],
  [{ payee: 'backerei', amountMax: Decimal.from('-13') }, false],
] satisfies [Partial<Rule>, boolean][])('%j', (rule, does) => {
  expect(to(rule)).toBe(does ? 'expenses:food' : null);
});

test('the first that fits decides', () => {
  const rules = ['a', 'b'].map((name) => ({ ...any, text: 'brot', counterAccount: `expenses:${name}`, setPayee: name }));
  expect(placementBy(rules, facts)).toEqual({ counterAccount: 'expenses:a', payee: 'a', tags: [] });
});
