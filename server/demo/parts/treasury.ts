import { addDays, addMonths, type PlainDate } from '../../ledger/plain-date.ts';
import { businessDayFrom, type DemoMonth, dayIn, firstDay, lastDay, months } from '../calendar.ts';
import type { DemoCurrency } from '../company.ts';
import { type Cents, type EntryBook, portion, whole } from '../entry-book.ts';
import type { Market } from './rates.ts';
import { bankOf } from './sales.ts';

const operating = 'assets:bank:usd operating';
const reserve = 'assets:bank:usd reserve';

/** Sales tax and VAT collected in a calendar quarter are paid on the 20th after it; the income tax estimate on the 15th. */
export function bookTaxes(book: EntryBook): void {
  const quarterEnds = months.filter((month) => month.month % 3 === 0);
  for (const [account, currency, payee] of [
    ['sales tax', 'USD', 'STATE SALES TAX EFILE'],
    ['vat eu', 'EUR', 'BUNDESZENTRALAMT STEUERN OSS'],
    ['vat uk', 'GBP', 'HMRC VAT'],
  ] as const) {
    const moves = book.movesOf(`liabilities:tax:${account}`, currency);
    for (const { last, label } of quarterEnds) {
      const first = addMonths(addDays(last, 1), -3);
      const owed = -sumBetween(moves, first, last);
      book.add(
        { date: businessDayFrom(addDays(last, 20)), payee, memo: `collected in the quarter to ${label}` },
        { account: `liabilities:tax:${account}`, cents: owed, currency },
        { account: bankOf(currency), cents: -owed, currency },
      );
    }
  }
  for (const { last, label } of quarterEnds) {
    const estimate = whole(1_600);
    book.add(
      { date: last, payee: 'State franchise board', memo: `estimate, quarter to ${label}` },
      { account: 'expenses:income tax', cents: estimate },
      { account: 'liabilities:tax:income tax', cents: -estimate },
    );
    book.add(
      { date: businessDayFrom(addDays(last, 15)), payee: 'State franchise board', memo: `estimate, quarter to ${label}` },
      { account: 'liabilities:tax:income tax', cents: estimate },
      { account: operating, cents: -estimate },
    );
  }
}

/** What the banks take each month, and the rewards that the cards give back each quarter. */
export function bookBankFees(book: EntryBook): void {
  for (const month of months) {
    for (const [currency, cents, payee] of [
      ['USD', 3_800n, 'Tidal First Bank'],
      ['EUR', 1_250n, 'Hansekontor Bank'],
      ['GBP', 900n, 'Aldgate Counting House'],
    ] as const) {
      book.add(
        { date: businessDayFrom(month.last), payee, memo: 'account keeping' },
        { account: 'expenses:bank fees', cents, currency },
        { account: bankOf(currency), cents: -cents, currency },
      );
    }
    if (month.month % 3 === 0) {
      const reward = whole(140 + 6 * month.index);
      book.add(
        { date: businessDayFrom(dayIn(month, 24)), payee: 'CARD REWARDS CREDIT', memo: 'cash back' },
        { account: operating, cents: reward },
        { account: 'revenue:other:miscellaneous', cents: -reward },
      );
    }
  }
}

const floors: Record<DemoCurrency, Cents> = { USD: whole(45_000), EUR: whole(15_000), GBP: whole(12_000) };
const spreadPerMille = 4;

/**
 * Once a month what the euro and pound accounts do not need until the next exchange is sold, or what they lack is bought,
 * 0.4% off the market. Needs everything else on these accounts to be booked.
 */
