import { csvColumnsMax } from '../../../config/limits.ts';
import type { Decimal } from '../../../ledger/decimal.ts';
import type { PlainDate } from '../../../ledger/plain-date.ts';
import type { BankSurroundings, CsvMapping } from '../../bank.ts';
import { type DecimalMark, decimalMarkOf, parseAmount } from './amount.ts';
import { type GuessedColumns, guessColumns, signOf, tooWide } from './csv-columns.ts';
import { statementCurrency } from './csv-currency.ts';
import { delimiterOf, type Row, RowCutter, rowsOf } from './csv-rows.ts';
import { TableShown } from './csv-shown.ts';
import { isUnbooked, statusColumn } from './csv-status.ts';
import { type DateReader, dateReader, guessDateFormat, inOrder } from './dates.ts';
import type { StatementDesk } from './desk.ts';
import type { StatementReader } from './reading.ts';
import { type BankLine, oneLine, soundId } from './statement.ts';

/** So many lines are looked at before the first is read. */
const sampleLinesMax = 400;
/** Lines of one day are turned round in files that begin with the newest; longer days keep the file's order. */
const dayLinesMax = 20_000;

/** Where each column of the mapping is, and how its texts are read. */
interface Layout {
  readonly mapping: CsvMapping;
  readonly skipped: number;
  readonly readDate: DateReader;
  readonly mark: DecimalMark;
  readonly at: Readonly<Record<'date' | 'amount' | 'debit' | 'credit' | 'sign' | 'payee' | 'id' | 'balance' | 'currency', number>>;
  readonly description: readonly number[];
  /** Where it stands whether a row is booked; -1 where it does nowhere. */
  readonly status: number;
  /** Of amounts that name none of their own; null where neither headings nor rows tell. */
  readonly currency: string | null;
  readonly isNewestFirst: boolean;
  /** True where money in is printed with a minus, too. */
  readonly isCreditNegative: boolean;
}

/** A bank's table: one row a line, whatever its columns, language, numbers and dates are. */
export class CsvReader implements StatementReader<readonly string[]> {
  private sample: string[] | null = [];
  private cutter: RowCutter | null = null;
  private layout: Layout | null = null;
  private shown: TableShown | null = null;
  private rowsSeen = 0;
  private lastLine = 1;
  private isOpen = false;
  /** Lines of the day under way, where the newest come first. */
  private day: BankLine[] = [];
  private readonly dates = new Map<string, PlainDate | null>();

  constructor(
    private readonly desk: StatementDesk,
    private readonly bank: BankSurroundings,
    /** What rows further on say of dates that the first ones leave open; null where none does. */
    private readonly isDayFirst: boolean | null,
  ) {}

  write(lines: readonly string[]): void {
    if (!this.sample) {
      this.read(lines);
      return;
    }
    this.sample.push(...lines);
    if (this.sample.length >= sampleLinesMax) this.begin();
  }

  end(): void {
    if (this.sample) this.begin();
    for (const row of this.cutter?.end() ?? []) this.row(row);
    this.flushDay();
    if (this.shown) this.desk.tell(this.shown.reading());
    if (this.isOpen) this.desk.close(null, this.lastLine);
  }

  private begin(): void {
    const sample = this.sample!;
    this.sample = null;
    if (sample[0] !== undefined) sample[0] = sample[0].replace(/^\ufeff/, '');
    // Excel's own line that names the delimiter.
    const named = /^sep=(.)$/.exec(sample[0] ?? '')?.[1];
    const delimiter = this.bank.options.csv?.delimiter ?? named ?? delimiterOf(sample.slice(0, sampleLinesMax)) ?? ',';
    this.layout = this.layoutOf(rowsOf(sample.slice(0, sampleLinesMax), delimiter), delimiter);
    if (!this.layout) return;
    this.cutter = new RowCutter(delimiter);
    this.read(sample);
  }

  private read(lines: readonly string[]): void {
    if (!this.cutter) return;
    for (const line of lines) {
      const row = this.cutter.next(line);
      if (row) this.row(row);
    }
  }

