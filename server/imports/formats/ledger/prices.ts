import type { Place } from '../../journal.ts';
import { Fault } from '../plain-text/fault.ts';
import { readAmount, readSymbol, Scanner } from './amount.ts';
import { dateIn } from './dates.ts';
import type { LedgerJournal } from './journal.ts';

/** Reads `P 2026/01/31 [10:00:00] EUR $1.08`, or `P EUR $1.08` without a date. */
export function readPrice(text: string, place: Place, journal: LedgerJournal): void {
  const scanner = new Scanner(text);
  const written = scanner.match(/\d\S*/y)?.[0];
  const date = written === undefined ? null : dateIn(written, journal.defaultYear, journal.readDate);
  scanner.skipSpaces();
  const time = date && scanner.match(/\d\S*/y)?.[0];
  if (time && !/^\d{1,2}:\d{2}:\d{2}$/.test(time)) {
    throw new Fault('BAD_PRICE', `${time} is not a time that Ledger reads; write it as 10:30:00, or leave it out.`, time);
  }
  const symbol = readSymbol(scanner);
  if (symbol === '') throw new Fault('BAD_PRICE', 'A price needs a commodity: P 2026/01/31 EUR $1.08.');
  const { quantity: rate, commodity: quote } = readAmount(scanner, journal.commodities, false);
  const price = { place, commodity: journal.commodities.find(symbol).symbol, rate, quote };
  if (date) journal.items.push({ kind: 'price', price: { ...price, on: date } });
  else journal.undatedPrices.push(price);
}

/** Ledger takes a price without a date for today's; here it is given the day of the last entry, which does not change by itself. */
export function datePrices(journal: LedgerJournal): void {
  for (const price of journal.undatedPrices) {
    const { latest } = journal;
    const message = latest
      ? `This price has no date; it was taken for one of ${latest}, the day of the last entry. Write P ${latest} before it to make that plain.`
      : 'This price has no date and no entry to take one from; it was left out. Write its date after the P.';
    journal.log.warn(price.place, 'PRICE_WITHOUT_DATE', message, `${price.commodity} ${price.rate} ${price.quote}`);
    if (latest) journal.items.push({ kind: 'price', price: { ...price, on: latest } });
  }
}
