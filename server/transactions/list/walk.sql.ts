import type { Key } from '../../ledger/cursor.ts';
import { transactionColumns } from '../../ledger/entries.sql.ts';
import { Bindings, boundsOf, keysetOf } from '../../ledger/keyset.ts';
import type { Span } from '../../ledger/page-window.ts';
import type { Sql } from '../../ledger/sql.ts';
import { keysetOrderOf, type ListedTransaction } from '../order.ts';
import { followedConditions, walkedConditions } from './conditions.sql.ts';
import type { ListScope } from './list-scope.sql.ts';

/** For `from transaction t`, and what an order by amount goes by. */
export const listedColumns = `${transactionColumns}, t.largest_amount as largest`;

/** What a walk came to. */
export interface Walk {
  /** What was found on the way. */
  readonly rows: ListedTransaction[];
  /** True where the rows are the span's: it is full, or the list ends there. */
  readonly isDone: boolean;
}

/** Entries that were walked: the keys of the first and of the last. */
export interface Stretch {
  readonly first: Key;
  readonly last: Key;
}

/**
 * Goes through the entries in the order of the list and takes what matches: the shortest way where every few entries one
 * does. Gives up where `entriesMax` entries do not fill the span. `from`: the entry behind which it begins, within the span.
 */
export async function walk(sql: Sql, scope: ListScope, span: Span, entriesMax: number, from: Key | null = null): Promise<Walk> {
  const bindings = new Bindings(scope.bookId);
  const { followed, checked } = walkedConditions(scope, bindings);
  const order = keysetOrderOf(scope.order);
  const { conditions, tail } = keysetOf(order, span, bindings);
  const bounds = ['t.book_id = $1', ...followed, ...conditions, ...behind(scope, span, from, bindings)];
  const isWhole = checked.length === 0 || scope.bookSize <= entriesMax;
  const capped = () => {
    const first = keysetOf(order, { ...span, after: null, before: null, limit: entriesMax }, bindings).tail;
    return `(select * from transaction t where ${bounds.join(' and ')} ${first}) t where ${checked.join(' and ')}`;
  };
  const source = isWhole ? `transaction t where ${[...bounds, ...checked].join(' and ')}` : capped();
  const rows = await sql.query<ListedTransaction>(`select ${listedColumns} from ${source} ${tail}`, bindings.values);
  return { rows, isDone: isWhole || rows.length === span.limit };
}

/** Of the entries that a walk from the span's beginning goes through, the first and the last: from an index alone. Null where there are fewer. */
export async function readStretch(sql: Sql, scope: ListScope, span: Span, entries: number): Promise<Stretch | null> {
  const bindings = new Bindings(scope.bookId);
  const order = keysetOrderOf(scope.order);
  const { conditions, tail } = keysetOf(order, { ...span, limit: 1 }, bindings);
  const bounds = ['t.book_id = $1', ...followedConditions(scope, bindings), ...conditions].join(' and ');
  const key = order.columns.map(({ expression }) => `${expression}::text`).join(', ');
  const nth = (place: number) =>
    `(select array[${key}] from transaction t where ${bounds} ${tail} offset ${bindings.bind(place - 1, 'int')})`;
  const [row] = await sql.query<{ first: Key | null; last: Key | null }>(
    `select ${nth(1)} as first, ${nth(entries)} as last`,
    bindings.values,
  );
  return row!.last && { first: row!.first!, last: row!.last };
}

/** That an entry comes after the one of this key, in the way in which the span counts. */
export function behind(scope: ListScope, span: Span, from: Key | null, bindings: Bindings): readonly string[] {
  if (from === null) return [];
  const [after, before] = span.backward ? [null, from] : [from, null];
  return boundsOf(keysetOrderOf(scope.order), { after, before, inclusive: false }, bindings);
}