  private layoutOf(rows: readonly Row[], delimiter: string): Layout | null {
    const wide = tooWide(rows);
    if (wide) return this.tooManyColumns(wide);
    const guess = this.guessOf(rows);
    const account = this.desk.accountFor({ line: 1, number: null, isCard: false, currency: null, opening: null });
    const given = this.bank.options.csv ?? usable(this.bank.csvOf(account), rows);
    const mapping = given ?? guess?.mapping;
    const skipped = given ? headingWith(given, rows) : (guess?.skipped ?? 0);
    this.shown = new TableShown(account, delimiter, rows, skipped || (guess?.skipped ?? 0));
    if (!mapping) return this.unknownColumns(rows);
    const names = skipped > 0 ? rows[skipped - 1]!.cells : [];
    const missing = referencesOf(mapping).filter((name) => indexOf(names, name) < 0);
    if (missing.length > 0) return this.missingColumns(missing, rows);
    const layout = finishedLayout({ ...mapping, delimiter }, names, skipped, rows, this.isDayFirst);
    if (!layout) return this.unreadDates(mapping.date);
    if (!given) this.show(layout.mapping, guess!);
    const { currency, isNewestFirst } = layout;
    this.desk.open({ line: skipped + 1, number: null, isCard: false, currency, opening: null, isNewestFirst });
    this.desk.remember(account, layout.mapping);
    this.shown.readAs(layout.mapping, !given, this.desk.currency);
    this.isOpen = true;
    return layout;
  }

  private guessOf(rows: readonly Row[]): GuessedColumns | null {
    const guess = guessColumns(rows);
    if (!guess || guess.isDateSure || this.isDayFirst === null) return guess;
    const dateFormat = guess.mapping.dateFormat && inOrder(guess.mapping.dateFormat, this.isDayFirst);
    return { ...guess, isDateSure: true, mapping: { ...guess.mapping, dateFormat } };
  }

  private row(row: Row): void {
    this.rowsSeen += 1;
    this.lastLine = row.line;
    const { layout } = this;
    if (!layout || this.rowsSeen <= layout.skipped) return;
    const line = this.lineOf(row, layout);
    if (!line) return;
    this.shown?.line(line);
    if (!layout.isNewestFirst) {
      this.desk.line(line);
      return;
    }
    if ((this.day[0] && this.day[0].date !== line.date) || this.day.length >= dayLinesMax) this.flushDay();
    this.day.push(line);
  }

  private flushDay(): void {
    for (const line of this.day.reverse()) this.desk.line(line);
    this.day = [];
  }

  private lineOf(row: Row, layout: Layout): BankLine | null {
    const { at, mapping } = layout;
    const cell = (index: number) => (index < 0 ? '' : (row.cells[index] ?? ''));
    const when = cell(at.date);
    const date = this.dateOf(when, layout);
    const amount = this.amountOf(row, layout);
    if (!date && (when === '' || !/\d/.test(when))) return this.leaveOut(row, 'has no date');
    if (amount === undefined) return this.leaveOut(row, 'has no amount');
    if (!date)
      return this.fault(
        row,
        'BAD_DATE',
        `"${when}" is no day written ${mapping.dateFormat}. If the form was taken wrongly, name it with dateFormat.`,
      );
    if (isUnbooked(cell(layout.status))) return this.leaveUnbooked(row, cell(layout.status));
    if (amount === null)
      return this.fault(
        row,
        'BAD_AMOUNT',
        `The amount is no number with ${layout.mark === ',' ? 'a comma' : 'a point'} before its decimals.`,
      );
    const balance = cell(at.balance) === '' ? null : parseAmount(cell(at.balance), layout.mark);
    return {
      line: row.line,
      date,
      valueDate: null,
      amount: mapping.invert ? amount.negated() : amount,
      currency: cell(at.currency) || null,
      id: soundId(cell(at.id)),
      payee: oneLine(cell(at.payee)) || null,
      text: oneLine(layout.description.map(cell).join(' ')),
      code: null,
      balance: balance && mapping.invert ? balance.negated() : balance,
    };
  }

