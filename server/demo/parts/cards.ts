import { addDays } from '../../ledger/plain-date.ts';
import { raisedSubscription, stoppedSubscription, wrongDepartment } from '../anomalies.ts';
import { businessDayFrom, type DemoMonth, dayIn, months } from '../calendar.ts';
import { cardDigits } from '../chart.ts';
import { type Cents, type EntryBook, whole } from '../entry-book.ts';
import { cities } from '../lists/customer-names.ts';
import { type Purpose, purposes, staff, tools } from '../lists/merchant-list.ts';
import type { Random } from '../random.ts';

/** Swipes a month of each card: two salespeople travel most. Fewer since the layoff. */
const swipes = [5, 5, 14, 8, 6, 5, 16, 10];
const layoffMonth = 19;

/** Everything charged to the eight corporate cards, and their payment in full the month after. */
export function bookCards(book: EntryBook, random: Random): void {
  const balance = new CardBalances();
  bookTools(book, balance);
  bookSwipes(book, random.stream('swipes'), balance);
  for (const month of months.slice(1)) {
    for (const [card, digits] of cardDigits.entries()) {
      const cents = balance.chargedIn(card, month.index - 1);
      book.add(
        { date: businessDayFrom(dayIn(month, 22)), payee: `CARD AUTOPAY *${digits}`, memo: 'statement balance in full' },
        { account: accountOf(card), cents },
        { account: 'assets:bank:usd operating', cents: -cents },
      );
    }
  }
}

class CardBalances {
  private readonly charged = new Map<string, Cents>();

  add(card: number, monthIndex: number, cents: Cents): void {
    this.charged.set(`${card}/${monthIndex}`, this.chargedIn(card, monthIndex) + cents);
  }

  chargedIn(card: number, monthIndex: number): Cents {
    return this.charged.get(`${card}/${monthIndex}`) ?? 0n;
  }
}

function accountOf(card: number): string {
  return `liabilities:cards:visa ${cardDigits[card]!}`;
}

interface Charge {
  readonly payee: string;
  readonly account: string;
  readonly card: number;
  readonly day: number;
  readonly cents: Cents;
}

function bookTools(book: EntryBook, balance: CardBalances): void {
  const pay = (month: DemoMonth, { payee, account, card, day, cents }: Charge): void => {
    balance.add(card, month.index, cents);
    book.add({ date: dayIn(month, day), payee, tags: ['recurring:'] }, { account, cents }, { account: accountOf(card), cents: -cents });
  };
  for (const month of months) {
    for (const tool of tools) {
      if (month.index < tool.from) continue;
      const isMisplaced = tool.payee === wrongDepartment.payee && month.label === wrongDepartment.month;
      pay(month, { ...tool, account: isMisplaced ? wrongDepartment.booked : tool.account, cents: BigInt(tool.cents) });
    }
    const dear = month.label >= raisedSubscription.from;
    const cents = centsOf(dear ? raisedSubscription.after : raisedSubscription.before);
    pay(month, { ...raisedSubscription, account: 'expenses:software:product', card: 1, cents });
    if (month.label <= stoppedSubscription.last) {
      pay(month, {
        ...stoppedSubscription,
        account: 'expenses:software:administration',
        card: 5,
        cents: centsOf(stoppedSubscription.amount),
      });
    }
  }
}

function centsOf(text: string): Cents {
  return BigInt(text.replace('.', ''));
}

function bookSwipes(book: EntryBook, draws: Random, balance: CardBalances): void {
  const homes = new Map<string, string>();
  const weights = Object.fromEntries(purposes.map((purpose, i) => [String(i), purpose.weight]));
  for (const month of months) {
    for (const [card, digits] of cardDigits.entries()) {
      const count = Math.floor((swipes[card]! * (month.index >= layoffMonth ? 5 : 10)) / 10) + draws.between(-2, 2);
      for (let i = 0; i < count; i++) {
        const purpose = purposes[Number(draws.weighted(weights))]!;
        const cents = BigInt(Math.min(draws.between(purpose.low, purpose.high), draws.between(purpose.low, purpose.high)));
        balance.add(card, month.index, cents);
        book.add(
          { date: dayIn(month, draws.between(1, 31)), payee: descriptorOf(purpose, digits, draws, homes), memo: draws.pick(purpose.memos) },
          { account: purpose.account, cents },
          { account: accountOf(card), cents: -cents },
        );
      }
    }
  }
}

/** A merchant as banks print it: `SQ *BLUE HERON CAFE PORTLAND OR`, sometimes with a store number or the card's digits. */
function descriptorOf(purpose: Purpose, digits: string, draws: Random, homes: Map<string, string>): string {
  const merchant = draws.pick(purpose.merchants);
  let home = homes.get(merchant);
  if (!home) {
    home = draws.pick(cities);
    homes.set(merchant, home);
  }
  const city = draws.below(20) < 17 ? home : draws.pick(cities);
  const isSmall = purpose.account.endsWith('meals');
  const prefix = isSmall ? draws.pick(['SQ *', 'TST* ', 'SUMUP *', '', '']) : '';
  const suffix = draws.below(16) === 0 ? ` ${digits}` : '';
  return `${prefix}${merchant.toUpperCase()} ${city}${suffix}`;
}

/** What people paid themselves, and got back a week later; and advances for trips. */
export function bookReimbursements(book: EntryBook, random: Random): void {
  const draws = random.stream('reimbursements');
  for (const month of months) {
    for (let i = 0; i < 3; i++) {
      const payee = draws.pick(staff);
      const date = dayIn(month, draws.between(3, 24));
      const purpose = purposes[draws.below(2)]!;
      const cents = BigInt(draws.between(1800, 21_000));
      book.add(
        { date, payee, memo: draws.pick(['own money for the team', 'Auslagen', 'note de frais', 'mileage', 'receipts of the week']) },
        { account: purpose.account, cents },
        { account: 'liabilities:payable:reimbursements', cents: -cents },
      );
      book.add(
        { date: businessDayFrom(addDays(date, 7)), payee, memo: 'paid back' },
        { account: 'liabilities:payable:reimbursements', cents },
        { account: 'assets:bank:usd operating', cents: -cents },
      );
    }
    if (month.index % 3 === 1) bookAdvance(book, month, draws);
  }
}

function bookAdvance(book: EntryBook, month: DemoMonth, draws: Random): void {
  const payee = draws.pick(staff);
  const [given, spent] = [whole(600), whole(draws.between(380, 590))];
  book.add(
    { date: businessDayFrom(dayIn(month, 4)), payee, memo: 'cash for a trip' },
    { account: 'assets:receivable:employee advances', cents: given },
    { account: 'assets:bank:usd operating', cents: -given },
  );
  book.add(
    { date: businessDayFrom(dayIn(month, 21)), payee, memo: 'trip settled, rest returned' },
    { account: 'expenses:travel:lodging', cents: spent },
    { account: 'assets:bank:usd operating', cents: given - spent },
    { account: 'assets:receivable:employee advances', cents: -given },
  );
}
