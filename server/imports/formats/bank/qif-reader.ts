import { Decimal } from '../../../ledger/decimal.ts';
import { type PlainDate, plainDateOf } from '../../../ledger/plain-date.ts';
import { parseLooseAmount } from './amount.ts';
import type { StatementDesk } from './desk.ts';
import { isOwedType, openedAccount, type QifSurvey } from './qif-survey.ts';
import type { StatementReader } from './reading.ts';
import { type LinePart, oneLine, soundId } from './statement.ts';

type Fields = Map<string, string>;
interface Split {
  category: string;
  memo: string;
  amount: string;
}
/** Where a part of a record's money went; `transfer` is the account of the file that it went to or came from. */
interface Part extends LinePart {
  readonly transfer: string | null;
}
type Section = 'lines' | 'accounts' | 'passed over';

/** Where an account's first balance comes from: Quicken writes it as a transfer from the account to itself. */
const openings = 'equity:opening balances';

/** A record longer than this is none. */
const recordLinesMax = 2_000;

/** Quicken's QIF: bank, cash and card accounts, splits, categories and transfers between its own accounts. */
export class QifReader implements StatementReader<readonly string[]> {
  private lineNumber = 0;
  private section: Section | null = null;
  private fields: Fields = new Map();
  private splits: Split[] = [];
  private started = 0;
  /** The account that the last `!Account` names, and the one that the section is of. */
  private named: string | null = null;
  private name: string | null = null;
  /** The section's type until its account is opened: its first record may be what names it. */
  private waiting: string | null = null;
  private waitingSince = 0;
  private isOpen = false;
  /** Whether a record of an account, or what was left out, has been met. */
  private isAnythingMet = false;
  /** Transfers that one side has told: the other side is the same entry. */
  private readonly told = new Map<string, number>();

  constructor(
    private readonly desk: StatementDesk,
    private readonly survey: QifSurvey,
  ) {
    if (survey.isOrderSure) return;
    const doubt = `Days and months could be the other way round; the dates were read with ${survey.isDayFirst ? 'days' : 'months'} first. If that is not right, undo the import and write the years first (2026-01-31) in the file.`;
    desk.log.warn({ file: desk.fileName, line: 1 }, 'DATE_ORDER_GUESSED', doubt, null);
  }

  write(lines: readonly string[]): void {
    for (const line of lines) {
      this.lineNumber += 1;
      this.line(line.replace(/^\ufeff/, '').trimEnd());
    }
  }

  end(): void {
    if (this.fields.size > 0) this.record();
    this.openWaiting();
    if (this.isOpen) this.desk.close(null, this.lineNumber);
    if (this.isAnythingMet) return;
    const message =
      'Nothing was read: the file has no records of a bank, cash or card account. Export its transactions, not only its lists.';
    this.desk.log.warn({ file: this.desk.fileName, line: 1 }, 'NOTHING_READ', message, null);
  }

  private line(text: string): void {
    if (text === '') return;
    if (text.startsWith('!')) {
      this.header(text.slice(1).trim());
      return;
    }
    if (this.section === 'passed over') return;
    if (text === '^') {
      this.record();
      return;
    }
    if (this.fields.size === 0 && this.splits.length === 0) this.started = this.lineNumber;
    if (this.lineNumber - this.started > recordLinesMax) {
      this.fault('RECORD_TOO_LONG', 'This record has no end: expected a line with ^.', text);
      return;
    }
    const [code, value] = [text[0]!, text.slice(1).trim()];
    if (code === 'S') this.splits.push({ category: value, memo: '', amount: '' });
    else if (code === 'E' && this.splits.length > 0) this.splits.at(-1)!.memo = value;
    else if (code === '$' && this.splits.length > 0) this.splits.at(-1)!.amount = value;
    else if (!this.fields.has(code)) this.fields.set(code, value);
  }

  private header(text: string): void {
    this.fields = new Map();
    this.splits = [];
    const type = /^Type:\s*(.*)$/i.exec(text)?.[1]?.trim().toLowerCase();
    if (type !== undefined && /^(?:bank|cash|ccard|oth a|oth l)$/.test(type)) {
      this.section = 'lines';
      this.openWaiting();
      this.waiting = type;
      this.waitingSince = this.lineNumber;
      this.name = this.named;
    } else if (/^Account/i.test(text)) this.section = 'accounts';
    else if (/^(?:Option|Clear)/i.test(text)) return;
    else {
      this.section = 'passed over';
      if (type === undefined || /^(?:cat|class|memorized|security|prices|tag|budget)$/.test(type)) return;
      this.isAnythingMet = true;
      const message = `Records of type ${type} were left out: only those of bank, cash and card accounts are read.`;
      this.desk.log.warn({ file: this.desk.fileName, line: this.lineNumber }, 'SECTION_LEFT_OUT', message, text);
    }
  }

  private openWaiting(): void {
    if (this.waiting === null) return;
    if (this.isOpen) this.desk.close(null, this.lineNumber);
    this.isOpen = true;
    const isOwed = this.name === null ? isOwedType(this.waiting) : this.survey.owed.has(this.name);
    this.waiting = null;
    const account = this.name === null ? undefined : this.accountOf(this.name);
    const head = { line: this.waitingSince, number: this.name, isCard: isOwed, currency: null, opening: null };
    this.desk.open(account === undefined ? head : { ...head, account });
  }

