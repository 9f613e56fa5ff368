import type { CsvTable } from '../export/csv.ts';
import type { Category, Month } from './spending.ts';

/** Every bar and its parts, oldest first. */
export function spendingCsv(months: readonly Month[], categories: readonly Category[], currency: string): CsvTable {
  return {
    head: ['From', 'To', 'Total', 'Average', 'Year ago', ...categories.map(({ account, label }) => account?.fullName ?? label), 'Currency'],
    rows: months.map(({ period, total, movingAverage, yearAgo, parts }) => [
      period.from,
      period.to,
      total.amount,
      movingAverage?.amount ?? null,
      yearAgo?.amount ?? null,
      ...parts,
      currency,
    ]),
  };
}
