import { Decimal } from '../ledger/decimal.ts';
import type { AccountRole, AccountType } from '../ledger/nouns.ts';
import { daysBetween, type PlainDate } from '../ledger/plain-date.ts';

export interface FactLine {
  readonly account: string;
  readonly type: AccountType;
  readonly role: AccountRole | null;
  /** Debit-positive. */
  readonly amount: Decimal;
  readonly currency: string;
}

/** An entry as detectors look at it. */
export interface Fact {
  /** The transaction's number within the book, as text. */
  readonly id: string;
  readonly date: PlainDate;
  /** Payee, else description. */
  readonly who: string;
  /** `who` without what changes from one time to the next: numbers, cities' codes, case. */
  readonly key: string;
  readonly code: string | null;
  readonly lines: readonly FactLine[];
}

export interface FactPrice {
  readonly on: PlainDate;
  readonly currency: string;
  readonly price: Decimal;
  readonly in: string;
}

/** All that detectors are given: entries and rates by day. */
export interface BookFacts {
  readonly facts: readonly Fact[];
  readonly prices: readonly FactPrice[];
}

/** What went out of cash or onto a card in one entry, to one payee. */
export interface Payment {
  readonly fact: Fact;
  readonly account: string;
  /** Positive. */
  readonly amount: Decimal;
  readonly currency: string;
}

/** What an entry charges to expenses: a payee's bill or receipt. */
export interface Charge {
  readonly fact: Fact;
  /** The expense account with the largest amount. */
  readonly account: string;
  /** Positive. */
  readonly amount: Decimal;
  readonly currency: string;
}

export function keyOf(who: string): string {
  return who
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}

/** Payments that leave the book: a move between own accounts is none, nor is what pays a card or a loan. */
export function paymentsOf(facts: readonly Fact[]): Payment[] {
  return facts.flatMap((fact) => {
    const isOwn = (line: FactLine) => line.role === 'CASH' || line.role === 'DEBT_SHORT' || line.role === 'DEBT_LONG';
    const own = fact.lines.filter(isOwn);
    const [line] = own;
    // A move between own accounts pays nobody.
    if (own.length !== 1 || fact.lines.length === own.length || !line || line.amount.sign >= 0 || fact.key === '') return [];
    return [{ fact, account: line.account, amount: line.amount.negated(), currency: line.currency }];
  });
}

export function chargesOf(facts: readonly Fact[]): Charge[] {
  return facts.flatMap((fact) => {
    const expenses = fact.lines.filter(({ type, amount }) => type === 'EXPENSE' && amount.sign > 0);
    const [first] = expenses;
    if (!first || fact.key === '' || expenses.some(({ currency }) => currency !== first.currency)) return [];
    const largest = expenses.reduce((most, line) => (line.amount.compare(most.amount) > 0 ? line : most));
    return [{ fact, account: largest.account, amount: Decimal.sum(expenses.map(({ amount }) => amount)), currency: first.currency }];
  });
}

export function groupedBy<T>(items: readonly T[], keyOfItem: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** The middle one of these numbers, the lower of two. */
export function medianOf(numbers: readonly Decimal[]): Decimal {
  const sorted = [...numbers].sort((a, b) => a.compare(b));
  return sorted[(sorted.length - 1) >> 1] ?? Decimal.zero;
}

/** True of one charge a month: each comes 25 to 36 days after the one before. */
export function isMonthly(items: readonly { readonly fact: Fact }[]): boolean {
  return items.slice(1).every(({ fact }, index) => {
    const days = daysBetween(items[index]!.fact.date, fact.date);
    return days >= 25 && days <= 36;
  });
}
