import { CopyBinary } from '../ledger/copy-binary.ts';
import type { Sql } from '../ledger/sql.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Entry, PriceRecord } from './journal.ts';
import { Occurrences } from './occurrences.ts';
import { handOnDuplicates } from './possible-duplicates.sql.ts';
import { copyToShelf, takeOut } from './shelf/shelf.sql.ts';
import { moveRowsToShelf } from './shelf/syncs.sql.ts';
import { partTransfersOf } from './transfers/transfer-record.sql.ts';

/** What a sync did beside adding. An entry of the same day and words that went and came counts as changed, not as both. */
export interface SyncCounts {
  readonly changed: number;
  readonly removed: number;
}

const batchMax = 5_000;
const noteTypes = ['hex', 'int4'] as const;

/**
 * Makes what came from a file equal to what the file says now: entries that it does not hold any more are taken out, others stay
 * as they are, with their ids and all that hangs on them. Earlier imports are of the same file where its name is the same.
 */
export class Sync {
  private readonly occurrences = new Occurrences();
  private rows = new CopyBinary(noteTypes);
  private noted = 0;
  private readonly prices = new Set<string>();

  private constructor(
    private readonly sql: Sql,
    private readonly bookId: number,
    private readonly importId: number,
    private readonly fileName: string,
  ) {}

  static async open(sql: Sql, bookId: number, importId: number, fileName: string): Promise<Sync> {
    await sql.query('create temporary table still_there (fingerprint bytea not null, occurrence int not null) on commit drop');
    return new Sync(sql, bookId, importId, fileName);
  }

  /** True where `flush` is due. */
  note(entry: Entry): boolean {
    const fingerprint = fingerprintOf(entry);
    this.rows.row([fingerprint, this.occurrences.next(fingerprint)]);
    this.noted += 1;
    return this.noted >= batchMax;
  }

  notePrice({ on, commodity, quote, rate }: PriceRecord): void {
    this.prices.add(JSON.stringify([on, commodity, quote, rate.trimmed().toString()]));
  }

  async flush(): Promise<void> {
    if (this.noted === 0) return;
    const rows = this.rows.bytes();
    this.rows = new CopyBinary(noteTypes);
    this.noted = 0;
    await this.sql.copyIn({ table: 'still_there', columns: ['fingerprint', 'occurrence'], rows });
  }

  /** Call it after the file's own entries went in. */
  async close(): Promise<SyncCounts> {
    await this.flush();
    await this.sql.query('analyze still_there');
    const gone = await this.gone();
    const changed = await this.countChanged(gone);
    await this.takeOut(gone);
    await this.takeOutPrices();
    // What accounts and commodities are, and what a bank states of them, is said anew by each reading of the file.
    for (const table of ['account_declaration', 'commodity_declaration', 'stated_balance'] as const)
      await moveRowsToShelf(this.sql, this.bookId, this.importId, table, `import_id in (${earlier})`, [this.fileName]);
    if (gone.length > 0) await this.correctRecords();
    return { changed, removed: gone.length - changed };
  }

  /**
   * Of earlier imports: what decides the book's currency, and that nothing is left of them. Where something is, their file begins as it did: an
   * entry in its middle does not become its first one because those before it were changed.
   */
  private async correctRecords(): Promise<void> {
    await this.sql.query(
      `with left_over as (
         select i.id, exists (select from transaction t where t.book_id = $1 and t.import_id = i.id) as is_any,
                (select c.symbol
                   from transaction t
                   join posting p on p.book_id = $1 and p.transaction_id = t.id
                   join commodity c on c.book_id = $1 and c.id = p.commodity_id and c.symbol <> ''
                  where t.book_id = $1 and t.import_id = i.id
                  group by c.id, c.symbol order by count(*) desc, c.id limit 1) as main
           from import i where i.book_id = $1 and i.id in (${earlier}))
       update import i set first_date = case when l.is_any then i.first_date end, main_commodity = l.main
         from left_over l where i.book_id = $1 and i.id = l.id`,
      this.parameters,
    );
  }

  private get parameters(): unknown[] {
    return [this.bookId, this.importId, this.fileName];
  }

  private async gone(): Promise<string[]> {
    // A line that is part of a transfer is an entry again before it can go.
    const whose = `import_id in (${earlier}) and ${notThere('entry')}`;
    await partTransfersOf(this.sql, this.bookId, whose, [this.importId, this.fileName], this.importId);
    const rows = await this.sql.query<{ id: string }>(
      `select t.id from transaction t
        where t.book_id = $1 and t.import_id in (${earlier}) and ${notThere('t')}`,
      this.parameters,
    );
    return rows.map(({ id }) => id);
  }

  private async countChanged(gone: readonly string[]): Promise<number> {
    const [row] = await this.sql.query<{ n: number }>(
      `with went as (
         select date, payee, description, count(*) as n from transaction where book_id = $1 and id = any ($3::bigint[]) group by 1, 2, 3),
       came as (select date, payee, description, count(*) as n from transaction where book_id = $1 and import_id = $2 group by 1, 2, 3)
       select coalesce(sum(least(went.n, came.n)), 0)::int as n
         from went join came on came.date = went.date and came.payee is not distinct from went.payee and came.description = went.description`,
      [this.bookId, this.importId, gone],
    );
    return row!.n;
  }

  /** They lie on the shelf until this sync is undone. */
  private async takeOut(gone: readonly string[]): Promise<void> {
    await copyToShelf(this.sql, this.bookId, gone, { syncId: this.importId });
    await handOnDuplicates(this.sql, this.bookId, this.importId, gone);
    await this.sql.query(
      'delete from possible_duplicate where book_id = $1 and (transaction_id = any ($2::bigint[]) or other_id = any ($2::bigint[]))',
      [this.bookId, gone],
    );
    await takeOut(this.sql, this.bookId, gone);
  }

  private async takeOutPrices(): Promise<void> {
    const rows = await this.sql.query<{ id: string; on: string; commodity: string; quote: string; rate: string }>(
      `select p.id, p.on_date as on, c.symbol as commodity, q.symbol as quote, trim_scale(p.rate) as rate
         from price p
         join commodity c on c.book_id = $1 and c.id = p.commodity_id
         join commodity q on q.book_id = $1 and q.id = p.quote_id
        where p.book_id = $1 and p.import_id in (${earlier})`,
      this.parameters,
    );
    const gone = rows.filter(({ on, commodity, quote, rate }) => !this.prices.has(JSON.stringify([on, commodity, quote, rate])));
    await moveRowsToShelf(this.sql, this.bookId, this.importId, 'price', 'id = any ($3::bigint[])', [gone.map(({ id }) => id)]);
  }
}

/** Imports of the same file before this one. */
const earlier = "select id from import where book_id = $1 and id <> $2 and file_name = $3 and status = 'SUCCEEDED' and not dry_run";

/** That the file does not hold an entry any more. */
function notThere(entry: string): string {
  return `not exists (select from still_there s where s.fingerprint = ${entry}.fingerprint and s.occurrence = ${entry}.occurrence)`;
}
