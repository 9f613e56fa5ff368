import type { Decimal } from '../../../ledger/decimal.ts';
import { type PlainDate, plainDateOf } from '../../../ledger/plain-date.ts';
import type { StatedBalance } from '../../bank.ts';
import { parseLooseAmount } from './amount.ts';
import type { StatementDesk } from './desk.ts';
import { informationOf } from './mt940-information.ts';
import type { StatementReader } from './reading.ts';
import { oneLine, soundId } from './statement.ts';

/** A field with the lines that continue it. */
interface Field {
  readonly tag: string;
  readonly line: number;
  readonly lines: string[];
}

interface Movement {
  readonly line: number;
  readonly date: PlainDate;
  readonly valueDate: PlainDate;
  readonly amount: Decimal;
  readonly reference: string | null;
  readonly bankReference: string | null;
  readonly supplement: string;
}

const fieldLinesMax = 200;

/** SWIFT MT940 and its banks' dialects: with or without envelope, with pages, with any layout of field 86. */
export class Mt940Reader implements StatementReader<readonly string[]> {
  private lineNumber = 0;
  private field: Field | null = null;
  private account: string | null = null;
  private movement: Movement | null = null;
  private information: readonly string[] = [];
  private isOpen = false;
  private hasStatements = false;

  constructor(private readonly desk: StatementDesk) {}

  write(lines: readonly string[]): void {
    for (const line of lines) {
      this.lineNumber += 1;
      this.line(line.replace(/^\ufeff/, '').replace(/^(?:\{[^{}]*\})*\{4:/, ''));
    }
  }

  end(): void {
    this.endField();
    this.endMovement();
    this.endStatement(null, this.lineNumber);
    if (!this.hasStatements) this.fault(1, 'NO_STATEMENT', 'This file holds no statement: no :60F: that one begins with.', '');
  }

  private line(text: string): void {
    if (/^-\}?/.test(text) && /^-(?:\}.*)?$/.test(text.trim())) {
      this.endField();
      return;
    }
    const match = /^:(\d{2}[A-Z]?|NS):(.*)$/.exec(text);
    if (match) {
      this.endField();
      this.field = { tag: match[1]!, line: this.lineNumber, lines: [match[2]!] };
    } else if (this.field && this.field.lines.length < fieldLinesMax) this.field.lines.push(text);
    else if (text.trim() !== '' && !this.field && !/^[{}]|^[A-Z0-9]{0,12}\s*\d*$/.test(text.trim())) {
      const message = 'This line belongs to no field of a statement, and was left out.';
      this.desk.log.warn({ file: this.desk.fileName, line: this.lineNumber }, 'LINE_LEFT_OUT', message, text);
    }
  }

  private endField(): void {
    const { field } = this;
    this.field = null;
    if (!field) return;
    const { tag, line, lines } = field;
    if (tag === '86') {
      if (this.movement) this.information = lines;
      return;
    }
    if (tag === 'NS' || /^(?:21|13D|90[CD]|34F|28C?|37H)$/.test(tag)) return;
    this.endMovement();
    const first = lines.join('').trim();
    if (tag === '25' || tag === '25P') this.account = lines[0]!.replace(/\s+/g, '');
    else if (tag === '60F' || tag === '60M') this.startStatement(tag, first, line);
    else if (tag === '61') this.movement = this.movementOf(lines, line);
    else if (tag === '62F' || tag === '62M') this.closeWith(first, line);
  }

  /** A page that goes on (60M) is of the statement before it. */
  private startStatement(tag: string, text: string, line: number): void {
    if (this.isOpen && tag === '60M') return;
    this.endStatement(null, line);
    const opening = balanceOf(text);
    if (!opening) this.fault(line, 'BAD_BALANCE', 'The opening balance cannot be read; expected C or D, YYMMDD, currency, amount.', text);
    this.isOpen = true;
    this.hasStatements = true;
    this.desk.open({ line, number: this.account, isCard: false, currency: opening?.currency ?? null, opening });
  }

  private closeWith(text: string, line: number): void {
    const closing = balanceOf(text);
    if (!closing) {
      this.fault(line, 'BAD_BALANCE', 'The closing balance cannot be read; expected C or D, YYMMDD, currency, amount.', text);
      return;
    }
    this.endStatement(closing, line);
  }

  private endStatement(closing: StatedBalance | null, line: number): void {
    if (this.isOpen) this.desk.close(closing, line);
    this.isOpen = false;
  }

  private movementOf(lines: readonly string[], line: number): Movement | null {
    const text = lines[0]!;
    const match =
      /^(?<value>\d{6})(?<entry>\d{4})?\s?(?<mark>R?[CD]|E[CD]?)(?<funds>[A-Z])?(?<amount>\d[\d.,]*)(?<type>[A-Z][A-Z0-9]{3})?(?<rest>.*)$/.exec(
        text,
      );
    const valueDate = match && dayOf(match.groups!.value!);
    const amount = match && parseLooseAmount(match.groups!.amount!.replace(/[.,]$/, ''));
    if (!match || !valueDate || !amount) {
      this.fault(line, 'BAD_LINE', 'This line cannot be read; expected :61:YYMMDD[MMDD]C or D, amount, type, reference.', text);
      return null;
    }
    const { entry, mark, rest } = match.groups!;
    const [reference, ...bankReference] = rest!.split('//');
    // RC takes a credit back, RD a debit.
    const isOut = mark === 'D' || mark === 'RC' || mark === 'ED';
    return {
      line,
      date: entry === undefined ? valueDate : (nearest(entry, valueDate) ?? valueDate),
      valueDate,
      amount: isOut ? amount.negated() : amount,
      reference: soundId(reference),
      bankReference: soundId(bankReference.join('//')),
      supplement: oneLine(lines.slice(1).join(' ')),
    };
  }

  private endMovement(): void {
    const { movement, information } = this;
    this.movement = null;
    this.information = [];
    if (!movement) return;
    const { payee, text, reference } = informationOf(information);
    const { line, date, valueDate, amount, bankReference } = movement;
    this.desk.line({
      line,
      date,
      valueDate,
      amount,
      currency: null,
      id: bankReference,
      payee,
      text: text || movement.supplement,
      code: movement.reference ?? reference,
      balance: null,
    });
  }

  private fault(line: number, code: string, message: string, text: string): void {
    this.desk.log.error({ file: this.desk.fileName, line }, code, message, text || null);
  }
}

