import { csvColumnsMax } from '../../../config/limits.ts';
import type { CsvMapping } from '../../bank.ts';
import { decimalMarkOf, parseAmount } from './amount.ts';
import type { Row } from './csv-rows.ts';
import { statusColumn } from './csv-status.ts';
import { addingUp } from './csv-sums.ts';
import { guessDateFormat, strayMax } from './dates.ts';

/** Where the heading is, and which column holds what. */
export interface GuessedColumns {
  /** Rows up to and with the heading; 0 where there is none. */
  readonly skipped: number;
  readonly names: readonly string[];
  readonly mapping: CsvMapping;
  readonly isDateSure: boolean;
}

type Role = 'date' | 'amount' | 'debit' | 'credit' | 'sign' | 'payee' | 'description' | 'id' | 'balance' | 'currency';

/** By heading, the surest first; the content of a column has a say too. */
const words: Readonly<Record<Role, readonly RegExp[]>> = {
  date: [
    /^(?:booking|posting|posted|post|transaction|trans|payment|entry|operation|completed|process(?:ed|ing)?) ?date\b|^date (?:posted|comptable|de l.?op|op[eé]ration)|buchungstag|buchungsdatum|^buchung$|boek(?:ings)?datum|bokf[oö]rings|fecha (?:de )?(?:operaci|contable)|data (?:operazione|contabile|ksi|operacji)|bogf[oø]r/,
    /^(?:date|datum|data|fecha|dato|day|tag|transaktionsdatum|started date|p[aä]iv[aä]m[aä][aä]r[aä])$/,
    /date|datum|fecha|\bdata\b|dato|valuta|wertstellung/,
  ],
  amount: [
    /^(?:net|netto)(?: amount)?$/,
    /^(?:amount|betrag|bedrag|montant|importe|importo|belopp|bel[oø]b|kwota|umsatz|valor|summa|suma|iznos|[cč][aá]stka)\b/,
    /^(?:gross|brutto)(?: amount)?$/,
    /amount|betrag|bedrag|montant|importe|importo|\bvalue\b|\bsum\b|\btotal\b/,
  ],
  debit: [
    /\b(?:paid out|money out|debits?|withdrawals?|outgoing|outflow|soll|ausgaben?|lastschrift|d[eé]bit|sorties?|cargos?|dare|addebiti|uitgaven|out)\b/,
  ],
  credit: [
    /\b(?:paid in|money in|credits?|deposits?|incoming|inflow|haben|einnahmen?|gutschrift|cr[eé]dit|entr[eé]es?|abonos?|avere|accrediti|inkomsten|in)\b/,
  ],
  sign: [
    /debit.?credit|credit.?debit|\baf.?bij\b|soll.?haben|dr.?cr|indicator|^(?:(?:transaction |trans |booking )?type|sign|s h|d c|c d|direction|richtung)$/,
  ],
  payee: [
    /payee|beneficiary|begunstigde|beg[uü]nstigter|merchant|counter ?party|partner ?name|auftraggeber|empf[aä]nger|zahlungspflichtiger|tegenpartij|tegenrekening naam|^(?:name|naam|nom|naam omschrijving|name description)$|sender|recipient/,
  ],
  description: [
    /^(?:description|memo|details?|narrative|purpose|verwendungszweck|omschrijving|libell[eé]|concepto|causale|descrizione|text|mededelingen)\b/,
    /descri|memo|detail|narrat|particulars|purpose|zweck|omschr|libell|concepto|mededeling|remittance|beschreib|notes?$|reference|te(?:x|ks)t\b|^label\b|\bopis\b|\btit(?:el|le|re|olo)\b|tytu[lł]/,
  ],
  id: [
    /^(?:transaction|trans|bank|entry|unique|booking)? ?(?:id|fitid|identifier)$|^(?:transaction|bank) (?:reference|ref|number|no)\b|transaktions ?(?:id|nummer)|volgnr/,
  ],
  balance: [/balance|saldo|solde|kontostand/],
  currency: [/^(?:currency|ccy|w(?:ae|[aä])hrung|devise|valuta|munt|moneda|divisa|currency code|waluta)$/],
};

