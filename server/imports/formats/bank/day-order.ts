import type { CsvMapping } from '../../bank.ts';
import { guessColumns } from './csv-columns.ts';
import { delimiterOf, RowCutter, rowsOf } from './csv-rows.ts';
import { guessDateFormat } from './dates.ts';

const sampleLinesMax = 400;

/**
 * Whether days stand before months in a table whose first rows leave it open: the first number above twelve tells, wherever in the
 * file it stands. Null where the first rows tell by themselves, or nothing does.
 */
export async function dayOrderOf(batches: AsyncIterable<readonly string[]>, given: CsvMapping | null): Promise<boolean | null> {
  const sample: string[] = [];
  let column: Column | null = null;
  for await (const lines of batches) {
    if (column) {
      const told = tellIn(lines, column);
      if (told !== null) return told;
      continue;
    }
    sample.push(...lines);
    if (sample.length < sampleLinesMax) continue;
    column = openColumn(sample.slice(0, sampleLinesMax), given);
    const told = column && tellIn(sample, column);
    if (!column || told !== null) return told;
  }
  column ??= openColumn(sample, given);
  return column && tellIn(sample, column);
}

function tellIn(lines: readonly string[], column: Column): boolean | null {
  for (const line of lines) {
    const told = column.tell(line);
    if (told !== null) return told;
  }
  return null;
}

interface Column {
  tell(line: string): boolean | null;
}

/** The column of dates, where its first values could be read either way. */
function openColumn(sample: readonly string[], given: CsvMapping | null): Column | null {
  const delimiter = given?.delimiter ?? delimiterOf(sample) ?? ',';
  const rows = rowsOf(sample, delimiter);
  const guess = guessColumns(rows);
  if (!guess || given?.dateFormat) return null;
  const index = guess.names.indexOf(given?.date ?? guess.mapping.date);
  const texts = rows.slice(guess.skipped, guess.skipped + 200).map(({ cells }) => cells[index] ?? '');
  if (index < 0 || guessDateFormat(texts.filter((text) => text !== ''))?.isSure !== false) return null;
  const cutter = new RowCutter(delimiter);
  return {
    tell(line) {
      const match = /^(\d{1,2})[-/. ](\d{1,2})[-/. ]/.exec(cutter.next(line)?.cells[index] ?? '');
      if (!match) return null;
      return Number(match[1]) > 12 ? true : Number(match[2]) > 12 ? false : null;
    },
  };
}
