import type { CsvTable } from '../export/csv.ts';
import type { Statement } from './statement.ts';

/** The whole statement, opened or not: every account by its full name, every figure as it came. */
export function statementCsv({ currency, columns, blocks }: Statement): CsvTable {
  return {
    head: ['Section', 'Account', ...columns.map(({ label }) => label), 'Currency'],
    rows: blocks.flatMap(({ title, rows, total }) => [
      ...rows.map((row) => [title, row.account ?? row.label, ...row.figures, currency]),
      [title, total.label, ...total.figures, currency],
    ]),
  };
}