  private dateOf(text: string, { readDate }: Layout): PlainDate | null {
    let date = this.dates.get(text);
    if (date === undefined) {
      date = readDate(text);
      if (this.dates.size > 20_000) this.dates.clear();
      this.dates.set(text, date);
    }
    return date;
  }

  /** Undefined where the row has none, null where it cannot be read. */
  private amountOf({ cells }: Row, { at, mark, isCreditNegative }: Layout): Decimal | null | undefined {
    const text = (index: number) => (index < 0 ? '' : (cells[index] ?? ''));
    if (at.amount >= 0) {
      if (text(at.amount) === '') return undefined;
      const amount = parseAmount(text(at.amount), mark);
      return amount && at.sign >= 0 && signOf(text(at.sign)) === 'out' ? amount.abs().negated() : amount;
    }
    const [out, into] = [text(at.debit), text(at.credit)];
    if (out === '' && into === '') return undefined;
    const paidOut = out === '' ? null : parseAmount(out, mark);
    const printedIn = into === '' ? null : parseAmount(into, mark);
    const paidIn = printedIn && isCreditNegative ? printedIn.negated() : printedIn;
    if ((out !== '' && !paidOut) || (into !== '' && !paidIn)) return null;
    // Some banks print 0.00 in the other column, and some print what went out with its minus.
    if (paidOut && !paidOut.isZero) return paidIn && !paidIn.isZero ? null : paidOut.abs().negated();
    return paidIn ?? paidOut;
  }

  private show(mapping: CsvMapping, { isDateSure }: GuessedColumns): void {
    const parts = Object.entries(mapping)
      .filter(([, value]) => value !== null && value !== false && (!Array.isArray(value) || value.length > 0))
      .map(
        ([name, value]) => `${name} = ${name === 'delimiter' && value === '\t' ? 'tab' : Array.isArray(value) ? value.join(' + ') : value}`,
      );
    const message = `The columns were read as: ${parts.join(', ')}. If that is not right, undo the import and name them (--csv date=..., csv in the API).`;
    this.desk.log.warn({ file: this.desk.fileName, line: 1 }, 'COLUMNS_GUESSED', message, null);
    if (isDateSure) return;
    const doubt = `Days and months could be the other way round; the dates were read as ${mapping.dateFormat}. If that is not right, undo the import and name the dateFormat.`;
    this.desk.log.warn({ file: this.desk.fileName, line: 1 }, 'DATE_ORDER_GUESSED', doubt, null);
  }

  private leaveOut(row: Row, why: string): null {
    this.desk.log.warn({ file: this.desk.fileName, line: row.line }, 'LINE_LEFT_OUT', `This row ${why}, so it was left out.`, row.text);
    return null;
  }

  private leaveUnbooked(row: Row, status: string): null {
    const message = `This row is not booked (${status}), so it was left out: if it ever is, it comes again with a later file.`;
    this.desk.log.warn({ file: this.desk.fileName, line: row.line }, 'NOT_BOOKED', message, row.text);
    return null;
  }

  private fault(row: Row, code: string, message: string): null {
    this.desk.log.error({ file: this.desk.fileName, line: row.line }, code, message, row.text);
    return null;
  }

  private unknownColumns(rows: readonly Row[]): null {
    const message = `It is not plain which columns hold the date and the amount. Name them: --csv date=... --csv amount=... (csv in the API). The first row is: ${(rows[0]?.cells ?? []).join(' | ')}.`;
    this.desk.log.error({ file: this.desk.fileName, line: 1 }, 'COLUMNS_UNKNOWN', message, rows[0]?.text ?? null);
    return null;
  }

  private missingColumns(missing: readonly string[], rows: readonly Row[]): null {
    const message = `There is no column ${missing.map((name) => `"${name}"`).join(', ')}. The first row is: ${(rows[0]?.cells ?? []).join(' | ')}.`;
    this.desk.log.error({ file: this.desk.fileName, line: 1 }, 'COLUMNS_UNKNOWN', message, null);
    return null;
  }