/** Amounts that are a part of the amount, or come on top of it. */
const besides = /\b(?:fees?|shipping|postage|insurance|tax|vat|geb[uü]hr(?:en)?|versand\w*|versicherung\w*|steuer)\b/;

const sampleMax = 300;

/** Which columns hold what, from the first rows. Null where no column holds dates, or none amounts. */
export function guessColumns(all: readonly Row[]): GuessedColumns | null {
  const rows = all.slice(0, sampleMax);
  if (tooWide(rows)) return null;
  const width = commonWidth(rows);
  const heading = headingOf(rows, width);
  const names = heading < 0 ? Array.from({ length: width }, (_, index) => String(index + 1)) : rows[heading]!.cells;
  const body = rows.slice(heading + 1).filter(({ cells }) => cells.length >= Math.min(width, names.length) - 1);
  if (body.length === 0) return null;
  const columns = names.map((name, index) => new Column(name, index, body));
  const pick = picker(columns);
  const date =
    pick('date', (column) => column.dateFormat !== null) ??
    (heading < 0 ? columns.find((column) => column.dateFormat !== null) : undefined);
  if (!date) return null;
  const sums =
    heading < 0
      ? addingUp(
          body,
          columns.filter((one) => one.isNumeric && one.hasDecimals).map(({ index }) => index),
        )
      : null;
  const balance = sums ? columns[sums.balance] : pick('balance', (column) => column.isNumeric);
  const taken = new Set([date, balance]);
  const free = (column: Column) => column.isNumeric && !taken.has(column);
  const [debit, credit] = [pick('debit', free), pick('credit', free)];
  const isPair = debit !== undefined && credit !== undefined && debit !== credit;
  const amount = isPair
    ? undefined
    : (pick('amount', free) ??
      (heading < 0 ? (columns[sums?.amount ?? -1] ?? columns.find((one) => free(one) && one.hasDecimals)) : undefined));
  if (!isPair && !amount) return null;
  for (const column of [debit, credit, amount]) taken.add(column);
  const sign = amount && !amount.hasNegatives ? pick('sign', (column) => column.isSign) : undefined;
  const payee = pick('payee', (column) => column.isText);
  const id = pick('id', (column) => column.isFilled);
  const currency = pick('currency', (column) => column.isCurrency) ?? (heading < 0 ? columns.find((one) => one.isCurrency) : undefined);
  for (const column of [sign, payee, id, currency, columns[statusColumn(body)]]) taken.add(column);
  const numeric = [amount, debit, credit, balance].filter((column) => column !== undefined);
  const texts = columns.filter((column) => column.isText && !taken.has(column));
  const headed = pickAll(texts, 'description', () => true);
  // Words under headings that nobody knows are better kept than lost.
  const described = headed.length > 0 ? headed : texts;
  const name = (column: Column | undefined) => column?.reference ?? null;
  return {
    skipped: heading + 1,
    names,
    isDateSure: date.isDateSure,
    mapping: {
      date: date.reference,
      dateFormat: date.dateFormat,
      amount: name(amount),
      debit: isPair ? name(debit) : null,
      credit: isPair ? name(credit) : null,
      sign: name(sign),
      description: described.map(({ reference }) => reference),
      payee: name(payee),
      id: name(id),
      balance: name(balance),
      currency: name(currency),
      delimiter: null,
      decimalMark: decimalMarkOf(numeric.flatMap(({ values }) => values)),
      invert: false,
    },
  };
}

/** The first row with more columns than a bank's table has. Nothing may look at each of them: there is room for a million in one line. */
export function tooWide(rows: readonly Row[]): Row | null {
  return rows.find(({ cells }) => cells.length > csvColumnsMax) ?? null;
}

/** One column of the sample, and what its values could be. */
class Column {
  readonly values: readonly string[];
  private readonly words: string;
  private guessed: ReturnType<typeof guessDateFormat> | undefined;

  constructor(
    readonly name: string,
    readonly index: number,
    body: readonly Row[],
  ) {
    this.values = body.map(({ cells }) => cells[index] ?? '').filter((cell) => cell !== '');
    this.words = wordsOf(name);
  }

