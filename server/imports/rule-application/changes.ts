import type { LineFacts } from '../bank.ts';
import type { Tag } from '../journal.ts';
import { fits, type Rule } from '../rules.ts';
import { isUnplaced } from '../unplaced.ts';

/** A bank's line that is in the book: as a rule sees it, and what a rule can make another of it. */
export interface BookedLine extends LineFacts {
  /** A bigint as text. */
  readonly transactionId: string;
  readonly counterAccount: string;
  readonly tags: readonly Tag[];
}

/** What a rule decides of a line. */
export interface LineState {
  readonly account: string;
  readonly payee: string | null;
  readonly tags: readonly Tag[];
}

export interface LineChange {
  readonly transactionId: string;
  readonly before: LineState;
  readonly after: LineState;
}

/**
 * What the rules make of lines: of each the first rule that fits, as when a file comes in. Lines that somebody or an earlier rule has placed
 * stay as they are unless `placedToo`.
 */
export function changesBy(rules: readonly Rule[], lines: readonly BookedLine[], placedToo: boolean): LineChange[] {
  return lines.flatMap((line) => {
    if (!placedToo && !isUnplaced(line.counterAccount)) return [];
    const rule = rules.find((one) => fits(one, line));
    if (!rule) return [];
    const before = { account: line.counterAccount, payee: line.payee, tags: line.tags };
    const after = {
      account: rule.counterAccount ?? before.account,
      payee: rule.setPayee ?? before.payee,
      tags: [...before.tags, ...rule.tags.filter((tag) => !before.tags.some((had) => had.name === tag.name && had.value === tag.value))],
    };
    // Against itself nothing can stand.
    if (after.account === line.account) return [];
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ transactionId: line.transactionId, before, after }];
  });
}
