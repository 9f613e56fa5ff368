import { nodesMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { findApiKeys } from '../identity/api-keys.sql.ts';
import { readBookSettings } from '../ledger/frame.sql.ts';
import { type NodeKind, numberWithin, parseNodeId, postingWithin, transactionWithin } from '../ledger/node-id.ts';
import { badInput } from '../ledger/refusal.ts';
import { accountOf } from '../nouns/account.types.ts';
import { apiKeyOf } from '../nouns/api-key.types.ts';
import { bookOf } from '../nouns/book.types.ts';
import { importOf } from '../nouns/import.types.ts';
import type { Node } from '../nouns/node.types.ts';
import { postingOf } from '../nouns/posting.types.ts';
import { transactionOf } from '../nouns/transaction.types.ts';
import { viewerOf } from '../nouns/viewer.types.ts';

/** Each kind of node by its id; null for what this book does not hold. */
const finders: Record<NodeKind, (context: Context, id: string) => Promise<Node | null>> = {
  Account: async (context, id) => {
    const number = numberWithin('Account', context.book.id, id);
    const account = number === null ? null : await context.loaders.account.load(number);
    return account && accountOf(context.book.id, account);
  },
  ApiKey: async (context, id) => {
    const number = numberWithin('ApiKey', context.book.id, id);
    // Who may not list keys does not find one by its id either.
    if (number === null || !context.viewer.scopes.includes('ADMIN')) return null;
    const facts = await context.loaders.own('api key', findApiKeys).load(number);
    return facts && apiKeyOf(context.book.id, facts);
  },
  Book: async (context) => {
    const loader = context.loaders.own('book', (sql, bookId, _keys: readonly 'book'[]) => Promise.all([readBookSettings(sql, bookId)]));
    const settings = await loader.load('book');
    return settings && bookOf(settings);
  },
  Import: async (context, id) => {
    const number = numberWithin('Import', context.book.id, id);
    const facts = number === null ? null : await context.loaders.import.load(number);
    return facts && importOf(context.book.id, facts);
  },
  Posting: async (context, id) => {
    const place = postingWithin(context.book.id, id);
    const rows = place ? await context.loaders.postings.load(place.transactionId) : [];
    const row = rows.find((posting) => posting.position === place?.position);
    return row ? postingOf(context.book.id, row) : null;
  },
  Transaction: async (context, id) => {
    const number = transactionWithin(context.book.id, id);
    const row = number === null ? null : await context.loaders.transaction.load(number);
    return row && transactionOf(context.book.id, row);
  },
  Viewer: async (context) => viewerOf(context),
};

/** What has this id. Ids of other books are as unknown as ids of nothing. */
export async function findNode(context: Context, id: string): Promise<Node | null> {
  const parsed = parseNodeId(id);
  return parsed?.bookId === context.book.id ? finders[parsed.kind](context, id) : null;
}

/** In the order of `ids`. Refuses more than anybody needs at once. */
export async function findNodes(context: Context, ids: readonly string[]): Promise<(Node | null)[]> {
  if (ids.length > nodesMax) throw badInput(`At most ${nodesMax} ids at once; these are ${ids.length}.`, 'ids');
  return Promise.all(ids.map((id) => findNode(context, id)));
}
