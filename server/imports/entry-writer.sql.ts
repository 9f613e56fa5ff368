import { Decimal } from '../ledger/decimal.ts';
import type { Sql } from '../ledger/sql.ts';
import type { ChartWriter } from './chart-writer.sql.ts';
import { fingerprintOf, Occurrences } from './fingerprint.ts';
import type { Entry, EntryPosting, Place, PriceRecord } from './journal.ts';

/** One day and pair, as text. */
export function pairKey(on: string, commodity: string, quote: string): string {
  return `${on}\n${commodity}\n${quote}`;
}

/** Writes entries and rates of one import, leaving out what the book has already. */
export class EntryWriter {
  private readonly occurrences = new Occurrences();
  private readonly uses = new Map<string, number>();
  /** Where each rate of the file stands, by day and pair. */
  readonly pricePlaces = new Map<string, Place>();
  transactionsAdded = 0;
  duplicatesSkipped = 0;
  pricesAdded = 0;

  constructor(
    private readonly sql: Sql,
    private readonly bookId: number,
    private readonly importId: number,
    private readonly chart: ChartWriter,
    private readonly source: string,
  ) {}

  /** The commodity that most of the file's postings use; null for a file without postings. */
  get mainCommodity(): string | null {
    let main: string | null = null;
    for (const [symbol, count] of this.uses) if (symbol !== '' && count > (main === null ? 0 : this.uses.get(main)!)) main = symbol;
    return main;
  }

  async addEntries(entries: readonly Entry[]): Promise<void> {
    if (entries.length === 0) return;
    const ids = await this.newIds('transaction_id', entries.length);
    const added = new Set(await this.insertTransactions(entries, ids));
    const kept = entries.flatMap((entry, index) => (added.has(ids[index]!) ? [{ id: ids[index]!, entry }] : []));
    this.transactionsAdded += kept.length;
    this.duplicatesSkipped += entries.length - kept.length;
    await this.nameAll(kept.map(({ entry }) => entry));
    await this.insertPostings(kept);
    await this.insertResidues(kept);
  }

  /** Of several rates for one day and pair in a file, the last one counts. A rate that the book has is not added again. */
  async addPrices(prices: readonly PriceRecord[]): Promise<void> {
    if (prices.length === 0) return;
    const last = [...new Map(prices.map((price) => [pairKey(price.on, price.commodity, price.quote), price])).values()];
    for (const { on, commodity, quote, place } of last) this.pricePlaces.set(pairKey(on, commodity, quote), place);
    await this.chart.addCommodities(last.flatMap((price) => [price.commodity, price.quote]));
    const rows = await this.sql.query(
      `insert into price (book_id, id, import_id, on_date, commodity_id, rate, quote_id, source)
       select $1, nextval('price_id'), $2, x.on_date, x.commodity_id, x.rate, x.quote_id, $3
         from unnest($4::date[], $5::int[], $6::numeric[], $7::int[]) with ordinality as x (on_date, commodity_id, rate, quote_id, n)
        where not exists (select from price p where p.book_id = $1 and p.on_date = x.on_date and p.commodity_id = x.commodity_id
                             and p.quote_id = x.quote_id and p.rate = x.rate and p.source <> 'user')
        order by x.n returning id`,
      [
        this.bookId,
        this.importId,
        this.source,
        last.map((price) => price.on),
        last.map((price) => this.chart.commodityId(price.commodity)),
        last.map((price) => price.rate.toString()),
        last.map((price) => this.chart.commodityId(price.quote)),
      ],
    );
    this.pricesAdded += rows.length;
  }

  private async insertTransactions(entries: readonly Entry[], ids: readonly string[]): Promise<string[]> {
    const fingerprints = entries.map(fingerprintOf);
    const rows = await this.sql.query<{ id: string }>(
      `insert into transaction (book_id, import_id, id, date, secondary_date, status, code, payee, description, comment, tags,
                                source_file, source_line, fingerprint, occurrence, largest_amount)
       select $1, $2, x.id, x.date, x.secondary_date, x.status, x.code, x.payee, x.description, x.comment, x.tags::jsonb,
              x.file, x.line, decode(x.fingerprint, 'hex'), x.occurrence, x.largest_amount
         from unnest($3::bigint[], $4::date[], $5::date[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
                     $12::text[], $13::int[], $14::text[], $15::int[], $16::numeric[])
              as x (id, date, secondary_date, status, code, payee, description, comment, tags, file, line, fingerprint, occurrence,
                    largest_amount)
       on conflict (book_id, fingerprint, occurrence) do nothing returning id`,
      [
        this.bookId,
        this.importId,
        ids,
        entries.map((entry) => entry.date),
        entries.map((entry) => entry.secondaryDate),
        entries.map((entry) => entry.status),
        entries.map((entry) => entry.code),
        entries.map((entry) => entry.payee),
        entries.map((entry) => entry.description),
        entries.map((entry) => entry.comment),
        entries.map((entry) => JSON.stringify(entry.tags)),
        entries.map((entry) => entry.place.file),
        entries.map((entry) => entry.place.line),
        fingerprints.map((fingerprint) => fingerprint.toString('hex')),
        fingerprints.map((fingerprint) => this.occurrences.next(fingerprint)),
        entries.map((entry) => largestOf(entry).toString()),
      ],
    );
    return rows.map((row) => row.id);
  }