  /** As a mapping names it. */
  get reference(): string {
    return this.name === '' ? String(this.index + 1) : this.name;
  }

  likeness(role: Role): number {
    if (role === 'amount' && besides.test(this.words) && !/\b(?:incl\w*|after)\b/.test(this.words)) return 0;
    const at = words[role].findIndex((pattern) => pattern.test(this.words));
    return at < 0 ? 0 : words[role].length - at;
  }

  private get dates() {
    if (this.guessed === undefined) this.guessed = guessDateFormat(this.values.filter((value) => /\d/.test(value)));
    return this.guessed;
  }
  get dateFormat(): string | null {
    return this.dates?.format ?? null;
  }
  get isDateSure(): boolean {
    return this.dates?.isSure ?? false;
  }
  get isNumeric(): boolean {
    return (
      this.values.length > 0 &&
      this.share((value) => parseAmount(value, '.') !== null || parseAmount(value, ',') !== null) &&
      this.dateFormat === null
    );
  }
  get hasDecimals(): boolean {
    return this.values.some((value) => /[.,]\d{1,2}\D*$/.test(value));
  }
  get hasNegatives(): boolean {
    return this.values.some((value) => /^[-(\u2212]|[-)]$/.test(value));
  }
  get isSign(): boolean {
    return this.values.length > 0 && this.share((value) => signOf(value) !== null);
  }
  get isText(): boolean {
    return this.dateFormat === null && (this.values.length === 0 || !this.isNumeric);
  }
  get isFilled(): boolean {
    return this.values.length > 0 && this.dateFormat === null;
  }
  get isCurrency(): boolean {
    return this.values.length > 0 && this.share((value) => /^[A-Z]{3}$|^\p{Sc}$/u.test(value));
  }

  /** True of all but a few of the values. */
  private share(is: (value: string) => boolean): boolean {
    return this.values.filter((value) => !is(value)).length <= strayMax(this.values.length);
  }
}

/** `IrrecoverableVATAmount` as `irrecoverable vat amount`. */
function wordsOf(name: string): string {
  const parted = name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  return parted
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function picker(columns: readonly Column[]) {
  return (role: Role, fits: (column: Column) => boolean): Column | undefined => pickAll(columns, role, fits, true)[0];
}

/** The columns of a role; with `isRanked` the surest first, else as they stand. */
function pickAll(columns: readonly Column[], role: Role, fits: (column: Column) => boolean, isRanked = false): Column[] {
  const found = columns
    .map((column) => ({ column, likeness: column.likeness(role) }))
    .filter(({ column, likeness }) => likeness > 0 && fits(column));
  return (isRanked ? found.sort((a, b) => b.likeness - a.likeness || a.column.index - b.column.index) : found).map(({ column }) => column);
}

/** How many cells most rows have. */
function commonWidth(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let [width, most] = [0, 0];
  for (const [candidate, count] of counts) if (count > most || (count === most && candidate > width)) [width, most] = [candidate, count];
  return width;
}

/** The row of headings: none of its cells is a date or a number, and words of a date and an amount are in it. -1: none. */
function headingOf(rows: readonly Row[], width: number): number {
  return rows.slice(0, 60).findIndex(({ cells }) => {
    if (cells.length < Math.min(width, 2) || cells.some((cell) => /\d/.test(cell) && guessDateFormat([cell]) !== null)) return false;
    const has = (role: Role) => cells.some((cell) => words[role].some((pattern) => pattern.test(wordsOf(cell))));
    return has('date') && (has('amount') || has('debit') || has('credit'));
  });
}

/** What a column of directions says: out, in, or neither. */
export function signOf(text: string): 'out' | 'in' | null {
  if (/^(?:d|dr|dbit|debit|af|s|soll|out|-|debet|débit|withdrawal|ausgang)$/i.test(text)) return 'out';
  return /^(?:c|cr|crdt|credit|bij|h|haben|in|\+|kredit|crédit|deposit|eingang)$/i.test(text) ? 'in' : null;
}
