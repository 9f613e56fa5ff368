import type { Format } from '../journal.ts';
import { Mt940Reader } from './bank/mt940-reader.ts';
import { readLines } from './bank/reading.ts';

/** SWIFT MT940, as its dialects write it. */
export const mt940: Format = {
  name: 'mt940',
  recognises: (head) => (/^(?:\{.*\{4:)?:20:/m.test(head) && /^:60[FM]:/m.test(head) ? 1 : 0),
  read: (source, context) => readLines(source, context, (desk) => new Mt940Reader(desk)),
};