  private async nameAll(entries: readonly Entry[]): Promise<void> {
    const postings = entries.flatMap((entry) => entry.postings);
    for (const { amount } of postings) {
      this.uses.set(amount.commodity, (this.uses.get(amount.commodity) ?? 0) + 1);
      this.chart.noteDigits(amount.commodity, amount.quantity.scale);
    }
    await this.chart.addAccounts(postings.map((posting) => posting.account));
    await this.chart.addCommodities([
      ...postings.flatMap((posting) => (posting.cost ? [posting.amount.commodity, posting.cost.commodity] : [posting.amount.commodity])),
      ...entries.flatMap((entry) => entry.residue.map((amount) => amount.commodity)),
    ]);
  }

  private async insertPostings(kept: readonly { id: string; entry: Entry }[]): Promise<void> {
    const rows = kept.flatMap(({ id, entry }) => {
      const [date, largest] = [entry.date, largestOf(entry).toString()];
      return entry.postings.map((posting, index) => ({ id, position: index + 1, posting, date, largest }));
    });
    const of = <T>(pick: (posting: EntryPosting) => T) => rows.map((row) => pick(row.posting));
    await this.sql.query(
      `insert into posting (book_id, transaction_id, position, account_id, date, commodity_id, amount, cost, cost_commodity_id, kind,
                            status, comment, tags, entry_date, entry_largest)
       select $1, x.transaction_id, x.position, x.account_id, x.date, x.commodity_id, x.amount, x.cost, x.cost_commodity_id, x.kind,
              x.status, x.comment, x.tags::jsonb, x.entry_date, x.entry_largest
         from unnest($2::bigint[], $3::int[], $4::int[], $5::date[], $6::int[], $7::numeric[], $8::numeric[], $9::int[], $10::text[],
                     $11::text[], $12::text[], $13::text[], $14::date[], $15::numeric[])
              as x (transaction_id, position, account_id, date, commodity_id, amount, cost, cost_commodity_id, kind, status, comment, tags,
                    entry_date, entry_largest)`,
      [
        this.bookId,
        rows.map((row) => row.id),
        rows.map((row) => row.position),
        of((posting) => this.chart.accountId(posting.account)),
        of((posting) => posting.date),
        of((posting) => this.chart.commodityId(posting.amount.commodity)),
        of((posting) => posting.amount.quantity.toString()),
        of((posting) => posting.cost?.quantity.toString() ?? null),
        of((posting) => (posting.cost ? this.chart.commodityId(posting.cost.commodity) : null)),
        of((posting) => posting.kind),
        of((posting) => posting.status),
        of((posting) => posting.comment),
        of((posting) => JSON.stringify(posting.tags)),
        rows.map((row) => row.date),
        rows.map((row) => row.largest),
      ],
    );
  }

  private async insertResidues(kept: readonly { id: string; entry: Entry }[]): Promise<void> {
    const rows = kept.flatMap(({ id, entry }) => entry.residue.map((amount) => ({ id, date: entry.date, amount })));
    if (rows.length === 0) return;
    await this.sql.query(
      `insert into residue (book_id, transaction_id, commodity_id, date, amount)
       select $1, x.* from unnest($2::bigint[], $3::int[], $4::date[], $5::numeric[]) as x`,
      [
        this.bookId,
        rows.map((row) => row.id),
        rows.map((row) => this.chart.commodityId(row.amount.commodity)),
        rows.map((row) => row.date),
        rows.map((row) => row.amount.quantity.toString()),
      ],
    );
  }

  private async newIds(sequence: 'transaction_id', count: number): Promise<string[]> {
    const rows = await this.sql.query<{ id: string }>('select nextval($1::regclass)::text as id from generate_series(1, $2::int)', [
      sequence,
      count,
    ]);
    return rows.map((row) => row.id);
  }
}

/** The largest |amount| of any posting, as a plain number. */
function largestOf(entry: Entry): Decimal {
  const sizes = entry.postings.map((posting) => posting.amount.quantity.abs());
  return sizes.reduce((largest, size) => (size.compare(largest) > 0 ? size : largest), Decimal.zero);
}
