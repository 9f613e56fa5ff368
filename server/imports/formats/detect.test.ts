import { expect, test } from 'vitest';
import { detectFormat } from './detect.ts';

const detected = (head: string, name = 'x') => detectFormat(head, name)?.name ?? null;
const plain = '2026-01-05 * Shop\n    expenses:food    5 EUR\n    assets:cash\n';

test('by what only one of them writes', () => {
  expect(detected(plain)).toBe('hledger');
  expect(detected(`decimal-mark ,\n${plain}`, 'x.ledger')).toBe('hledger');
  expect(detected(`= /^Income/\n  (Tithe)  0.1\n\n${plain}`)).toBe('ledger');
  expect(detected('2026/01/05 Shop\n\tExpenses:Food\t$5\n\tAssets:Cash\n', 'x.journal')).toBe('ledger');
  expect(detected('2026/01/05 Shop\n  Expenses:Food  ($5 * 2)\n  Assets:Cash\n')).toBe('ledger');
  expect(detected('2026-01-05 * "Shop" "Bread"\n  Expenses:Food  5 EUR\n  Assets:Cash\n')).toBe('beancount');
});

test('a payee in quotes and a word of Beancount in a description make no Beancount file', () => {
  const quoted = '2026-01-05 * "Shop" | Bread\n    expenses:food    5 EUR\n    assets:cash\n';
  expect(detected(quoted, 'x.journal')).toBe('hledger');
  expect(detected(quoted.replace(' | Bread', ''), 'x.journal')).toBe('hledger');
  expect(detected(`2026-01-05 * "Shop"\n    Expenses:Food    5 EUR\n    Assets:Cash\n\n${plain}`)).toBe('hledger');
  expect(detected('2026-01-05 open house\n    Expenses:Food    5 EUR\n    Assets:Cash\n', 'x.ledger')).toBe('ledger');
  expect(detected('2026-01-01 open Assets:Größe EUR\n2026-01-05 * "Shop" "Bread"\n  Assets:Größe  5 EUR\n  note: "e:a"\n')).toBe(
    'beancount',
  );
});

test('the name breaks a tie', () => {
  expect(detected(plain, 'books.ledger')).toBe('ledger');
  expect(detected(plain, 'books.dat')).toBe('ledger');
  expect(detected(plain, 'books.journal')).toBe('hledger');
});

test('tables are no journals', () => {
  expect(detected('date,amount\n2026-01-05,5.00\n2026-01-06,6.00\n', 'x.csv')).toBe('csv');
  expect(detected('2026-01-05;5,00;Shop\n2026-01-06;6,00;Shop\n')).toBe('csv');
});

test('markup, prose and bytes are none of them', () => {
  expect(detected('<?xml version="1.0"?>\n<Document/>\n')).toBeNull();
  expect(detected('Dear reader,\n\nthis is a letter.\n')).toBeNull();
  expect(detected(`${plain}\u0000\u0001`, 'x.journal')).toBeNull();
  expect(detected('')).toBeNull();
});

test('prose that calls itself a journal is read as one, so that its problems are told', () => {
  expect(detected('Dear reader,\n', 'x.journal')).toBe('hledger');
});
