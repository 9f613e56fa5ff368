import { unknownSurroundings } from '../bank.ts';
import type { Format } from '../journal.ts';
import { linesOfText } from '../lines.ts';
import { textOf } from '../text.ts';
import { guessColumns } from './bank/csv-columns.ts';
import { CsvReader } from './bank/csv-reader.ts';
import { delimiterOf, rowsOf } from './bank/csv-rows.ts';
import { dayOrderOf } from './bank/day-order.ts';
import { readLines } from './bank/reading.ts';

const headLinesMax = 60;

/** Tables of banks and cards: any delimiter, decimal mark, form of dates, encoding and language of headings. */
export const csv: Format = {
  name: 'csv',
  recognises(head, fileName) {
    const isNamedSo = /\.(?:csv|tsv)$/i.test(fileName);
    if (head.includes('\0')) return 0;
    const lines = head
      .replace(/^\ufeff/, '')
      .split(/\r\n?|\n/)
      .slice(0, headLinesMax);
    const delimiter = delimiterOf(lines);
    const guess = delimiter === null ? null : guessColumns(rowsOf(lines, delimiter));
    // A table that is named so is read as one, so that it is told what is missing.
    if (!guess) return isNamedSo ? 0.31 : 0;
    return (guess.skipped > 0 ? 0.6 : 0.4) + (isNamedSo ? 0.3 : 0);
  },
  async *read(source, context) {
    const bank = context.bank ?? unknownSurroundings;
    const isDayFirst = await dayOrderOf(linesOfText(textOf(source.bytes())), bank.options.csv);
    yield* readLines(source, context, (desk) => new CsvReader(desk, bank, isDayFirst));
  },
};
