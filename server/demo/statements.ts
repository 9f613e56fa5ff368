import { Decimal } from '../ledger/decimal.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import { missingLine } from './anomalies.ts';
import { type DemoMonth, months } from './calendar.ts';
import type { DemoCompany, DemoCurrency } from './company.ts';

/** An account at a bank, as its statements name it. */
export interface BankAccount {
  /** Full name in the books. */
  readonly account: string;
  readonly currency: DemoCurrency;
  readonly bank: string;
  readonly bic: string;
  /** A US routing number; null for accounts with an IBAN. */
  readonly routing: string | null;
  /** IBAN, or the bank's own number. */
  readonly number: string;
  /** For file names. */
  readonly slug: string;
}

const tidal = { currency: 'USD', bank: 'Tidal First Bank', bic: 'TDFBUS66XXX', routing: '990012345' } as const;

export const bankAccounts: readonly BankAccount[] = [
  { ...tidal, account: 'assets:bank:usd operating', number: '4400127781', slug: 'usd-operating' },
  { ...tidal, account: 'assets:bank:usd payroll', number: '4400127799', slug: 'usd-payroll' },
  { ...tidal, account: 'assets:bank:usd reserve', number: '7700031128', slug: 'usd-reserve' },
  {
    account: 'assets:bank:eur',
    currency: 'EUR',
    bank: 'Hansekontor Bank',
    bic: 'HAKODEH9XXX',
    routing: null,
    number: 'DE03995500110004471820',
    slug: 'eur',
  },
  {
    account: 'assets:bank:gbp',
    currency: 'GBP',
    bank: 'Aldgate Counting House',
    bic: 'ALDGGB9LXXX',
    routing: null,
    number: 'GB48ALDG60991131926819',
    slug: 'gbp',
  },
];

export interface StatementLine {
  readonly date: PlainDate;
  /** The bank's id of the line, unique within the account: the day and the line's number in it. */
  readonly reference: string;
  /** Positive: money in. */
  readonly amount: Decimal;
  readonly payee: string;
  readonly memo: string;
  readonly code: string | null;
  /** The account's balance after the line, as the bank counts it. */
  readonly balance: Decimal;
}

/** What a bank prints of one account for some days. Opening + lines = closing, but for the planted X1. */
export interface Statement {
  readonly bankAccount: BankAccount;
  /** Counts from 1, a statement a month. */
  readonly number: number;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly opening: Decimal;
  readonly closing: Decimal;
  readonly lines: readonly StatementLine[];
}

/** All that moved on the account, in order. The line that the bank loses (X1) is still in it. */
function movesOf(company: DemoCompany, { account }: BankAccount): StatementLine[] {
  const lines: StatementLine[] = [];
  let balance = Decimal.zero;
  let [day, count] = ['', 0];
  for (const entry of company.entries) {
    for (const posting of entry.postings) {
      if (posting.account !== account) continue;
      count = entry.date === day ? count + 1 : 1;
      day = entry.date;
      balance = balance.plus(posting.quantity);
      lines.push({
        date: entry.date,
        reference: `${day.replaceAll('-', '')}${String(count).padStart(4, '0')}`,
        amount: posting.quantity,
        payee: entry.payee,
        memo: entry.memo,
        code: entry.code,
        balance,
      });
    }
  }
  return lines;
}

/** One statement for each month of the books. The opening entry of the books is the first statement's opening balance. */
export function monthlyStatements(company: DemoCompany, bankAccount: BankAccount): Statement[] {
  const moves = movesOf(company, bankAccount);
  return months.map((month) => statementOf(moves, bankAccount, month, month.index + 1));
}

/** A statement of any days, as banks give it for download. */
export function statementBetween(company: DemoCompany, bankAccount: BankAccount, from: PlainDate, to: PlainDate): Statement {
  return statementOf(movesOf(company, bankAccount), bankAccount, { first: from, last: to }, 1);
}

function statementOf(
  moves: readonly StatementLine[],
  bankAccount: BankAccount,
  { first, last }: Pick<DemoMonth, 'first' | 'last'>,
  number: number,
): Statement {
  const isOpening = (line: StatementLine): boolean => line.payee === 'Opening balances';
  const before = moves.filter((line) => line.date < first || isOpening(line));
  const within = moves.filter((line) => line.date >= first && line.date <= last && !isOpening(line));
  const opening = before.at(-1)?.balance ?? Decimal.of(0n, 2);
  return {
    bankAccount,
    number,
    from: first,
    to: last,
    opening,
    closing: within.at(-1)?.balance ?? opening,
    lines: within.filter((line) => !isMissing(line, bankAccount)),
  };
}

function isMissing(line: StatementLine, { account }: BankAccount): boolean {
  return account === missingLine.account && line.date === missingLine.date && line.payee === missingLine.payee;
}
