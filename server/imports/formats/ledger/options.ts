import type { Place } from '../../journal.ts';
import { Fault } from '../plain-text/fault.ts';
import { dateReaderOf } from './dates.ts';
import type { LedgerJournal } from './journal.ts';

/** Options that change what is booked and that are not followed here. */
const decisive = new Set(['master-account', 'value-expr', 'permissive', 'input-date-format']);

/** Reads a line such as `--decimal-comma` or `--input-date-format %d/%m/%Y`. */
export function readOption(line: string, place: Place, journal: LedgerJournal): void {
  const [, name = '', value = ''] = /^--?([\w-]+)(?:[\s=]+(.*))?$/.exec(line) ?? [];
  if (name === 'decimal-comma') journal.commodities.decimalCommaByDefault = true;
  else if (name === 'input-date-format' && value !== '') journal.readDate = dateReaderOf(value.replace(/^["']|["']$/g, ''));
  else if (name === '' || decisive.has(name)) {
    throw new Fault(
      'UNSUPPORTED_OPTION',
      `The option ${line.slice(0, 60)} changes what is booked and is not followed here; take it out and write the entries accordingly.`,
    );
  } else {
    const message = 'This option has no effect here: it changes how Ledger reports, not what entries book.';
    journal.log.warn(place, 'OPTION_NOT_APPLIED', message, line);
  }
}
