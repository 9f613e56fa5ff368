import { isGiven } from '../../ledger/given.ts';
import { Bindings, keysetOf } from '../../ledger/keyset.ts';
import type { Span } from '../../ledger/page-window.ts';
import type { Sql } from '../../ledger/sql.ts';
import type { ListedTransaction } from '../order.ts';
import { within } from './conditions.sql.ts';
import type { ListScope } from './list-scope.sql.ts';
import { postingOrderOf } from './posting-order.ts';
import { listedColumns } from './walk.sql.ts';

/**
 * Merges the lists of the accounts: an index has the entries of each account and commodity in the list's order. Only
 * the lists whose first entry may be on the page are read on, so that what is read depends on the number of accounts and
 * on the page, and not on how many entries there are. Within a
 * range of |amount| the lists are read, from the index alone, until the page is full. Null where the filter asks for more, and in
 * an order by amount.
 */
export async function mergeAccounts(sql: Sql, scope: ListScope, span: Span): Promise<ListedTransaction[] | null> {
  if (!isOfAccounts(scope)) return null;
  const bindings = new Bindings(scope.bookId);
  const { date } = scope.filter;
  const order = postingOrderOf(scope.order);
  const { conditions, tail } = keysetOf(order, span, bindings);
  const columns = order.columns.map((column) => column.expression).join(', ');
  const way = order.descending === span.backward ? 'asc' : 'desc';
  const ordered = (table: string) => order.columns.map((column) => `${column.expression.replace('p.', table)} ${way}`).join(', ');
  const inDays = date ? [`p.entry_date between ${bindings.bind(date.from, 'date')} and ${bindings.bind(date.to, 'date')}`] : [];
  const bounds = ['p.book_id = $1', ...inDays, ...amountBounds(scope, bindings), ...conditions].join(' and ');
  const ofPair = (pair: string) => `${bounds} and p.account_id = ${pair}.account_id and p.commodity_id = ${pair}.commodity_id`;
  const rows = await sql.query<ListedTransaction>(
    `with recursive ${pairs(scope, bindings)},
     head as (
       select pair.account_id, pair.commodity_id, dense_rank() over (order by ${ordered('first.')}) as place from pair
        cross join lateral (select ${columns} from posting p where ${ofPair('pair')} order by ${ordered('p.')} limit 1) first),
     found as (
       select distinct x.* from head
        cross join lateral (select distinct ${columns} from posting p where ${ofPair('head')} ${tail}) x
        where head.place <= ${bindings.bind(span.limit, 'int')}
        order by ${ordered('x.')} limit ${bindings.bind(span.limit, 'int')})
     select ${listedColumns} from found join transaction t on t.book_id = $1 and t.id = found.transaction_id
      order by ${ordered('found.')}`,
    bindings.values,
  );
  return rows;
}

/** True where accounts, types, currency and day are all that is asked: then the page is found however rare its entries are. */
export function isOfAccountsAlone(scope: ListScope): boolean {
  return isOfAccounts(scope) && !scope.filter.amount?.min && !scope.filter.amount?.max;
}

function isOfAccounts({ filter, order, accountIds, commodityId }: ListScope): boolean {
  const asksMore = filter.text?.trim() || filter.status || isGiven(filter.importId) || isGiven(filter.tag);
  // By amount there is no such index: each would cost an import more than a list gains.
  return (accountIds !== null || commodityId !== null) && !asksMore && order.startsWith('DATE');
}

/** The range of |amount|. That the entry's largest is no less says nothing new, but an index by it begins there. */
function amountBounds(scope: ListScope, bindings: Bindings): string[] {
  const { min } = scope.filter.amount ?? {};
  return [...within('abs(p.amount)', scope, bindings), ...(min ? [`p.entry_largest >= ${bindings.bind(min.toString(), 'numeric')}`] : [])];
}

/** Accounts with each commodity that they hold, found by jumping from one to the next through the index. */
function pairs(scope: ListScope, bindings: Bindings): string {
  const accounts =
    scope.accountIds === null
      ? 'select id as account_id from account where book_id = $1'
      : `select unnest(${bindings.bind(scope.accountIds, 'int[]')}) as account_id`;
  if (scope.commodityId !== null)
    return `pair as (select account_id, ${bindings.bind(scope.commodityId, 'int')} as commodity_id from (${accounts}) a)`;
  const next = (account: string, behind: string) =>
    `(select p.commodity_id from posting p where p.book_id = $1 and p.account_id = ${account} ${behind} order by p.commodity_id limit 1)`;
  return `jump as (
       select a.account_id, ${next('a.account_id', '')} as commodity_id from (${accounts}) a
       union all
       select j.account_id, ${next('j.account_id', 'and p.commodity_id > j.commodity_id')} from jump j where j.commodity_id is not null),
     pair as (select * from jump where commodity_id is not null)`;
}
