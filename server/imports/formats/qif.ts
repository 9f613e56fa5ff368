import type { Format } from '../journal.ts';
import { linesOfText } from '../lines.ts';
import { textOf } from '../text.ts';
import { QifReader } from './bank/qif-reader.ts';
import { type QifSurvey, QifSurveyor } from './bank/qif-survey.ts';
import { readLines } from './bank/reading.ts';

/** Quicken Interchange Format. */
export const qif: Format = {
  name: 'qif',
  recognises: (head) => (/^\s*\ufeff?!(?:Type|Account|Option|Clear)\b/i.test(head) ? 1 : 0),
  async *read(source, context) {
    const survey = await surveyOf(textOf(source.bytes()));
    yield* readLines(source, context, (desk) => new QifReader(desk, survey));
  },
};

/** The file is read once for what its later sections say of its first ones. */
async function surveyOf(texts: AsyncIterable<string>): Promise<QifSurvey> {
  const surveyor = new QifSurveyor();
  for await (const lines of linesOfText(texts)) for (const line of lines) surveyor.line(line);
  return surveyor.survey();
}
