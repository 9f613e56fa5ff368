import { expect, it } from 'vitest';
import { draftOf, lackOf, pairsOf, withRole } from './draft.ts';

const columns = ['Booked', 'Valuta', 'Text', '4', 'Sum'].map((name) => ({ name, samples: [] }));
const none = { debit: null, credit: null, sign: null, payee: null, id: null, balance: null, currency: null };
const mapping = {
  ...none,
  date: 'booked',
  dateFormat: 'DD.MM.YYYY',
  amount: 'Sum',
  description: ['Text', '4'],
  delimiter: '\t',
  decimalMark: ',',
  invert: false,
};

it('a mapping becomes what each column holds, and goes back in the order of the table', () => {
  const draft = draftOf({ columns, mapping });
  expect(draft.holds).toEqual({ Booked: 'date', Text: 'description', 4: 'description', Sum: 'amount' });
  expect(pairsOf(draft, columns)).toEqual([
    ['csv.date', 'Booked'],
    ['csv.description', 'Text'],
    ['csv.description', '4'],
    ['csv.amount', 'Sum'],
    ['csv.dateFormat', 'DD.MM.YYYY'],
    ['csv.decimalMark', ','],
    ['csv.delimiter', 'tab'],
  ]);
});

it('one column at most holds the day, and another column’s form is found anew', () => {
  const draft = withRole(draftOf({ columns, mapping }), 'Valuta', 'date');
  expect(draft.holds).toEqual({ Valuta: 'date', Text: 'description', 4: 'description', Sum: 'amount' });
  expect([draft.dateFormat, draft.decimalMark]).toEqual(['', ',']);
  expect(withRole(draft, 'Sum', null).decimalMark).toBe('');
});

it('says what is missing', () => {
  const nothing = draftOf({ columns, mapping: null });
  expect(lackOf(nothing)).toBe('Say which column has the day.');
  const dated = withRole(nothing, 'Booked', 'date');
  expect(lackOf(dated)).toBe('Say which column has the amount, or which have money out and in.');
  expect(lackOf(withRole(dated, 'Sum', 'debit'))).toBeNull();
});
