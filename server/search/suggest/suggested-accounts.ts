import type { Context } from '../../context.ts';
import { badInput } from '../../ledger/refusal.ts';
import { accountOf } from '../../nouns/account.types.ts';
import type { Transaction } from '../../nouns/transaction.types.ts';
import { readAccounts, readTextOf } from '../answer/texts.sql.ts';
import type { SuggestedAccount } from '../search.types.ts';
import { readSides, type SidePosting } from './suggest.sql.ts';
import { suggestFor } from './suggest.ts';

const suggestionsMax = 10;

/** Where an entry's other side may belong, by the other entries of the book. */
export async function suggestedAccounts(context: Context, transaction: Transaction, first: number): Promise<SuggestedAccount[]> {
  if (first < 1 || first > suggestionsMax) throw badInput(`first must be a whole number from 1 to ${suggestionsMax}.`, 'first');
  const { book, search } = context;
  const { transactionId } = transaction;
  await search.catchUp(book.id);
  return context.snapshot(async (sql) => {
    const said = await readTextOf(sql, book.id, transactionId);
    if (!said) return [];
    const kept = keptSideOf(await readSides(sql, book.id, [transactionId]));
    const line = { text: said.text.split('\n', 1)[0]!, ...kept };
    const suggestions = await suggestFor(sql, search, book.id, line, first, transactionId);
    const accounts = new Map((await readAccounts(sql, book.id)).map((account) => [account.id, account]));
    return suggestions.map(({ accountId, ...rest }) => ({ ...rest, account: accountOf(book.id, accounts.get(accountId)!) }));
  });
}

/** Where the entry's money was kept: its largest posting on an asset or a liability. */
export function keptSideOf(postings: readonly Pick<SidePosting, 'accountId' | 'type' | 'amount'>[]): { kept: Set<number>; amount: number } {
  const candidates = postings.filter(({ type }) => type === 'ASSET' || type === 'LIABILITY');
  const [largest] = [...candidates].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  return largest ? { kept: new Set([largest.accountId]), amount: largest.amount } : { kept: new Set(), amount: 0 };
}
