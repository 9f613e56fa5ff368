import type { Decimal } from './decimal.ts';
import { isGiven } from './given.ts';
import { Bindings } from './keyset.ts';
import { numberWithin } from './node-id.ts';
import type { AccountType, TransactionStatus } from './nouns.ts';
import { requireRange } from './period.ts';
import type { PlainDate } from './plain-date.ts';
import { badInput } from './refusal.ts';
import type { Sql } from './sql.ts';

/** Which entries of a book are meant. What is absent, null or an empty list restricts nothing. */
export interface TransactionFilter {
  /** Both days inclusive. */
  readonly date?: { readonly from: PlainDate; readonly to: PlainDate } | null;
  /** Full names; their children are meant too. */
  readonly accounts?: readonly string[] | null;
  readonly types?: readonly AccountType[] | null;
  /** Bounds of |amount|, both inclusive. */
  readonly amount?: { readonly min?: Decimal | null; readonly max?: Decimal | null } | null;
  readonly currency?: string | null;
  readonly text?: string | null;
  readonly status?: TransactionStatus | null;
  readonly importId?: string | null;
  readonly tag?: string | null;
}

interface FilterLimits {
  readonly textLengthMax: number;
  readonly namesMax: number;
}

/** Refuses a filter whose days are the wrong way round, or that is longer than anybody needs. */
export function requireFilter(filter: TransactionFilter, limits: FilterLimits): void {
  if (filter.date) requireRange(filter.date.from, filter.date.to);
  for (const name of ['text', 'tag'] as const) {
    if ((filter[name]?.length ?? 0) > limits.textLengthMax)
      throw badInput(`${name} may have at most ${limits.textLengthMax} characters.`, 'filter', name);
    // The store refuses it too, but not inside of JSON, as which a tag is asked for.
    if (filter[name]?.includes('\0')) throw badInput(`${name} may not contain the NUL character (U+0000).`, 'filter', name);
  }
  for (const name of ['accounts', 'types'] as const) {
    if ((filter[name]?.length ?? 0) > limits.namesMax) throw badInput(`${name} may list at most ${limits.namesMax} names.`, 'filter', name);
  }
}

/**
 * The conditions on `transaction t` that a filter means, for WHERE, however long it takes to look at all entries; pages of a list have
 * shorter ways. The book is $1 of `bindings`. With the ids of what is named the database knows how many entries have it, and
 * begins with the few.
 */
export function conditionsOf(filter: TransactionFilter, bookId: number, bindings: Bindings, meant: Meant | null = null): string[] {
  const postings = postingConditions(filter, bindings, meant);
  return [...entryConditions(filter, bookId, bindings), ...textConditions(filter, bindings), ...postings];
}

/** Whether a filter asks for nothing of an entry but its day and its postings: then `t` may be any rows that have `id` and `date`. */
export function isOfDayAndPostings({ status, importId, tag, text }: TransactionFilter): boolean {
  return !status && !isGiven(importId) && !isGiven(tag) && (text ?? '').trim() === '';
}

/** Ids of what a filter names; null for what it does not name, and for a currency that is not there. */
export interface Meant {
  readonly accountIds: readonly number[] | null;
  readonly currencyId: number | null;
}

/** Looks up what a filter names. */
export async function readMeant(sql: Sql, bookId: number, filter: TransactionFilter): Promise<Meant> {
  const bindings = new Bindings(bookId);
  const accounts = accountConditions(filter, bindings);
  const ids = accounts.length === 0 ? 'null' : `array(select a.id from account a where ${['a.book_id = $1', ...accounts].join(' and ')})`;
  const currency = isGiven(filter.currency) ? currencyOf(filter.currency, bindings) : 'null';
  if (ids === 'null' && currency === 'null') return { accountIds: null, currencyId: null };
  const [row] = await sql.query<Meant>(`select ${ids}::int[] as "accountIds", ${currency}::int as "currencyId"`, bindings.values);
  return row!;
}

