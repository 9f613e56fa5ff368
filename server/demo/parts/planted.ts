import { addDays, plainDate } from '../../ledger/plain-date.ts';
import { firstTimeVendor, invoicePaidTwice, missingLine, reversed, twinPayments, unsorted, weekendPayments } from '../anomalies.ts';
import { businessDayFrom, dayIn, months } from '../calendar.ts';
import { untypedAccount } from '../chart.ts';
import type { Cents, EntryBook } from '../entry-book.ts';
import { bookBill } from './payables.ts';

const operating = 'assets:bank:usd operating';
const payable = 'liabilities:payable:vendors usd';

function cents(text: string): Cents {
  return BigInt(text.replace('.', ''));
}

/** The anomalies that are entries of their own; the others are booked where their kind is (cloud, cards, rates, statements). */
export function bookPlanted(book: EntryBook): void {
  bookDuplicatePayment(book);
  bookTwinPayments(book);
  bookOneTimers(book);
  const [booked, takenBack] = reversed.dates;
  for (const [date, amount, memo] of [
    [booked, cents(reversed.amount), 'fees expected for the lease review'],
    [takenBack, -cents(reversed.amount), 'taken back, was already in the retainer'],
  ] as const) {
    book.add(
      { date, payee: reversed.payee, code: reversed.code, memo },
      { account: 'expenses:professional:legal', cents: amount },
      { account: 'liabilities:payable:accrued', cents: -amount },
    );
  }
  for (const { date, payee, amount } of unsorted) {
    book.add(
      { date, payee, memo: 'to be cleared up' },
      { account: untypedAccount, cents: cents(amount) },
      { account: operating, cents: -cents(amount) },
    );
  }
}

function bookDuplicatePayment(book: EntryBook): void {
  const { payee, code, billed, paid, refunded } = invoicePaidTwice;
  const amount = cents(invoicePaidTwice.amount);
  bookBill(book, {
    payee,
    code,
    account: 'expenses:professional:consulting',
    memo: 'attack simulation',
    billed,
    paid: paid[0],
    cents: amount,
  });
  book.add({ date: paid[1], payee, code }, { account: payable, cents: amount }, { account: operating, cents: -amount });
  book.add(
    { date: refunded, payee, code, memo: 'sent back, was paid before' },
    { account: operating, cents: amount },
    { account: payable, cents: -amount },
  );
}

function bookTwinPayments(book: EntryBook): void {
  const { payee, units, day } = twinPayments;
  const amount = cents(twinPayments.amount);
  for (const month of months) {
    for (const unit of units) {
      book.add(
        { date: businessDayFrom(dayIn(month, day)), payee, memo: unit, tags: ['recurring:'] },
        { account: 'expenses:office:storage', cents: amount },
        { account: operating, cents: -amount },
      );
    }
  }
}

function bookOneTimers(book: EntryBook): void {
  bookBill(book, {
    payee: firstTimeVendor.payee,
    code: firstTimeVendor.code,
    account: 'expenses:professional:consulting',
    memo: 'documents room for the refinancing',
    billed: addDays(firstTimeVendor.date, -14),
    paid: firstTimeVendor.date,
    cents: cents(firstTimeVendor.amount),
  });
  for (const { date, amount } of weekendPayments.payments) {
    book.add(
      { date, payee: weekendPayments.payee, memo: 'advice as agreed' },
      { account: 'expenses:professional:consulting', cents: cents(amount) },
      { account: operating, cents: -cents(amount) },
    );
  }
  // The same small printer twice: the second payment is the line that the bank's statement leaves out.
  for (const paid of [plainDate('2025-02-17'), missingLine.date]) {
    bookBill(book, {
      payee: missingLine.payee,
      code: `QB-${paid.slice(0, 4)}`,
      currency: 'EUR',
      account: 'expenses:marketing:content',
      memo: 'opuscoli e brochure',
      billed: addDays(paid, -14),
      paid,
      cents: -cents(missingLine.amount),
    });
  }
}
