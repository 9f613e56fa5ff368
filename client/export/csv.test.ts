import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('quotes stand where they are needed, what is unknown is empty', () => {
  expect(
    csvOf({
      head: ['Account', 'Sum'],
      rows: [
        ['a, b', '-1204.50'],
        ['say "x"', null],
        [' padded', '0'],
      ],
    }),
  ).toBe('Account,Sum\r\n"a, b",-1204.50\r\n"say ""x""",\r\n" padded",0\r\n');
});

test('a name is never a formula to a spreadsheet', () => {
  expect(csvOf({ head: ['=1+1'], rows: [['@cmd'], ['-x'], ['-5']] })).toBe("'=1+1\r\n'@cmd\r\n'-x\r\n-5\r\n");
});
