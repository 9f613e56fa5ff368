import { addDays, type PlainDate } from '../../../server/ledger/plain-date.ts';
import { accountNames, baseCurrency, foreignCurrencies } from './chart.ts';
import type { BenchBooks } from './entries.ts';
import type { BenchEntry, BenchPosting } from './entry.ts';

/** What has been written so far, for progress. */
export interface Written {
  transactions: number;
  postings: number;
  prices: number;
}

const chunkCharacters = 262_144;

/** The books as an hledger journal, in pieces of about 256 kB: declarations, a rate of each day and currency, entries by date. */
export function* printJournal(books: BenchBooks, firstDay: PlainDate, written: Written): Generator<string> {
  const dates = Array.from({ length: books.days }, (_, day) => addDays(firstDay, day));
  let chunk = declarations(books);
  for (const piece of pieces(books, dates, written)) {
    chunk += piece;
    if (chunk.length < chunkCharacters) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

function declarations(books: BenchBooks): string {
  const commodities = [baseCurrency, ...foreignCurrencies].map((symbol) => `commodity 1,000.00 ${symbol}`);
  const accounts = accountNames(books.chart).map((name) => `account ${name}`);
  return [...commodities, '', ...accounts, '', ''].join('\n');
}

function* pieces(books: BenchBooks, dates: readonly PlainDate[], written: Written): Generator<string> {
  for (const [day, date] of dates.entries()) {
    for (const currency of foreignCurrencies) {
      yield `P ${date} ${currency} ${decimal(books.rates[currency][day]!, 4)} ${baseCurrency}\n`;
      written.prices += 1;
    }
  }
  for (const entry of books.entries()) {
    yield printEntry(entry, dates[entry.day]!);
    written.transactions += 1;
    written.postings += entry.postings.length;
  }
}

function printEntry({ status, code, payee, description, comment, postings }: BenchEntry, date: PlainDate): string {
  const who = payee === '' ? description : `${payee} | ${description}`;
  const head = `${date} ${status}${code === '' ? '' : `(${code}) `}${who}${comment === '' ? '' : `  ; ${comment}`}`;
  return `\n${head}\n${postings.map(printPosting).join('')}`;
}

function printPosting({ account, cents, currency, costCents }: BenchPosting): string {
  const cost = costCents === undefined ? '' : ` @@ ${decimal(costCents, 2)} ${baseCurrency}`;
  return `    ${account}  ${decimal(cents, 2)} ${currency}${cost}\n`;
}

/** A whole number of hundredths or the like as decimal text. */
function decimal(units: number, digits: number): string {
  const text = String(Math.abs(units)).padStart(digits + 1, '0');
  return `${units < 0 ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
