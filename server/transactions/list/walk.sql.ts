import { transactionColumns } from '../../ledger/entries.sql.ts';
import { Bindings, keysetOf } from '../../ledger/keyset.ts';
import type { Span } from '../../ledger/page-window.ts';
import type { Sql } from '../../ledger/sql.ts';
import { keysetOrderOf, type ListedTransaction } from '../order.ts';
import { walkedConditions } from './conditions.sql.ts';
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

/**
 * Goes through the entries in the order of the list and takes what matches: the shortest way where every few entries one
 * does. Gives up where `entriesMax` entries do not fill the span.
 */
export async function walk(sql: Sql, scope: ListScope, span: Span, entriesMax: number): Promise<Walk> {
  const bindings = new Bindings(scope.bookId);
  const { followed, checked } = walkedConditions(scope, bindings);
  const order = keysetOrderOf(scope.order);
  const { conditions, tail } = keysetOf(order, span, bindings);
  const bounds = ['t.book_id = $1', ...followed, ...conditions];
  const isWhole = checked.length === 0 || scope.bookSize <= entriesMax;
  const capped = () => {
    const first = keysetOf(order, { ...span, after: null, before: null, limit: entriesMax }, bindings).tail;
    return `(select * from transaction t where ${bounds.join(' and ')} ${first}) t where ${checked.join(' and ')}`;
  };
  const source = isWhole ? `transaction t where ${[...bounds, ...checked].join(' and ')}` : capped();
  const rows = await sql.query<ListedTransaction>(`select ${listedColumns} from ${source} ${tail}`, bindings.values);
  return { rows, isDone: isWhole || rows.length === span.limit };
}
