import type { Sql } from '../ledger/sql.ts';
import type { ChartWriter } from './chart-writer.sql.ts';
import type { Place, PriceRecord } from './journal.ts';

/** One day and pair, as text. */
export function pairKey(on: string, commodity: string, quote: string): string {
  return `${on}\n${commodity}\n${quote}`;
}

/** Writes the rates of one import, leaving out what the book has already. */
export class PriceWriter {
  /** Where each rate of the file stands, by day and pair. */
  readonly places = new Map<string, Place>();
  added = 0;

  constructor(
    private readonly sql: Sql,
    private readonly bookId: number,
    private readonly importId: number,
    private readonly chart: ChartWriter,
    private readonly source: string,
  ) {}

  /** Of several rates for one day and pair in a file, the last one counts. A rate that the book has is not added again. */
  async add(prices: readonly PriceRecord[]): Promise<void> {
    if (prices.length === 0) return;
    const last = [...new Map(prices.map((price) => [pairKey(price.on, price.commodity, price.quote), price])).values()];
    for (const { on, commodity, quote, place } of last) this.places.set(pairKey(on, commodity, quote), place);
    await this.chart.addCommodities(last.flatMap((price) => [price.commodity, price.quote]));
    const rows = await this.sql.query(enterPrices, [
      this.bookId,
      this.importId,
      this.source,
      last.map((price) => price.on),
      last.map((price) => this.chart.commodityId(price.commodity)),
      last.map((price) => price.rate.toString()),
      last.map((price) => this.chart.commodityId(price.quote)),
    ]);
    this.added += rows.length;
  }
}

// The subquery stands in the select list: as a condition the planner, who cannot know how many rates a running import has
// written, would read all of the book's for every batch. So it is one look into the index price_pair for each rate.
const enterPrices = `
  insert into price (book_id, id, import_id, on_date, commodity_id, rate, quote_id, source)
  select $1, nextval('price_id'), $2, y.on_date, y.commodity_id, y.rate, y.quote_id, $3
    from (select x.*, (select count(*) from price p
                        where p.book_id = $1 and p.commodity_id = x.commodity_id and p.quote_id = x.quote_id and p.on_date = x.on_date
                          and p.rate = x.rate and p.source <> 'user') as known
            from unnest($4::date[], $5::int[], $6::numeric[], $7::int[]) with ordinality as x (on_date, commodity_id, rate, quote_id, n)
          offset 0) y
   where y.known = 0
   order by y.n returning id`;
