import type { Key } from '../ledger/cursor.ts';
import { Decimal } from '../ledger/decimal.ts';
import { type PostingRow, postingColumns, postingCommodities } from '../ledger/entries.sql.ts';
import { Bindings, type KeysetOrder, keysetOf } from '../ledger/keyset.ts';
import type { Span } from '../ledger/page-window.ts';
import { type PlainDate, parsePlainDate } from '../ledger/plain-date.ts';
import type { Extent } from '../ledger/rollup/cover.ts';
import type { Sql } from '../ledger/sql.ts';
import { openingKey, readOpeningBalances } from './opening-balances.sql.ts';

/** A posting on a page of the account that was asked for. */
export interface PageRow extends PostingRow {
  readonly asked: number;
  readonly commodityId: number;
}

/** A posting with the balance of its commodity right after it, exact decimal text. */
interface RegisterRow extends PostingRow {
  readonly runningBalance: string;
}

interface RegisterScope {
  /** Both days inclusive; null for all. */
  readonly range: { readonly from: PlainDate; readonly to: PlainDate } | null;
  /** True where the postings of an account's children are its own. */
  readonly withChildren: boolean;
}

const newestFirst: KeysetOrder = {
  columns: [
    { expression: 'p.date', type: 'date' },
    { expression: 'p.transaction_id', type: 'bigint' },
    { expression: 'p.position', type: 'int' },
  ],
  descending: true,
};

export function registerKeyOf(row: PostingRow): Key {
  return [row.date, row.transactionId, String(row.position)];
}

/** What the parts of a key look like, for cursors. */
export const registerKeyParts = [
  (text: string) => parsePlainDate(text) !== null,
  (text: string) => /^\d{1,18}$/.test(text),
  (text: string) => /^\d{1,9}$/.test(text),
];

/**
 * A span of each account's register, newest first. Postings that count nowhere are in no register. Each account of a
 * family gives its own part in the order of its index, so that a page costs as much in a large book as in a small one.
 */
export async function readRegisters(
  sql: Sql,
  book: Extent & { readonly id: number },
  accountIds: readonly number[],
  scope: RegisterScope,
  span: Span,
): Promise<RegisterRow[][]> {
  const bindings = new Bindings(book.id, accountIds);
  const { range } = scope;
  const inRange = range ? [`p.date between ${bindings.bind(range.from, 'date')} and ${bindings.bind(range.to, 'date')}`] : [];
  const { conditions, tail } = keysetOf(newestFirst, span, bindings);
  const way = span.backward ? '' : 'desc';
  const rows = await sql.query<PageRow>(
    `with member as (
       select asked.id as asked, a.id from unnest($2::int[]) as asked (id)
         join account a on a.book_id = $1 and ${scope.withChildren ? 'a.path @> array[asked.id]' : 'a.id = asked.id'}),
     found as (
       select member.asked, x.* from member
        cross join lateral (
          select p.* from posting p
           where ${['p.book_id = $1', 'p.account_id = member.id', 'p.is_counted', ...inRange, ...conditions].join(' and ')}
           ${tail}) x),
     placed as (
       select *, row_number() over (partition by asked order by date ${way}, transaction_id ${way}, position ${way}) as place from found)
     select p.asked, p.commodity_id as "commodityId", ${postingColumns}
       from placed p ${postingCommodities}
      where p.place <= ${bindings.bind(span.limit, 'int')}
      order by p.date desc, p.transaction_id desc, p.position desc`,
    bindings.values,
  );
  const pages = accountIds.map((id) => rows.filter(({ asked }) => asked === id));
  const openings = await readOpeningBalances(sql, book, scope.withChildren, pages.flatMap(oldestOf));
  return pages.map((page) => withBalances(page, openings));
}

/** The oldest posting of each commodity on a page: before it stands the balance that the page opens with. */
function oldestOf(page: readonly PageRow[]): PageRow[] {
  return [...new Map(page.map((row) => [row.commodityId, row])).values()];
}

function withBalances(page: readonly PageRow[], openings: ReadonlyMap<string, Decimal>): RegisterRow[] {
  const running = new Map<number, Decimal>();
  const rows = [...page].reverse().map((row) => {
    const before = running.get(row.commodityId) ?? openings.get(openingKey(row))!;
    const balance = before.plus(Decimal.from(row.amount));
    running.set(row.commodityId, balance);
    return { ...row, runningBalance: balance.toString() };
  });
  return rows.reverse();
}