export function bookExchanges(book: EntryBook, market: Market): void {
  for (const currency of ['EUR', 'GBP'] as const) {
    const account = bankOf(currency);
    const days = months.map((month) => businessDayFrom(dayIn(month, currency === 'EUR' ? 11 : 19)));
    const moves = book.movesOf(account, currency);
    const balances = new RunningBalance(moves);
    for (const [i, date] of days.entries()) {
      const spare = balances.lowestBetween(date, days[i + 1] ?? lastDay) - floors[currency];
      // Banks deal in hundreds; always leave the account above its floor.
      const sold = (spare >= 0n ? spare / whole(100) : -((-spare + whole(100) - 1n) / whole(100))) * whole(100);
      if (sold === 0n) continue;
      const atMarket = market.inDollars(sold < 0n ? -sold : sold, currency, date);
      const dollars = portion(atMarket, sold > 0n ? 1000 - spreadPerMille : 1000 + spreadPerMille, 1000);
      book.add(
        {
          date,
          payee: 'Tidal First Bank FX desk',
          memo: sold > 0n ? `${currency} sold` : `${currency} bought`,
          code: `FX${date.slice(2, 7)}${currency[0]}`,
        },
        { account, cents: -sold, currency, costCents: dollars },
        { account: operating, cents: sold > 0n ? dollars : -dollars },
      );
      balances.move(date, -sold);
    }
  }
}

/**
 * The operating account is kept small: each week it gets from the reserve what it will lack, or gives what it will not
 * need. The reserve earns interest on what is there at the month's end. Needs all else to be booked.
 */
export function bookSweeps(book: EntryBook): void {
  const days: PlainDate[] = [];
  for (let monday = addDays(firstDay, 1); monday <= lastDay; monday = addDays(monday, 7)) days.push(monday);
  const working = new RunningBalance(book.movesOf(operating, 'USD'));
  const saved = new RunningBalance(book.movesOf(reserve, 'USD'));
  for (const [i, date] of days.entries()) {
    const spare = working.lowestBetween(date, days[i + 1] ?? lastDay) - floors.USD;
    const swept = (spare / whole(1000)) * whole(1000) - (spare < 0n ? whole(1000) : 0n);
    book.add(
      { date, payee: 'Tidal First Bank', memo: swept > 0n ? 'to savings' : 'from savings', tags: ['transfer:'] },
      { account: operating, cents: -swept },
      { account: reserve, cents: swept },
    );
    working.move(date, -swept);
    saved.move(date, swept);
    // The week that a month ends in is swept by now: its interest stands at the month's last day.
    const ended = months.find((month) => month.last >= date && month.last < (days[i + 1] ?? addDays(lastDay, 1)));
    if (ended) bookReserveInterest(book, ended, saved);
  }
}

function bookReserveInterest(book: EntryBook, month: DemoMonth, saved: RunningBalance): void {
  const interest = portion(saved.at(month.last), 34, 12_000);
  if (interest <= 0n) return;
  book.add(
    { date: month.last, payee: 'Tidal First Bank', memo: 'credit on savings' },
    { account: reserve, cents: interest },
    { account: 'revenue:other:interest', cents: -interest },
  );
  saved.move(month.last, interest);
}

function sumBetween(moves: ReadonlyMap<PlainDate, Cents>, first: PlainDate, last: PlainDate): Cents {
  let sum = 0n;
  for (const [day, cents] of moves) if (day >= first && day <= last) sum += cents;
  return sum;
}

/** A balance day by day, to which moves can be added. */
class RunningBalance {
  private readonly moves: Map<PlainDate, Cents>;

  constructor(moves: ReadonlyMap<PlainDate, Cents>) {
    this.moves = new Map(moves);
  }

  move(on: PlainDate, cents: Cents): void {
    this.moves.set(on, (this.moves.get(on) ?? 0n) + cents);
  }

  at(day: PlainDate): Cents {
    let sum = 0n;
    for (const [on, cents] of this.moves) if (on <= day) sum += cents;
    return sum;
  }

  /** The lowest closing balance of the days from `first` to `last`, both included. */
  lowestBetween(first: PlainDate, last: PlainDate): Cents {
    let balance = this.at(first);
    let lowest = balance;
    for (let day = addDays(first, 1); day <= last; day = addDays(day, 1)) {
      balance += this.moves.get(day) ?? 0n;
      if (balance < lowest) lowest = balance;
    }
    return lowest;
  }
}
