import { hledgerJournal } from './formats/hledger.ts';
import { generateTidewater } from './tidewater.ts';

/** The demo company's journal, whole (about 3 MB, well under a second): what the first start imports. */
export function tidewaterJournal(): string {
  return hledgerJournal(generateTidewater());
}
