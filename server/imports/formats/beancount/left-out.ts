import type { ProblemLog } from '../plain-text/problem-log.ts';
import type { BookedDirective } from './book.ts';

/**
 * Takes out what Beancount accepts and no book can hold: transactions without postings, prices below zero. One warning says how
 * many of each there are, since a file may have thousands and is not wrong for that.
 */
export function withoutUnusable(directives: readonly BookedDirective[], log: ProblemLog): BookedDirective[] {
  const empty = directives.filter((directive) => directive.kind === 'transaction' && directive.postings.length === 0);
  const negative = directives.filter((directive) => directive.kind === 'price' && directive.amount.number.sign < 0);
  warn(empty, 'NO_POSTINGS', 'transactions without postings were left out, this one first. Add postings, or write notes instead.', log);
  warn(negative, 'NEGATIVE_PRICE', 'prices below zero were left out, this one first. Write prices of zero or more.', log);
  const unusable = new Set([...empty, ...negative]);
  return directives.filter((directive) => !unusable.has(directive));
}

function warn([first, ...others]: readonly BookedDirective[], code: string, what: string, log: ProblemLog): void {
  if (first) log.warn(first.at, code, `${others.length + 1} ${what}`, first.at.text);
}
