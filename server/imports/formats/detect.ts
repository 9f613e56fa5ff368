import type { Format } from '../journal.ts';
import { formats } from './index.ts';

/** Less sure than this is not recognised. */
const sureEnough = 0.3;

/**
 * The format that recognises the file best, from its first 64 KiB of text; each weighs the file name in a little, so
 * that it breaks ties. Null where none does: binary files, tables, prose.
 */
export function detectFormat(head: string, fileName: string): Format | null {
  let best: Format | null = null;
  let most = 0;
  for (const format of formats) {
    const likeness = format.recognises(head, fileName);
    if (likeness > most) [best, most] = [format, likeness];
  }
  return most >= sureEnough ? best : null;
}
