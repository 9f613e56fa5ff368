import { pageSizeMax } from '../../config/limits.ts';
import type { Context } from '../../context.ts';
import { badInput } from '../../ledger/refusal.ts';
import { type Transaction, transactionOf } from '../../nouns/transaction.types.ts';
import { scoreUnits } from '../ranking/ranking.ts';
import type { ScoredTransaction } from '../search.types.ts';
import { Finding } from './found.ts';
import { readTextOf } from './texts.sql.ts';

/** Other entries whose texts are nearest to that of one. Empty while search has not taken it up. */
export async function similarTo(context: Context, transaction: Transaction, first: number): Promise<ScoredTransaction[]> {
  if (first < 1 || first > pageSizeMax) throw badInput(`first must be a whole number from 1 to ${pageSizeMax}.`, 'first');
  const { book, search } = context;
  await search.catchUp(book.id);
  return context.snapshot(async (sql) => {
    const said = await readTextOf(sql, book.id, transaction.transactionId);
    const index = await search.textsOf(sql, book.id);
    const vector = said && index.vectorOf(said.id);
    if (!said || !vector) return [];
    const asked = { mode: 'VECTOR', query: '', vector } as const;
    const found = await new Finding(sql, book.id, index, asked, {}, false).next(null, first + 1);
    const others = found.filter(({ entry }) => entry.id !== transaction.transactionId).slice(0, first);
    return others.map(({ entry: { textId, ...row }, score }) => {
      const share = Math.min(1, score / scoreUnits); // not money: a score
      return { score: share, transaction: transactionOf(book.id, row) };
    });
  });
}
