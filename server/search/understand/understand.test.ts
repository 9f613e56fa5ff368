import { describe, expect, it } from 'vitest';
import { plainDate } from '../../ledger/plain-date.ts';
import { understand } from './understand.ts';

const today = plainDate('2026-10-15');

/** What is left, the days and the bounds, as text. */
function read(query: string): (string | null)[] {
  const { text, date, amount } = understand(query, today);
  return [text, date && `${date.from} ${date.to}`, amount && `${amount.min?.toString() ?? ''}..${amount.max?.toString() ?? ''}`];
}

describe('a query is understood', () => {
  it.each([
    ['rent march 2025', 'rent', '2025-03-01 2025-03-31', null],
    ['Miete im März 2025', 'miete', '2025-03-01 2025-03-31', null],
    ['loyer de mars 2025', 'loyer', '2025-03-01 2025-03-31', null],
    ['alquiler marzo de 2025', 'alquiler', '2025-03-01 2025-03-31', null],
    ['rent 2025-03', 'rent', '2025-03-01 2025-03-31', null],
    ['taxi 2025-03-14', 'taxi', '2025-03-14 2025-03-14', null],
    ['taxi 14.3.2025', 'taxi', '2025-03-14 2025-03-14', null],
    ['hotels Q2 2026', 'hotels', '2026-04-01 2026-06-30', null],
    ['taxes 2024', 'taxes', '2024-01-01 2024-12-31', null],
    ['flights and hotels last spring', 'flights and hotels', '2026-03-01 2026-05-31', null],
    ['heating winter 2025', 'heating', '2025-12-01 2026-02-28', null],
    ['taxi last month', 'taxi', '2026-09-01 2026-09-30', null],
    ['taxi letzten Monat', 'taxi', '2026-09-01 2026-09-30', null],
    ['taxi le mois dernier', 'taxi', '2026-09-01 2026-09-30', null],
    ['taxi el mes pasado', 'taxi', '2026-09-01 2026-09-30', null],
    ['taxi last year', 'taxi', '2025-01-01 2025-12-31', null],
    ['taxi this quarter', 'taxi', '2026-10-01 2026-12-31', null],
    ['taxi last 30 days', 'taxi', '2026-09-15 2026-10-15', null],
    ['taxi since march 2026', 'taxi', '2026-03-01 2026-10-15', null],
    ['rent in december', 'rent', '2025-12-01 2025-12-31', null],
    ['> 5000', '', null, '5000..'],
    ['invoices over 5,000 EUR', 'invoices', null, '5000..'],
    ['Rechnungen über 1.234,50 €', 'rechnungen', null, '1234.50..'],
    ['coffee under $10', 'coffee', null, '..10'],
    ['between 100 and 200', '', null, '100..200'],
    ['netflix 12.99', 'netflix', null, '12.99..12.99'],
    ['rent march 2025 > 500', 'rent', '2025-03-01 2025-03-31', '500..'],
  ])('%j', (query, ...expected) => expect(read(query)).toEqual(expected));

  it.each([
    'May Company',
    'march rent',
    'LH441',
    'invoice 20451',
    '7 eleven',
    'Studio 54',
    'INV-2025-118',
    'over the counter',
    '2025-02-30',
    'Café Zürich',
  ])('and %j is left as it is', (query) => expect(read(query)).toEqual([query, null, null]));
});
