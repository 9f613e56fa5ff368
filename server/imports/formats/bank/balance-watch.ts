import { Decimal } from '../../../ledger/decimal.ts';
import type { PlainDate } from '../../../ledger/plain-date.ts';
import type { StatedBalance } from '../../bank.ts';
import type { ProblemLog } from '../plain-text/problem-log.ts';
import type { BankLine } from './statement.ts';

/** After so many jumps a column of balances is none of running balances. */
const jumpsTold = 10;

interface Watching {
  readonly account: string;
  readonly currency: string;
  readonly opening: StatedBalance | null;
  readonly isNewestFirst: boolean;
}

interface Watched extends Watching {
  sum: Decimal;
  firstDate: PlainDate | null;
  /** The running balance after the last line of the day; null where a line states none. */
  running: StatedBalance | null;
  /** Where the newest days come first: what the day before has to end with, and the line that says so. */
  due: { readonly amount: Decimal; readonly line: number } | null;
  /** What the day under way begins with. */
  dayOpening: { readonly amount: Decimal; readonly line: number } | null;
  /** The balance at the end of the newest day. */
  newest: StatedBalance | null;
  jumps: number;
}

/**
 * Holds a bank against its own word: opening + lines = closing, each running balance = the one before + the line, each
 * statement opens where the one before it in the file closed. What does not add up is a warning with the difference.
 */
export class BalanceWatch {
  private now: Watched | null = null;
  /** How the last statement of an account closed. */
  private readonly closings = new Map<string, StatedBalance>();

  constructor(
    private readonly file: string,
    private readonly log: ProblemLog,
  ) {}

  open(watching: Watching, line: number): void {
    const { account, currency, opening } = watching;
    const before = this.closings.get(`${account}\n${currency}`);
    if (before && opening && !before.amount.equals(opening.amount) && opening.on >= before.on) {
      const difference = opening.amount.minus(before.amount);
      const message = `This statement opens with ${opening.amount} ${currency}, the one before it closed with ${before.amount}: ${difference} are not accounted for. A statement between them may be missing.`;
      this.log.warn({ file: this.file, line }, 'STATEMENT_GAP', message, null);
    }
    const nothing = { sum: Decimal.zero, firstDate: null, running: null, due: null, dayOpening: null, newest: null, jumps: 0 };
    this.now = { ...watching, ...nothing };
  }

  /** Days come in the order of the file, lines of a day in the order in which they were booked. */
  line({ line, date, amount, balance }: BankLine, currency: string): void {
    const { now } = this;
    if (!now || currency !== now.currency) return;
    now.sum = now.sum.plus(amount);
    if (now.firstDate === null || date < now.firstDate) now.firstDate = date;
    if (now.isNewestFirst && now.running?.on !== date) this.turnDay(now);
    if (balance === null) {
      now.running = null;
      return;
    }
    if (now.running) this.compare(now, now.running.amount.plus(amount), balance, line);
    now.dayOpening ??= { amount: balance.minus(amount), line };
    now.running = { amount: balance, on: date, currency };
  }

  /** Newest first: what a day begins with is what the next one read has to end with. */
  private turnDay(now: Watched): void {
    if (now.running) {
      if (now.due) this.compare(now, now.running.amount, now.due.amount, now.due.line);
      else now.newest ??= now.running;
    }
    now.due = now.dayOpening;
    now.dayOpening = null;
    now.running = null;
  }

  /** The statement's closing balance: as stated, else its last running one. */
  close(closing: StatedBalance | null, line: number): StatedBalance | null {
    const { now } = this;
    this.now = null;
    if (!now) return closing;
    if (now.isNewestFirst) this.turnDay(now);
    const key = `${now.account}\n${now.currency}`;
    const inItsCurrency = (balance: StatedBalance | null) => balance !== null && (balance.currency ?? now.currency) === now.currency;
    const opening = inItsCurrency(now.opening) ? now.opening : this.openingBefore(now, key);
    if (closing && opening && inItsCurrency(closing)) this.addUp(now, opening, closing, line);
    const last = closing ?? (now.jumps > 0 ? null : now.isNewestFirst ? now.newest : now.running);
    if (last && inItsCurrency(last)) this.closings.set(key, last);
    return last;
  }

  /** OFX states no opening balance: where the statement before it ends earlier, it opened where that one closed. */
  private openingBefore(now: Watched, key: string): StatedBalance | null {
    const before = this.closings.get(key) ?? null;
    return before && (now.firstDate === null || now.firstDate > before.on) ? before : null;
  }

  private addUp(now: Watched, opening: StatedBalance, closing: StatedBalance, line: number): void {
    const due = opening.amount.plus(now.sum);
    if (due.equals(closing.amount)) return;
    const message = `This statement does not add up: it opens with ${opening.amount} ${now.currency}, its lines come to ${now.sum}, which makes ${due}; it closes with ${closing.amount}. The difference is ${closing.amount.minus(due)}. A line may be missing in the file: compare it with what the bank shows.`;
    this.log.warn({ file: this.file, line }, 'STATEMENT_OFF', message, null);
  }

  private compare(now: Watched, due: Decimal, balance: Decimal, line: number): void {
    if (due.equals(balance)) return;
    now.jumps += 1;
    if (now.jumps > jumpsTold) return;
    const message =
      now.jumps === jumpsTold
        ? 'The balances of this file do not follow from its lines, here and further on; they are not compared any more.'
        : `The balance jumps: the line before and this one make ${due} ${now.currency}, the file says ${balance}. The difference is ${balance.minus(due)}. A line may be missing in the file.`;
    this.log.warn({ file: this.file, line }, 'BALANCE_JUMPS', message, null);
  }
}