  private record(): void {
    const { fields, splits } = this;
    this.fields = new Map();
    this.splits = [];
    if (fields.size === 0) return;
    if (this.section === 'accounts') {
      this.named = fields.get('N') ?? null;
      return;
    }
    this.isAnythingMet = true;
    if (this.section !== 'lines') {
      this.fault('NO_TYPE', 'This record stands before any !Type: line.', '');
      return;
    }
    if (this.waiting !== null) {
      this.name ??= openedAccount(fields);
      this.openWaiting();
    }
    const date = qifDate(fields.get('D') ?? '', this.survey.isDayFirst);
    const amount = parseLooseAmount(fields.get('T') ?? fields.get('U') ?? '');
    if (!date) {
      this.fault('BAD_DATE', 'The day (D) of this record is missing or none.', fields.get('D') ?? '');
      return;
    }
    if (!amount) {
      this.fault('BAD_AMOUNT', 'The amount (T) of this record is missing or no number.', fields.get('T') ?? '');
      return;
    }
    const all = this.partsOf(fields, splits, amount);
    const parts = all?.filter((part) => !this.isOtherSide(date, part)) ?? [];
    if (!all || parts.length === 0) return;
    this.desk.line({
      line: this.started,
      date,
      valueDate: null,
      // What the other account has told is booked already.
      amount: parts.length === all.length ? amount : Decimal.sum(parts.map((part) => part.amount)),
      currency: null,
      id: null,
      payee: oneLine(fields.get('P') ?? '') || null,
      text: oneLine(fields.get('M') ?? ''),
      code: soundId(fields.get('N')),
      balance: null,
      parts,
    });
  }

  private partsOf(fields: Fields, splits: readonly Split[], amount: Decimal): Part[] | null {
    if (splits.length === 0) return [this.partOf(fields.get('L') ?? '', amount, null)];
    const parts: Part[] = [];
    for (const { category, memo, amount: text } of splits) {
      const part = parseLooseAmount(text);
      if (!part) {
        this.fault('BAD_AMOUNT', 'The amount ($) of a split is missing or no number.', text);
        return null;
      }
      parts.push(this.partOf(category, part, oneLine(memo) || null));
    }
    const rest = amount.minus(Decimal.sum(parts.map((part) => part.amount)));
    if (!rest.isZero) parts.push({ account: null, amount: rest, comment: null, transfer: null });
    return parts;
  }

  /** `L[Savings]` is told by both accounts, be it part of a split or not; it is one entry. */
  private isOtherSide(date: PlainDate, { transfer: other, amount }: Part): boolean {
    if (other === null || this.name === null || other === this.name) return false;
    const key = (one: string, two: string, sum: Decimal) => JSON.stringify([date, one, two, sum.trimmed().toString()]);
    const mirrored = key(other, this.name, amount.negated());
    const told = this.told.get(mirrored) ?? 0;
    if (told > 0) {
      this.told.set(mirrored, told - 1);
      return true;
    }
    const own = key(this.name, other, amount);
    this.told.set(own, (this.told.get(own) ?? 0) + 1);
    return false;
  }

  /** Of `Food:Groceries`, `[Savings]`, `Food/Class`; no account where it is left out. */
  private partOf(category: string, amount: Decimal, comment: string | null): Part {
    const transfer = /^\[(.+)\]/.exec(category)?.[1] ?? null;
    if (transfer !== null) return { account: transfer === this.name ? openings : this.accountOf(transfer), amount, comment, transfer };
    const name = category.replace(/\/.*$/, '').trim();
    return { account: name === '' ? null : `${amount.sign > 0 ? 'income' : 'expenses'}:${name}`, amount, comment, transfer };
  }

  private accountOf(name: string): string {
    return `${this.survey.owed.has(name) ? 'liabilities' : 'assets'}:${name.replaceAll(':', '-')}`;
  }

  private fault(code: string, message: string, text: string): void {
    this.desk.log.error({ file: this.desk.fileName, line: this.started || this.lineNumber }, code, message, text || null);
  }
}

/** `1/ 5'26`, `1/5' 6`, `01/05/2026`, `5.1.26`, `2026-01-05`; years of two digits lie in 1970 to 2069, dots stand behind days. */
export function qifDate(text: string, isDayFirst: boolean): PlainDate | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return plainDateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const match = /^(\d{1,2})([-/. ])\s*(\d{1,2})(?:[-/. ]\s*(\d{2}|\d{4})|'\s*(\d{1,2}|\d{4}))$/.exec(text);
  if (!match) return null;
  const digits = (match[4] ?? match[5])!;
  const [first, second, short] = [Number(match[1]), Number(match[3]), Number(digits)];
  const year = digits.length === 4 ? short : short < 70 ? 2000 + short : 1900 + short;
  return isDayFirst || match[2] === '.' ? plainDateOf(year, second, first) : plainDateOf(year, first, second);
}
