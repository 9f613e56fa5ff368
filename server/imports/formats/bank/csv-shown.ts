import { tableColumnsMax, tableSamplesMax } from '../../../config/limits.ts';
import type { CsvMapping, ReadLine, TableReading } from '../../bank.ts';
import type { Row } from './csv-rows.ts';
import type { BankLine } from './statement.ts';

/** So much of a cell tells what is in it. */
const cellLengthMax = 100;

/** Gathers what a person has to see of a table to say whether it was read rightly. */
export class TableShown {
  private readonly columns: TableReading['columns'];
  private readonly lines: ReadLine[] = [];
  private mapping: CsvMapping | null = null;
  private isGuessed = true;
  private currency: string | null = null;

  /** `skipped`: the rows up to and with the heading. */
  constructor(
    private readonly account: string,
    private readonly delimiter: string,
    rows: readonly Row[],
    skipped: number,
  ) {
    const body = rows.slice(skipped, skipped + 20);
    const names = skipped > 0 ? rows[skipped - 1]!.cells : (body[0]?.cells ?? []).map(() => '');
    this.columns = names.slice(0, tableColumnsMax).map((name, index) => ({
      // Two columns of one heading are told apart by their numbers.
      name: name === '' || names.indexOf(name) !== index ? String(index + 1) : name,
      samples: body
        .map(({ cells }) => (cells[index] ?? '').slice(0, cellLengthMax))
        .filter((cell) => cell !== '')
        .slice(0, tableSamplesMax),
    }));
  }

  readAs(mapping: CsvMapping, isGuessed: boolean, currency: string | null): void {
    this.mapping = mapping;
    this.isGuessed = isGuessed;
    this.currency = currency;
  }

  line({ line, date, amount, currency, payee, text }: BankLine): void {
    if (this.lines.length >= tableSamplesMax) return;
    this.lines.push({ line, date, amount: amount.toString(), currency: currency ?? this.currency ?? '', payee, text });
  }

  reading(): TableReading {
    const { account, currency, isGuessed, mapping, columns, lines, delimiter } = this;
    return { account, currency, isGuessed, mapping: mapping && { ...mapping, delimiter }, columns, lines };
  }
}
