import type { Decimal } from '../ledger/decimal.ts';
import { Bindings, type KeysetOrder, keysetOf } from '../ledger/keyset.ts';
import type { Span } from '../ledger/page-window.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import type { Sql } from '../ledger/sql.ts';

export interface PriceRow {
  readonly on: PlainDate;
  readonly currency: string;
  /** Decimal text. */
  readonly price: string;
  readonly in: string;
  readonly source: string;
  readonly currencyId: number;
  readonly inId: number;
}

interface PriceFilter {
  readonly currency?: string | null;
  readonly in?: string | null;
  /** Both days inclusive. */
  readonly range?: { readonly from: PlainDate; readonly to: PlainDate } | null;
}

/** One day and pair. */
interface PricePair {
  readonly on: PlainDate;
  readonly currency: string;
  readonly in: string;
}

/** Newest first; within a day, the pairs as the book came to know them. */
const newestFirst: KeysetOrder = {
  columns: [
    { expression: 'p.on_date', type: 'date' },
    { expression: '-p.commodity_id', type: 'int' },
    { expression: '-p.quote_id', type: 'int' },
  ],
  descending: true,
};

/** The prices of a span that count: where a day and pair has several, the user's own, else the last to come. */
export async function readPrices(sql: Sql, bookId: number, filter: PriceFilter, span: Span): Promise<PriceRow[]> {
  const bindings = new Bindings(bookId);
  const { range } = filter;
  const conditions = [
    ...(filter.currency ? [`c.symbol = ${bindings.bind(filter.currency)}`] : []),
    ...(filter.in ? [`q.symbol = ${bindings.bind(filter.in)}`] : []),
    ...(range ? [`p.on_date between ${bindings.bind(range.from, 'date')} and ${bindings.bind(range.to, 'date')}`] : []),
  ];
  const keyset = keysetOf(newestFirst, span, bindings);
  return sql.query<PriceRow>(
    `select p.on_date as on, c.symbol as currency, p.rate as price, q.symbol as in, p.source,
            p.commodity_id as "currencyId", p.quote_id as "inId"
       from price p
       join commodity c on c.book_id = $1 and c.id = p.commodity_id
       join commodity q on q.book_id = $1 and q.id = p.quote_id
      where p.book_id = $1
        and not exists (select from price better
                         where better.book_id = $1 and better.commodity_id = p.commodity_id and better.quote_id = p.quote_id
                           and better.on_date = p.on_date and (better.source = 'user', better.id) > (p.source = 'user', p.id))
        ${[...conditions, ...keyset.conditions].map((condition) => `and ${condition}`).join(' ')}
      ${keyset.tail}`,
    bindings.values,
  );
}

/** Sets the user's own price, in place of the one that was set before. Currencies that the book does not know are made. */
export async function writePrice(sql: Sql, bookId: number, pair: PricePair, price: Decimal): Promise<void> {
  await sql.query(
    `insert into commodity (book_id, id, symbol)
     select $1, nextval('commodity_id'), x.symbol from unnest($2::text[]) as x (symbol)
      where not exists (select from commodity c where c.book_id = $1 and c.symbol = x.symbol)`,
    [bookId, [pair.currency, pair.in]],
  );
  const updated = await sql.query(`update price p set rate = $5::numeric ${ofPair} and p.source = 'user' returning p.id`, [
    ...pairValues(bookId, pair),
    price.toString(),
  ]);
  if (updated.length > 0) return;
  await sql.query(
    `insert into price (book_id, id, on_date, commodity_id, rate, quote_id, source)
     select $1, nextval('price_id'), $2, c.id, $5::numeric, q.id, 'user' from commodity c, commodity q
      where c.book_id = $1 and c.symbol = $3 and q.book_id = $1 and q.symbol = $4`,
    [...pairValues(bookId, pair), price.toString()],
  );
}

/** Deletes all prices of a day and pair; returns how many there were. */
export async function erasePrices(sql: Sql, bookId: number, pair: PricePair): Promise<number> {
  return (await sql.query(`delete from price p ${ofPair.replace('from', 'using')} returning p.id`, pairValues(bookId, pair))).length;
}

/** Completes UPDATE price p: joins its two commodities by name. */
const ofPair = `from commodity c, commodity q
  where p.book_id = $1 and p.on_date = $2::date and c.book_id = $1 and c.id = p.commodity_id and c.symbol = $3
    and q.book_id = $1 and q.id = p.quote_id and q.symbol = $4`;

function pairValues(bookId: number, pair: PricePair): unknown[] {
  return [bookId, pair.on, pair.currency, pair.in];
}