/** `C200101EUR444,29`. */
function balanceOf(text: string): StatedBalance | null {
  const match = /^(R?[CD])(\d{6})([A-Z]{3})(\d[\d.,]*)$/.exec(text.replace(/\s+/g, ''));
  const on = match && dayOf(match[2]!);
  const amount = match && parseLooseAmount(match[4]!.replace(/[.,]$/, ''));
  if (!match || !on || !amount) return null;
  return { amount: /D/.test(match[1]!) ? amount.negated() : amount, on, currency: match[3]! };
}

/** YYMMDD, in the years 1980 to 2079. */
function dayOf(text: string): PlainDate | null {
  const year = Number(text.slice(0, 2));
  return plainDateOf(year < 80 ? 2000 + year : 1900 + year, Number(text.slice(2, 4)), Number(text.slice(4)));
}

/** MMDD of the year that lies nearest: a line of January may have a value date in December. */
function nearest(entry: string, valueDate: PlainDate): PlainDate | null {
  const [month, day] = [Number(entry.slice(0, 2)), Number(entry.slice(2))];
  const [year, valueMonth] = [Number(valueDate.slice(0, 4)), Number(valueDate.slice(5, 7))];
  return plainDateOf(month - valueMonth > 6 ? year - 1 : valueMonth - month > 6 ? year + 1 : year, month, day);
}
