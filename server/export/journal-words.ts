import type { Tag } from '../ledger/entries.sql.ts';
import type { PlainDate } from '../ledger/plain-date.ts';

/** A commodity as an amount names it: in quotes unless it is of letters and currency signs alone. */
export function printSymbol(symbol: string): string {
  if (symbol === '' || /^[\p{L}\p{Sc}]+$/u.test(symbol)) return symbol;
  return `"${symbol.replace(/["\n;]/g, "'")}"`;
}

/** Two spaces would end a name, and a semicolon begin a comment. */
export function printAccount(name: string): string {
  return name.replace(/\s+/g, ' ').replaceAll(';', ',');
}

/** `payee | words` on one line: what would end them is written otherwise. */
export function descriptionOf(payee: string | null, description: string): string {
  const words = onLine(description).replaceAll('|', '/');
  return payee === null ? words : `${onLine(payee).replaceAll('|', '/')} | ${words}`.trimEnd();
}

function onLine(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll(';', ',').trim();
}

/** An entry's comment, and the tags that do not stand in it. */
export function commentLines(comment: string | null, tags: readonly Tag[]): string[] {
  const lines = (comment ?? '').split('\n').map((line) => line.trim());
  const written = lines.join('\n');
  const missing = tags.filter(({ name, value }) => !written.includes(`${name}:`) || !written.includes(value));
  return [...lines, ...missing.map(printTag)].filter((line) => line !== '');
}

/** A posting's; `own` is its day where it is another than the entry's. Words that would be read as a day are left out. */
export function postingComment(comment: string | null, tags: readonly Tag[], own: PlainDate | null): string[] {
  const others = tags.filter(({ name }) => name !== 'date' && name !== 'date2');
  const lines = commentLines(comment, others)
    .map((line) =>
      line
        .replace(/\bdate2?: *[\d/.=-]*,?/g, '')
        .replace(/\[(?=[\d/.=-]+\])/g, '[ ')
        .trim(),
    )
    .filter((line) => line !== '');
  return own === null ? lines : [...lines, `date:${own}`];
}

function printTag({ name, value }: Tag): string {
  return `${name.replace(/[\s:,]+/g, '-')}:${value === '' ? '' : ` ${value.replace(/[\s,]+/g, ' ')}`}`;
}
