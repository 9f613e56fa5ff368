import { expect, test } from 'vitest';
import { Decimal } from '../../../ledger/decimal.ts';
import { plainDate } from '../../../ledger/plain-date.ts';
import { PostingLog } from './posting-log.ts';

test('rows come by date, and within a day in the order in which they were added', () => {
  const log = new PostingLog();
  for (const [entry, date] of ['2026-02-01', '2026-01-31', '2026-02-01', '0001-12-31', '2026-01-31'].entries())
    log.add(plainDate(date), entry, 'a', 'EUR', Decimal.one);
  expect([...log.byDate()].map((row) => log.at(row).entry)).toEqual([3, 1, 4, 0, 2]);
});

test('numbers of any length, and more rows than one block holds, are kept as they are', () => {
  const log = new PostingLog();
  const numbers = ['-12.50', '9223372036854775807', '-9223372036854775808', '1e300', `0.${'0'.repeat(400)}1`, '0.00'].map(Decimal.from);
  const date = plainDate('2026-01-01');
  for (let row = 0; row < 70_000; row += 1) log.add(date, row, `account ${row % 300}`, 'EUR', numbers[row % numbers.length]!);
  expect(log).toHaveLength(70_000);
  for (const row of [0, 1, 2, 3, 4, 5, 65_535, 65_536, 69_999]) {
    const { entry, account, quantity } = log.at(row);
    expect([entry, account, quantity.toString()]).toEqual([row, `account ${row % 300}`, numbers[row % numbers.length]!.toString()]);
  }
});
