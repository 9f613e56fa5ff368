import { Decimal } from '../../../ledger/decimal.ts';

export type DecimalMark = '.' | ',';

/**
 * A number as banks print it: `1.234,56`, `(12.50)`, `12.50-`, `1'000.00`, `€ 5`, `12.50 CR`. `mark` is what its decimals
 * stand behind. Null where it is anything else: a letter O, groups of the wrong length, two marks.
 */
export function parseAmount(text: string, mark: DecimalMark): Decimal | null {
  const match =
    /^(?<open>\()?(?<sign>[-+\u2212])?(?:[A-Z]{3}|[A-Z]{0,2}\p{Sc})?(?<inner>[-+\u2212])?(?<digits>\d[\d.,'’]*|[.,]\d+)(?<after>[-+\u2212])?(?:[A-Z]{3}|\p{Sc})?(?<close>\))?(?<side>CR|DR|C|D|H|S)?$/u.exec(
      text.replace(/[\s\u00a0\u202f]/g, ''),
    );
  if (!match) return null;
  const { open, sign, inner, digits, after, close, side } = match.groups!;
  if ((open === undefined) !== (close === undefined)) return null;
  const plain = plainDigits(digits!, mark);
  const number = plain === null ? null : Decimal.parse(plain);
  if (!number) return null;
  const signs = [sign, inner, after].filter((one) => one !== undefined);
  if (signs.length + (open ? 1 : 0) + (side ? 1 : 0) > 1) return null;
  const isOut = open !== undefined || (signs[0] !== undefined && signs[0] !== '+') || (side !== undefined && /^[DS]/.test(side));
  return isOut ? number.negated() : number;
}

/** Digits with a point, where the groups are of three digits each; null where they are not. */
function plainDigits(digits: string, mark: DecimalMark): string | null {
  const at = digits.lastIndexOf(mark);
  const whole = at < 0 ? digits : digits.slice(0, at);
  const fraction = at < 0 ? '' : digits.slice(at + 1);
  if (!/^\d*$/.test(fraction) || whole.includes(mark)) return null;
  if (!/^\d*$/.test(whole) && !isGrouped(whole)) return null;
  return `${whole.replace(/\D/g, '') || '0'}.${fraction || '0'}`.replace(/\.0$/, fraction === '' ? '' : '.0');
}

/** `1.234.567`, and `12,34,567` as India writes it, with one and the same sign between. */
function isGrouped(whole: string): boolean {
  return /^\d{1,3}(?:([.,'’])\d{3})(?:\1\d{3})*$/.test(whole) || /^\d{1,2}(?:,\d{2})*,\d{3}$/.test(whole);
}

/** What the decimals of these numbers stand behind. Null where none of them tells: whole numbers. */
export function decimalMarkOf(texts: Iterable<string>): DecimalMark | null {
  const votes = { '.': 0, ',': 0 };
  for (const text of texts) {
    const digits = text.replace(/[^\d.,]/g, '').replace(/[.,]+$/, '');
    const last = /[.,](?=\d*$)/.exec(digits)?.[0] as DecimalMark | undefined;
    if (last === undefined) continue;
    const other = last === '.' ? ',' : '.';
    const behind = digits.length - digits.lastIndexOf(last) - 1;
    if (digits.includes(other)) votes[last] += 2;
    else if (digits.indexOf(last) !== digits.lastIndexOf(last)) votes[other] += 1;
    else if (behind !== 3) votes[last] += 2;
  }
  if (votes['.'] === 0 && votes[','] === 0) return null;
  return votes['.'] >= votes[','] ? '.' : ',';
}

/** An amount of a format that says neither: its last mark is taken for the decimal one. */
export function parseLooseAmount(text: string): Decimal | null {
  const trimmed = text.trim();
  return parseAmount(trimmed, trimmed.lastIndexOf(',') > trimmed.lastIndexOf('.') ? ',' : '.');
}
