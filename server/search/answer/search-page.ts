import { filterNamesMax, filterTextLengthMax, pageSizeMax } from '../../config/limits.ts';
import type { Context } from '../../context.ts';
import { CursorCodec, type Key } from '../../ledger/cursor.ts';
import { isGiven } from '../../ledger/given.ts';
import { pageWindow } from '../../ledger/page-window.ts';
import { type PlainDate, parsePlainDate } from '../../ledger/plain-date.ts';
import { badInput } from '../../ledger/refusal.ts';
import type { Sql } from '../../ledger/sql.ts';
import { readMeant, requireFilter, type TransactionFilter } from '../../ledger/transaction-filter.ts';
import { accountOf } from '../../nouns/account.types.ts';
import { transactionOf } from '../../nouns/transaction.types.ts';
import { scoreUnits } from '../ranking/ranking.ts';
import type { Ranks } from '../ranking/ranks.ts';
import type { SearchArguments, SearchConnection, SearchEdge } from '../search.types.ts';
import { type Understood, understand } from '../understand/understand.ts';
import { type AccountHit, accountHitsOf } from './accounts.ts';
import type { Put } from './desk.ts';
import { type EntryPlace, Finding, type FoundEntry, noEntry } from './found.ts';
import { highlightsOf } from './highlight.ts';
import { isAnyMatching } from './said.sql.ts';
import { readAccounts } from './texts.sql.ts';

/** A page of what a query finds, the best first. Refuses bad sizes, filters and cursors. */
export async function searchPage(context: Context, args: SearchArguments): Promise<SearchConnection> {
  const { book, search } = context;
  const filter = args.filter ?? {};
  requireFilter(filter, { textLengthMax: filterTextLengthMax, namesMax: filterNamesMax });
  if (args.query.length > filterTextLengthMax) throw badInput(`query may have at most ${filterTextLengthMax} characters.`, 'query');
  if (args.query.includes('\0')) throw badInput('query may not contain the NUL character (U+0000).', 'query');
  const cursors = new CursorCodec(['search', book.id, args.query, args.mode, filter], keyParts);
  const window = pageWindow(args, { usual: pageSizeMax, max: pageSizeMax }, cursors);
  const coverage = await search.catchUp(book.id);
  await search.prepare([args.query.trim(), understand(args.query, context.today).text]);
  return context.snapshot(async (sql) => {
    const read = await readAsMeant(sql, context, args.query, filter);
    const put = await search.put(sql, book.id, read.understood.text);
    const page = await pageOf(sql, context, args, read, put, placeOf(window.after), window.size + 1);
    const edges = page.slice(0, window.size).map(({ key, ...edge }) => ({ ...edge, cursor: cursors.print(key) }));
    return {
      edges,
      pageInfo: {
        hasNextPage: page.length > window.size,
        hasPreviousPage: window.after !== null,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      model: put.model,
      vectorStore: search.vectorStore,
      coverage,
      understood: understoodOf(read.understood),
    };
  });
}

interface ReadQuery {
  readonly understood: Understood;
  /** The filter that was given, with what the query means by days and amounts. */
  readonly filter: TransactionFilter;
  readonly isFiltered: boolean;
}

/** The query as it is meant: days and amounts filter, unless nothing in the book is of them; then they are words. */
async function readAsMeant(sql: Sql, { book, today }: Context, query: string, filter: TransactionFilter): Promise<ReadQuery> {
  const given = Object.values(filter).some(isGiven);
  const understood = understand(query, today);
  const date = filter.date ? null : understood.date;
  const amount = filter.amount ? null : understood.amount;
  const plain = { understood: { text: query.trim(), date: null, amount: null }, filter, isFiltered: given };
  if (!date && !amount) return plain;
  const meant = { ...filter, ...(date ? { date } : {}), ...(amount ? { amount } : {}) };
  if (!(await isAnyMatching(sql, book.id, meant, await readMeant(sql, book.id, meant)))) return plain;
  return { understood: { text: understood.text, date, amount }, filter: meant, isFiltered: true };
}

type KeyedEdge = Omit<SearchEdge, 'cursor'> & { readonly key: Key };

/** Accounts stand before entries of the same score. */
async function pageOf(
  sql: Sql,
  context: Context,
  { mode }: SearchArguments,
  read: ReadQuery,
  put: Put,
  place: Place | null,
  count: number,
): Promise<KeyedEdge[]> {
  const { book, search } = context;
  const query = read.understood.text;
  const finding = new Finding(sql, book.id, put.index, { mode, query, vector: put.vector }, read.filter, read.isFiltered, put.nearest);
  const entries = await finding.next(place ? entryPlaceOf(place) : null, count);
  const accounts = read.isFiltered ? [] : await accountHitsOf(await readAccounts(sql, book.id), { mode, query }, search.builtIn);
  const left = accounts.filter((hit) => place === null || isBehind(hit, place));
  const ranks = entries.length === 0 ? [] : finding.ranksOf(entries.map(({ entry }) => entry.textId));
  const edges = [
    ...left.map((hit) => accountEdge(book.id, hit, query)),
    ...entries.map((found, at) => entryEdge(book.id, found, ranks[at]!, query)),
  ];
  // Sorting keeps the order of equal scores.
  return edges.sort((a, b) => b.score - a.score).slice(0, count);
}

function entryEdge(bookId: number, { entry, score }: FoundEntry, ranks: Ranks, query: string): KeyedEdge {
  const { textId, ...row } = entry;
  return {
    key: [String(score), 't', String(textId), entry.date, entry.id],
    score: score / scoreUnits, // not money: a score
    ...ranks,
    highlights: highlightsOf(query, [row.payee, row.description, row.comment]),
    node: transactionOf(bookId, row),
  };
}

function accountEdge(bookId: number, { account, score }: AccountHit, query: string): KeyedEdge {
  return {
    key: [String(score), 'a', String(account.id), noDay, noEntry],
    score: score / scoreUnits, // not money: a score
    vectorRank: null,
    keywordRank: null,
    highlights: highlightsOf(query, [account.fullName]),
    node: accountOf(bookId, account),
  };
}

function understoodOf({ text, date, amount }: Understood): SearchConnection['understood'] {
  return { text, from: date?.from ?? null, to: date?.to ?? null, min: amount?.min ?? null, max: amount?.max ?? null };
}

interface Place {
  readonly score: number;
  readonly kind: 'a' | 't';
  readonly id: number;
  readonly date: PlainDate;
  readonly transactionId: string;
}

const noDay = '0001-01-01';
const isWhole = (text: string) => /^\d{1,18}$/.test(text);
const keyParts = [
  (text: string) => /^-?\d{1,6}$/.test(text),
  (text: string) => text === 'a' || text === 't',
  (text: string) => isWhole(text) && Number(text) <= 2_147_483_647,
  (text: string) => parsePlainDate(text) !== null,
  isWhole,
];

function placeOf(key: Key | null): Place | null {
  if (key === null) return null;
  const [score, kind, id, date, transactionId] = key as [string, 'a' | 't', string, PlainDate, string];
  return { score: Number(score), kind, id: Number(id), date, transactionId };
}

/** Behind an account come all entries of its score: the place before the first of them. */
function entryPlaceOf(place: Place): EntryPlace {
  if (place.kind === 't') return place;
  return { score: place.score, id: Number.MAX_SAFE_INTEGER, date: place.date, transactionId: noEntry };
}

function isBehind(hit: AccountHit, place: Place): boolean {
  if (hit.score !== place.score) return hit.score < place.score;
  return place.kind === 'a' && hit.account.id > place.id;
}
