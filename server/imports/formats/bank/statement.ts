import type { Decimal } from '../../../ledger/decimal.ts';
import type { PlainDate } from '../../../ledger/plain-date.ts';
import type { StatedBalance } from '../../bank.ts';

/** The account that lines are of, as the bank's file names it. */
export interface StatementHead {
  readonly line: number;
  /** Null where the file names none. */
  readonly number: string | null;
  /** Full name in the book, where the file itself has one: QIF. */
  readonly account?: string;
  /** Cards are owed, not owned. */
  readonly isCard: boolean;
  readonly currency: string | null;
  readonly opening: StatedBalance | null;
  /** True where days come in falling order; lines of one day come in rising order all the same. */
  readonly isNewestFirst?: boolean;
}

/** One booking on the account, as the bank's file has it. */
export interface BankLine {
  /** Where it stands in the file, from 1. */
  readonly line: number;
  /** The day it was booked. */
  readonly date: PlainDate;
  readonly valueDate: PlainDate | null;
  /** Positive: money in. */
  readonly amount: Decimal;
  /** Null: the statement's. */
  readonly currency: string | null;
  /** The bank's own id; null where there is none, or only a placeholder for one. */
  readonly id: string | null;
  readonly payee: string | null;
  readonly text: string;
  /** A cheque's number, or the sender's own reference. */
  readonly code: string | null;
  /** The account's balance after the line; null where it is not stated. */
  readonly balance: Decimal | null;
  /** Where the money went to or came from, where the file itself knows; amounts have the sign of the line's. */
  readonly parts?: readonly LinePart[];
}

export interface LinePart {
  /** Null: where unplaced lines go. */
  readonly account: string | null;
  readonly amount: Decimal;
  readonly comment: string | null;
}

/** An id, but for what banks write where they have none. */
export function soundId(text: string | null | undefined): string | null {
  const id = text?.trim() ?? '';
  return id === '' || /^(?:0+|-+|n\/?a|nonref|none|null|notprovided|not provided)$/i.test(id) ? null : id;
}

/** Words on one line with one space between them. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
