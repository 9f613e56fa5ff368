import type { Amount } from '../../../ledger/amount.ts';
import { Decimal } from '../../../ledger/decimal.ts';
import {
  type BankSurroundings,
  type CsvMapping,
  type Placement,
  type StatedBalance,
  type TableReading,
  unknownSurroundings,
} from '../../bank.ts';
import type { Entry, EntryPosting, FormatContext, JournalItem } from '../../journal.ts';
import { ProblemLog } from '../plain-text/problem-log.ts';
import { BalanceWatch } from './balance-watch.ts';
import type { BankLine, LinePart, StatementHead } from './statement.ts';

interface OpenStatement {
  readonly head: StatementHead;
  readonly account: string;
  readonly currency: string;
}

const unplacedOut = 'expenses:unknown';
const unplacedIn = 'income:unknown';

/**
 * Makes entries of a bank's lines: which account of the book they are of, in which currency, where the money went, and
 * whether the bank's own balances add up. Every bank format speaks to it.
 */
export class StatementDesk {
  private items: JournalItem[] = [];
  readonly log = new ProblemLog((item) => this.items.push(item));
  private readonly bank: BankSurroundings;
  private readonly watch: BalanceWatch;
  private statement: OpenStatement | null = null;
  /** The accounts that the file has named. */
  private readonly numbers = new Set<string>();
  private readonly told = new Set<string>();

  constructor(
    readonly fileName: string,
    context: FormatContext,
  ) {
    this.bank = context.bank ?? unknownSurroundings;
    this.watch = new BalanceWatch(fileName, this.log);
  }

  /** What came of the lines since the last call. */
  take(): JournalItem[] {
    const { items } = this;
    this.items = [];
    return items;
  }

  /** Lines follow, of this account. */
  open(head: StatementHead): void {
    const account = this.accountFor(head);
    const currency = this.bank.options.currency ?? head.currency ?? this.assumedCurrency(account, head.line);
    this.statement = { head, account, currency };
    this.watch.open({ account, currency, opening: head.opening, isNewestFirst: head.isNewestFirst ?? false }, head.line);
  }

  /** How this account's tables are read from now on. */
  remember(account: string, mapping: CsvMapping): void {
    this.items.push({ kind: 'csv mapping', account, mapping });
  }

  /** How this table was read, for people. */
  tell(table: TableReading): void {
    this.items.push({ kind: 'table', table });
  }

  /** What amounts are in that name no currency; null before a statement is open. */
  get currency(): string | null {
    return this.statement?.currency ?? null;
  }

  /** No more lines follow of the statement. */
  close(closing: StatedBalance | null, line: number): void {
    const { statement } = this;
    if (!statement) return;
    this.statement = null;
    const closed = this.watch.close(closing, line);
    const { head, account, currency } = statement;
    const { number, opening } = head;
    this.items.push({ kind: 'statement', statement: { place: this.place(head), account, number, currency, opening, closing: closed } });
  }

  line(line: BankLine): void {
    const { statement } = this;
    if (!statement) {
      this.log.error(this.place(line), 'NO_ACCOUNT', 'This line stands before any account is named.', line.text);
      return;
    }
    const currency = line.currency === null || line.currency === statement.head.currency ? statement.currency : line.currency;
    this.watch.line(line, currency);
    const { account } = statement;
    const { date, payee, text, amount } = line;
    const placement = this.bank.place({ account, date, payee, text, amount, currency });
    this.items.push({ kind: 'entry', entry: this.entryOf(line, statement, currency, placement) });
  }

  private entryOf(line: BankLine, { account }: OpenStatement, commodity: string, placement: Placement | null): Entry {
    const { date, valueDate, amount, text } = line;
    const own: Amount = { quantity: amount, commodity };
    const parts: readonly LinePart[] = line.parts ?? [{ account: null, amount, comment: null }];
    const counter = parts.map(({ account: named, amount: part, comment }) =>
      postingOf(date, placement?.counterAccount ?? named ?? this.counterOf(part), { quantity: part.negated(), commodity }, comment),
    );
    return {
      place: this.place(line),
      date,
      secondaryDate: valueDate === date ? null : valueDate,
      status: 'CLEARED',
      code: line.code,
      payee: placement?.payee ?? line.payee,
      description: text,
      comment: null,
      tags: placement?.tags ?? [],
      postings: [postingOf(date, account, own, null), ...counter],
      residue: [],
      identity: identityOf(line, account, commodity),
    };
  }

  private counterOf(amount: Decimal): string {
    return this.bank.options.counterAccount ?? (amount.sign > 0 ? unplacedIn : unplacedOut);
  }

  /** The account of the book that a statement goes to. */
  accountFor(head: StatementHead): string {
    const { account } = this.bank.options;
    if (head.number !== null) this.numbers.add(head.number);
    if (account !== null) {
      if (this.numbers.size > 1) this.severalAccounts(head.line);
      return account;
    }
    if (head.account !== undefined) return head.account;
    if (head.number === null) {
      const message = `The file does not say which account it is of, so its lines go to ${unnamed}. If that is not right, undo the import and name the account with --account (or ?account=).`;
      this.once('ACCOUNT_GUESSED', head.line, message);
      return unnamed;
    }
    return this.bank.accountOf(head.number) ?? `${head.isCard ? 'liabilities:card' : 'assets:bank'}:${nameOf(head.number)}`;
  }

  private severalAccounts(line: number): void {
    if (this.told.has('SEVERAL_ACCOUNTS')) return;
    this.told.add('SEVERAL_ACCOUNTS');
    const message = `The file has statements of several accounts (${[...this.numbers].join(', ')}), and one account is named for it. Leave the account out: each gets one of its own.`;
    this.log.error({ file: this.fileName, line }, 'SEVERAL_ACCOUNTS', message, null);
  }

  private assumedCurrency(account: string, line: number): string {
    const held = this.bank.currencyOf(account);
    if (held !== null) return held;
    const assumed = this.bank.bookCurrency ?? 'USD';
    this.once(
      'CURRENCY_ASSUMED',
      line,
      `The file does not say which currency its amounts are in; ${assumed} is taken. If that is not right, undo the import and name it with --currency (or ?currency=).`,
    );
    return assumed;
  }

  private once(code: string, line: number, message: string): void {
    if (this.told.has(code)) return;
    this.told.add(code);
    this.log.warn({ file: this.fileName, line }, code, message, null);
  }

  private place({ line }: { readonly line: number }) {
    return { file: this.fileName, line };
  }
}

/** Where lines go whose file names no account: one and the same, so that overlapping files meet in it. */
const unnamed = 'assets:bank';

/** A bank's number as one part of an account's name. */
function nameOf(number: string): string {
  return number.replaceAll(':', '-').replace(/\s+/g, ' ').trim();
}

function postingOf(date: Entry['date'], account: string, amount: Amount, comment: string | null): EntryPosting {
  return { account, date, status: 'CLEARED', amount, cost: null, kind: 'REAL', comment, tags: [] };
}

/**
 * What makes a line the same line in another file: its account, the bank's id, date and amount. Where the bank gives no
 * id its words stand for it. Rules and wording that change later do not count.
 */
function identityOf({ id, date, amount, payee, text, code }: BankLine, account: string, currency: string): string {
  const same = id === null ? ['text', payee, text, code] : ['id', id];
  return JSON.stringify(['bank line', account, currency, date, amount.trimmed().toString(), ...same]);
}
