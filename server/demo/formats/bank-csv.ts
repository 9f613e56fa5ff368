import type { Decimal } from '../../ledger/decimal.ts';
import type { PlainDate } from '../../ledger/plain-date.ts';
import type { Statement, StatementLine } from '../statements.ts';

/** How three banks print the same lines: American, German (decimal comma, newest first), British (two columns). */
export const csvLayouts = ['us', 'de', 'uk'] as const;
type CsvLayout = (typeof csvLayouts)[number];

const writers: Record<CsvLayout, { header: string; row: (line: StatementLine, currency: string) => string; newestFirst: boolean }> = {
  us: {
    header: 'Date,Transaction ID,Description,Amount,Running Balance',
    row: ({ date, reference, amount, balance, ...texts }) =>
      [american(date), reference, quoted(described(texts)), amount.toString(), balance.toString()].join(','),
    newestFirst: false,
  },
  de: {
    header: 'Buchungstag;Valuta;Auftraggeber/Empfänger;Verwendungszweck;Betrag;Währung;Saldo',
    row: ({ date, amount, balance, payee, memo, code }, currency) =>
      [
        german(date),
        german(date),
        quoted(payee),
        quoted([code, memo].filter(Boolean).join(' ')),
        comma(amount),
        currency,
        comma(balance),
      ].join(';'),
    newestFirst: true,
  },
  uk: {
    header: 'Date,Type,Description,Paid out,Paid in,Balance',
    row: ({ date, amount, balance, ...texts }) => {
      const [out, into] = amount.sign < 0 ? [amount.abs().toString(), ''] : ['', amount.toString()];
      return [british(date), amount.sign < 0 ? 'BGC' : 'FPI', quoted(described(texts)), out, into, balance.toString()].join(',');
    },
    newestFirst: false,
  },
};

/** All lines of the statements under one header. Balances are the bank's own, so a lost line shows as a jump. */
export function bankCsv(statements: readonly Statement[], layout: CsvLayout): string {
  const { header, row, newestFirst } = writers[layout];
  const rows = statements.flatMap(({ lines, bankAccount }) => lines.map((line) => row(line, bankAccount.currency)));
  return [header, ...(newestFirst ? rows.reverse() : rows), ''].join(layout === 'de' ? '\r\n' : '\n');
}

function described({ payee, memo, code }: { payee: string; memo: string; code: string | null }): string {
  return [payee, code, memo].filter(Boolean).join(' ');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** 1234567.80 as 1.234.567,80. */
function comma(amount: Decimal): string {
  const [whole = '', fraction = ''] = amount.toString().split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${fraction}`;
}

function parts(date: PlainDate): [year: string, month: string, day: string] {
  return [date.slice(0, 4), date.slice(5, 7), date.slice(8)];
}

function american(date: PlainDate): string {
  const [year, month, day] = parts(date);
  return `${month}/${day}/${year}`;
}

function german(date: PlainDate): string {
  const [year, month, day] = parts(date);
  return `${day}.${month}.${year}`;
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function british(date: PlainDate): string {
  const [year, month, day] = parts(date);
  return `${day} ${monthNames[Number(month) - 1]!} ${year}`;
}
