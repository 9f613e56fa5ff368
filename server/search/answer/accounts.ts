import { LRUCache } from 'lru-cache';
import { accountIndexesMax } from '../../config/limits.ts';
import type { ChartAccount } from '../../ledger/chart.ts';
import type { EmbeddingModel } from '../model/embedding-model.ts';
import { type Mode, scoreOf } from '../ranking/fuse.ts';
import { scoreUnits } from '../ranking/ranking.ts';
import { TextIndex } from '../ranking/text-index.ts';

export interface AccountHit {
  readonly account: ChartAccount;
  /** In ten-thousandths, as in a ranking. */
  readonly score: number;
}

/** Accounts that a query names or means for sure; few, for who searches looks for entries first. */
export async function accountHitsOf(
  accounts: readonly ChartAccount[],
  asked: { readonly query: string; readonly mode: Mode },
  model: EmbeddingModel,
): Promise<AccountHit[]> {
  const index = await indexOf(
    accounts.map(({ fullName }) => fullName.replaceAll(':', ' ')),
    model,
  );
  const [cosines, keywords] = [index.cosines(await model.embedQuery(asked.query)), index.keywords(asked.query)];
  return accounts
    .map((account, at) => {
      const [cosine, keyword] = [cosines[at]!, keywords[at]!];
      const isSure = (asked.mode !== 'VECTOR' && keyword >= sureKeyword) || (asked.mode !== 'KEYWORD' && cosine >= sureCosine);
      return { account, score: isSure ? Math.round(scoreUnits * scoreOf(asked.mode, cosine, keyword)) : 0 };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.account.id - b.account.id)
    .slice(0, accountHitsMax);
}

/** What depends on nothing but the names: books of the same names may share one. */
const known = new WeakMap<EmbeddingModel, LRUCache<string, TextIndex>>();

/** The names by their place. Every search of a book asks for the same. */
async function indexOf(names: readonly string[], model: EmbeddingModel): Promise<TextIndex> {
  const ofModel = known.get(model) ?? new LRUCache<string, TextIndex>({ max: accountIndexesMax });
  known.set(model, ofModel);
  // The one character that no name has.
  const all = names.join('\0');
  const before = ofModel.get(all);
  if (before) return before;
  const index = new TextIndex(model.dimensions);
  const vectors = await model.embedTexts(names);
  names.forEach((name, at) => {
    index.put(at, name, vectors[at]!);
  });
  ofModel.set(all, index);
  return index;
}

const sureKeyword = 0.75;
const sureCosine = 0.75;
const accountHitsMax = 3;
