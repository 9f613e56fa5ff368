import { hash } from 'node:crypto';
import type { Amount } from '../ledger/amount.ts';
import type { Entry, EntryPosting } from './journal.ts';

/**
 * The identity of an entry: SHA-256 over its content. The status mark is left out, since clearing an entry does not
 * make it another one; how a number is padded (1.5, 1.50) does not count either. A bank's line
 * brings an identity of its own. In hexadecimal digits.
 */
export function fingerprintOf(entry: Entry): string {
  if (entry.identity !== undefined) return hash('sha256', entry.identity, 'hex');
  const content = [
    entry.date,
    entry.secondaryDate,
    entry.code,
    entry.payee,
    entry.description,
    entry.comment,
    tagsOf(entry),
    entry.postings.map((posting) => contentOf(posting, entry)),
  ];
  return hash('sha256', JSON.stringify(content), 'hex');
}

function contentOf(posting: EntryPosting, entry: Entry): unknown[] {
  const date = posting.date === entry.date ? null : posting.date;
  return [posting.account, textOf(posting.amount), textOf(posting.cost), posting.kind, date, posting.comment, tagsOf(posting)];
}

function tagsOf(tagged: { tags: readonly { name: string; value: string }[] }): string[][] {
  return tagged.tags.map((tag) => [tag.name, tag.value]);
}

function textOf(amount: Amount | null): string[] | null {
  return amount && [amount.quantity.trimmed().toString(), amount.commodity];
}
