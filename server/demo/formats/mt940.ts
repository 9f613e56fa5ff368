import type { Decimal } from '../../ledger/decimal.ts';
import type { PlainDate } from '../../ledger/plain-date.ts';
import type { Statement, StatementLine } from '../statements.ts';

/** SWIFT MT940: one message for each statement, in SWIFT's own character set and with its line lengths. */
export function mt940(statements: readonly Statement[]): string {
  return statements.flatMap(messageLines).concat('').join('\r\n');
}

function messageLines(statement: Statement): string[] {
  const { bankAccount, number, from, to, opening, closing } = statement;
  const bic = bankAccount.bic;
  return [
    `{1:F01${bic.slice(0, 8)}AXXX0000000000}{2:O940${bic.slice(0, 8)}XXXXN}{4:`,
    `:20:${shortDate(to)}${bankAccount.currency}${String(number).padStart(3, '0')}`,
    `:25:${bankAccount.number}`,
    `:28C:${number}/1`,
    `:60F:${balanceOf(opening, from, bankAccount.currency)}`,
    ...statement.lines.flatMap(entryLines),
    `:62F:${balanceOf(closing, to, bankAccount.currency)}`,
    '-}',
  ];
}

function balanceOf(amount: Decimal, on: PlainDate, currency: string): string {
  return `${amount.sign < 0 ? 'D' : 'C'}${shortDate(on)}${currency}${comma(amount)}`;
}

function entryLines({ date, reference, amount, payee, memo, code }: StatementLine): string[] {
  const mark = amount.sign < 0 ? 'D' : 'C';
  const own = swift(code ?? 'NONREF').slice(0, 16);
  const text = swift([payee, code, memo].filter(Boolean).join(' '));
  return [
    `:61:${shortDate(date)}${date.slice(5, 7)}${date.slice(8)}${mark}${comma(amount)}NTRF${own}//${reference}`,
    ...folded(`:86:${text}`),
  ];
}

/** Lines of at most 65 characters, broken at spaces where there is one. */
function folded(text: string): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > 65) {
    const space = rest.lastIndexOf(' ', 65);
    const at = space > 4 ? space : 65;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return [...lines, rest];
}

/** SWIFT's character set x: accents fall off, umlauts become two letters, anything else a full stop. */
function swift(text: string): string {
  return text
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('Ü', 'Ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('&', '+')
    .replace(/[^A-Za-z0-9/\-?:().,'+ ]/g, '.')
    .replace(/^[:-]/, '.');
}

function comma(amount: Decimal): string {
  return amount.abs().toString().replace('.', ',');
}

function shortDate(date: PlainDate): string {
  return date.slice(2).replaceAll('-', '');
}