function currencyOf(symbol: string, bindings: Bindings): string {
  return `(select c.id from commodity c where c.book_id = $1 and c.symbol = ${bindings.bind(symbol, 'text')})`;
}

function entryConditions(filter: TransactionFilter, bookId: number, bindings: Bindings): string[] {
  const conditions: string[] = [];
  if (filter.date)
    conditions.push(`t.date between ${bindings.bind(filter.date.from, 'date')} and ${bindings.bind(filter.date.to, 'date')}`);
  if (filter.status) conditions.push(`t.status = ${bindings.bind(filter.status)}`);
  // Null, for an id of nothing here, equals nothing.
  if (isGiven(filter.importId)) conditions.push(`t.import_id = ${bindings.bind(numberWithin('Import', bookId, filter.importId), 'int')}`);
  if (isGiven(filter.tag)) {
    const tag = tagOf(filter.tag, bindings);
    conditions.push(`(t.tags @> ${tag} or t.id in (select p.transaction_id from posting p where p.book_id = $1 and p.tags @> ${tag}))`);
  }
  return conditions;
}

/** The JSON that a list of tags contains where it has this one. */
function tagOf(text: string, bindings: Bindings): string {
  const equals = text.indexOf('=');
  const name = `'name', ${bindings.bind(equals < 0 ? text : text.slice(0, equals), 'text')}`;
  const value = equals < 0 ? '' : `, 'value', ${bindings.bind(text.slice(equals + 1), 'text')}`;
  // A query of its own, so that it is made once and not for each row.
  return `(select jsonb_build_array(jsonb_build_object(${name}${value})))`;
}

/** The words of which an entry must have each. */
export function askedWords({ text }: Pick<TransactionFilter, 'text'>): string[] {
  return (text ?? '').split(/\s+/u).filter((word) => word !== '');
}

function textConditions(filter: TransactionFilter, bindings: Bindings): string[] {
  return askedWords(filter).map((word) => `strpos(t.folded, folded_text(${bindings.bind(word, 'text')})) > 0`);
}

function accountConditions(filter: TransactionFilter, bindings: Bindings): string[] {
  const conditions: string[] = [];
  if (filter.accounts?.length) {
    conditions.push(
      `a.path && (select array_agg(named.id) from account named
                   where named.book_id = $1 and named.full_name = any (${bindings.bind(filter.accounts, 'text[]')}))`,
    );
  }
  if (filter.types?.length) conditions.push(`a.type = any (${bindings.bind(filter.types, 'text[]')})`);
  return conditions;
}

function postingConditions(filter: TransactionFilter, bindings: Bindings, meant: Meant | null): string[] {
  const matching = postingsOf(filter, bindings, meant);
  return matching === null ? [] : [`exists (select ${matching} and p.transaction_id = t.id)`];
}

/** From and where of the postings `p` that a filter asks for: all must hold for one and the same. Null where it asks for none. */
export function postingsOf(filter: TransactionFilter, bindings: Bindings, meant: Meant | null): string | null {
  const accountIds = meant?.accountIds ?? null;
  const named = accountIds ? [`p.account_id = any (${bindings.bind(accountIds, 'int[]')})`] : accountConditions(filter, bindings);
  const conditions = [...named];
  const needsAccount = accountIds === null && named.length > 0;
  if (isGiven(filter.currency)) {
    const id = meant ? bindings.bind(meant.currencyId, 'int') : currencyOf(filter.currency, bindings);
    conditions.push(`p.commodity_id = ${id}`);
  }
  if (filter.amount?.min) conditions.push(`abs(p.amount) >= ${bindings.bind(filter.amount.min.toString(), 'numeric')}`);
  if (filter.amount?.max) conditions.push(`abs(p.amount) <= ${bindings.bind(filter.amount.max.toString(), 'numeric')}`);
  if (conditions.length === 0) return null;
  const account = needsAccount ? 'join account a on a.book_id = $1 and a.id = p.account_id' : '';
  return `from posting p ${account} where ${['p.book_id = $1', ...conditions].join(' and ')}`;
}
