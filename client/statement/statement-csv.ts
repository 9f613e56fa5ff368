import type { CsvTable } from '../export/csv.ts';
import type { Column, Statement } from './statement.ts';

/** The whole statement, opened or not: every account by its full name, every figure as it came. */
export function statementCsv({ currency, columns, blocks }: Statement): CsvTable {
  return {
    head: ['Section', 'Account', ...columns.map(headOf), 'Currency'],
    rows: blocks.flatMap(({ title, rows, total }) => [
      ...rows.map((row) => [title, row.account ?? row.label, ...row.figures, currency]),
      [title, total.label, ...total.figures, currency],
    ]),
  };
}

/** Days as everybody writes them to a program: what stands in a file has no locale. */
function headOf({ label, days }: Column): string {
  if (days === null) return label;
  return days.from === null ? days.to : `${days.from}..${days.to}`;
}
