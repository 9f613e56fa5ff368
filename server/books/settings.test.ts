import { expect, test } from 'vitest';
import { faultsOfSettings } from './settings.ts';

const fieldsOf = (change: Parameters<typeof faultsOfSettings>[0]) => faultsOfSettings(change, 200).map((fault) => fault.field);

test('what is absent is never at fault', () => expect(fieldsOf({})).toEqual([]));

test('null goes back to what holds without a choice, but a book needs a name', () => {
  expect(fieldsOf({ currency: null, fiscalYearStartMonth: null, timeZone: null })).toEqual([]);
  expect(fieldsOf({ name: null })).toEqual(['name']);
});

test('every fault is named at once', () => {
  expect(fieldsOf({ name: ' ', currency: ' ', fiscalYearStartMonth: 13, timeZone: 'Mars' })).toEqual([
    'name',
    'currency',
    'fiscalYearStartMonth',
    'timeZone',
  ]);
});

test('names have a longest', () => {
  expect(fieldsOf({ name: '🙂'.repeat(200) })).toEqual([]);
  expect(fieldsOf({ name: 'x'.repeat(201) })).toEqual(['name']);
});

test.each([0, 13, -1])('%i is no month', (fiscalYearStartMonth) =>
  expect(fieldsOf({ fiscalYearStartMonth })).toEqual(['fiscalYearStartMonth']),
);
