import type { Key } from '../ledger/cursor.ts';
import { type PostingRow, postingColumns, postingCommodities } from '../ledger/entries.sql.ts';
import { Bindings, type KeysetOrder, keysetOf } from '../ledger/keyset.ts';
import type { Span } from '../ledger/page-window.ts';
import { type PlainDate, parsePlainDate } from '../ledger/plain-date.ts';
import type { Sql } from '../ledger/sql.ts';

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
 * A span of each account's register. The balance at a page's oldest posting of a commodity is what all postings before
 * it add up to; from there on a window runs. Postings that count nowhere are in no register.
 */
export async function readRegisters(
  sql: Sql,
  bookId: number,
  accountIds: readonly number[],
  scope: RegisterScope,
  span: Span,
): Promise<RegisterRow[][]> {
  const bindings = new Bindings(bookId, accountIds);
  const { range } = scope;
  const inRange = range ? [`p.date between ${bindings.bind(range.from, 'date')} and ${bindings.bind(range.to, 'date')}`] : [];
  const { conditions, tail } = keysetOf(newestFirst, span, bindings);
  // One account alone is asked for by equality, so that its index gives the postings in their order.
  const [family, isOfFamily] = scope.withChildren
    ? ['a.path @> array[asked.id]', 'p.account_id = any (family.ids)']
    : ['a.id = asked.id', 'p.account_id = family.asked'];
  const rows = await sql.query<RegisterRow & { asked: number }>(
    `with family as (
       select asked.id as asked, array_agg(a.id) as ids from unnest($2::int[]) as asked (id)
         join account a on a.book_id = $1 and ${family} group by 1),
     page as (
       select family.asked, x.* from family
        cross join lateral (
          select p.* from posting p
           where ${['p.book_id = $1', 'p.is_counted', isOfFamily, ...inRange, ...conditions].join(' and ')}
           ${tail}) x),
     oldest as (
       select distinct on (asked, commodity_id) asked, commodity_id, date, transaction_id, position from page
        order by asked, commodity_id, date, transaction_id, position),
     opening as (
       select o.asked, o.commodity_id, coalesce(sum(p.amount), 0) as amount
         from oldest o join family on family.asked = o.asked
         left join posting p on p.book_id = $1 and p.is_counted and ${isOfFamily} and p.commodity_id = o.commodity_id
          and (p.date, p.transaction_id, p.position) < (o.date, o.transaction_id, o.position)
        group by 1, 2)
     select p.asked, ${postingColumns},
            opening.amount + sum(p.amount) over (partition by p.asked, p.commodity_id order by p.date, p.transaction_id, p.position)
              as "runningBalance"
       from page p ${postingCommodities}
       join opening on opening.asked = p.asked and opening.commodity_id = p.commodity_id
      order by p.date desc, p.transaction_id desc, p.position desc`,
    bindings.values,
  );
  return accountIds.map((id) => rows.filter((row) => row.asked === id));
}