  private tooManyColumns({ line, cells }: Row): null {
    const message = `This line has ${cells.length.toLocaleString('en')} columns, and a table may have ${csvColumnsMax}. Take away those that are not needed, or name the delimiter if it is another.`;
    this.desk.log.error({ file: this.desk.fileName, line }, 'TOO_MANY_COLUMNS', message, null);
    return null;
  }

  private unreadDates(column: string): null {
    const message = `The dates of column "${column}" are written in no way that is known. Name it with dateFormat, for example DD.MM.YYYY.`;
    this.desk.log.error({ file: this.desk.fileName, line: 1 }, 'BAD_DATE_FORMAT', message, null);
    return null;
  }
}

function referencesOf(mapping: CsvMapping): string[] {
  const { date, amount, debit, credit, sign, payee, id, balance, currency, description } = mapping;
  return [date, amount, debit, credit, sign, payee, id, balance, currency, ...description].filter((name) => name !== null);
}

/** By heading, else by number from 1. -1 where there is none. */
function indexOf(names: readonly string[], reference: string | null): number {
  if (reference === null) return -1;
  const exact = names.indexOf(reference);
  if (exact >= 0) return exact;
  const loose = names.findIndex((name) => name.toLowerCase() === reference.toLowerCase());
  if (loose >= 0) return loose;
  return /^[1-9]\d{0,2}$/.test(reference) ? Number(reference) - 1 : -1;
}

/** A mapping of an earlier file, where this one has its columns. */
function usable(mapping: CsvMapping | null, rows: readonly Row[]): CsvMapping | null {
  if (!mapping) return null;
  const skipped = headingWith(mapping, rows);
  const isNumbered = referencesOf(mapping).every((name) => /^\d+$/.test(name));
  return skipped > 0 || isNumbered ? mapping : null;
}

/** Rows up to and with the one that has all of the mapping's headings; 0 where none has. */
function headingWith(mapping: CsvMapping, rows: readonly Row[]): number {
  const named = referencesOf(mapping).filter((name) => !/^\d+$/.test(name));
  if (named.length === 0) return 0;
  return rows.slice(0, 60).findIndex(({ cells }) => named.every((name) => indexOf(cells, name) >= 0)) + 1;
}

function finishedLayout(
  mapping: CsvMapping,
  names: readonly string[],
  skipped: number,
  rows: readonly Row[],
  isDayFirst: boolean | null,
): Layout | null {
  const of = (reference: string | null) => indexOf(names, reference);
  const { date, amount, debit, credit, sign, payee, id, balance, currency } = mapping;
  const at = {
    date: of(date),
    amount: of(amount),
    debit: of(debit),
    credit: of(credit),
    sign: of(sign),
    payee: of(payee),
    id: of(id),
    balance: of(balance),
    currency: of(currency),
  };
  const body = rows.slice(skipped);
  const column = (index: number) => body.map(({ cells }) => cells[index] ?? '').filter((cell) => cell !== '');
  const guessed = guessDateFormat(column(at.date));
  const found = guessed && !guessed.isSure && isDayFirst !== null ? inOrder(guessed.format, isDayFirst) : (guessed?.format ?? null);
  const dateFormat = mapping.dateFormat ?? found;
  const readDate = dateFormat === null ? null : dateReader(dateFormat);
  if (!readDate) return null;
  const numbers = [at.amount, at.debit, at.credit, at.balance].filter((index) => index >= 0).flatMap(column);
  const mark = (mapping.decimalMark as DecimalMark | null) ?? decimalMarkOf(numbers) ?? '.';
  const credits = column(at.credit).flatMap((text) => parseAmount(text, mark) ?? []);
  const dates = column(at.date).flatMap((text) => readDate(text) ?? []);
  return {
    mapping: { ...mapping, dateFormat, decimalMark: mark },
    skipped,
    readDate,
    mark,
    at,
    description: mapping.description.map(of),
    status: statusColumn(body),
    currency: statementCurrency(
      [at.amount, at.debit, at.credit].flatMap((index) => names[index] ?? []),
      column(at.currency),
    ),
    isCreditNegative: credits.some((one) => one.sign < 0) && credits.every((one) => one.sign <= 0),
    isNewestFirst: dates.length > 1 && dates[0]! > dates.at(-1)!,
  };
}
