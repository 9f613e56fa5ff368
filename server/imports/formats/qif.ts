import type { Format } from '../journal.ts';
import { linesOfText } from '../lines.ts';
import { textOf } from '../text.ts';
import { dayComesFirst } from './bank/dates.ts';
import { QifReader } from './bank/qif-reader.ts';
import { readLines } from './bank/reading.ts';

/** Quicken Interchange Format. */
export const qif: Format = {
  name: 'qif',
  recognises: (head) => (/^\s*\ufeff?!(?:Type|Account|Option|Clear)\b/i.test(head) ? 1 : 0),
  async *read(source, context) {
    const isDayFirst = await dayFirst(textOf(source.bytes()));
    yield* readLines(source, context, (desk) => new QifReader(desk, isDayFirst));
  },
};

/** Whether days stand before months; the format leaves it to the country. The file is read once for it. */
async function dayFirst(texts: AsyncIterable<string>): Promise<boolean> {
  const dates = new Set<string>();
  for await (const lines of linesOfText(texts)) {
    for (const line of lines)
      if (/^D\s*\d/.test(line) && dates.size < 10_000) dates.add(line.slice(1).trim().replaceAll("'", '/').replaceAll(' ', ''));
  }
  return dayComesFirst([...dates]) ?? false;
}
