import { Chart, type ChartAccount } from './chart.ts';
import { ClosingMemory } from './closing-memory.ts';
import { type DataVersion, readDataVersion } from './data-version.sql.ts';
import type { FramesKept } from './frame-memory.ts';
import type { PlainDate } from './plain-date.ts';
import { plannedOnce, type Sql } from './sql.ts';

/** The settings of a book as reports need them. */
export interface BookSettings {
  readonly id: number;
  readonly name: string;
  /** The reporting currency: chosen, else the commodity that most postings of the first import use, else USD. */
  readonly currency: string;
  /** IANA name. */
  readonly timeZone: string;
  /** 1 to 12. */
  readonly fiscalYearStartMonth: number;
  readonly isDemo: boolean;
  /** The first and last day with a posting; null while the book is empty. */
  readonly firstDate: PlainDate | null;
  readonly lastDate: PlainDate | null;
  readonly transactionCount: number;
  /** The currency that balance nodes are valued in: that of the last write, so it may differ from `currency` only before the first. */
  readonly valuedIn: string | null;
}

export interface CommodityFacts {
  readonly id: number;
  readonly symbol: string;
  /** The most decimals that the book writes of it. */
  readonly digits: number;
}

/** What every report stands on, read in the report's own snapshot. */
export interface Frame {
  readonly book: BookSettings;
  readonly chart: Chart;
  readonly commodities: ReadonlyMap<number, CommodityFacts>;
  readonly version: DataVersion;
  /** What of its rates is known already; null where what is read now may not be kept. */
  readonly closing: ClosingMemory | null;
}

/** What is known of a snapshot, which always shows the same. */
interface Kept {
  readonly frames: Map<number, Promise<Frame>>;
  readonly memory: FramesKept;
}

const kept = new WeakMap<Sql, Kept>();

/** Says that all that `sql` reads is of one snapshot: its frames are read once, and not at all where `memory` of its database has them. */
export function keepFrames(snapshot: Sql, memory: FramesKept): void {
  kept.set(snapshot, { frames: new Map(), memory });
}

/** Must be the same `sql` that reads the figures. Throws where the book does not exist. */
export function readFrame(sql: Sql, bookId: number): Promise<Frame> {
  const known = kept.get(sql);
  const frame = known?.frames.get(bookId) ?? readAnew(sql, bookId, known?.memory ?? null);
  known?.frames.set(bookId, frame);
  return frame;
}

async function readAnew(sql: Sql, bookId: number, memory: FramesKept | null): Promise<Frame> {
  const version = await readDataVersion(sql, bookId);
  const remembered = memory?.find(bookId, version.ledger);
  if (remembered) return { ...remembered, version };
  const book = await readBookSettings(sql, bookId);
  if (!book) throw new Error(`no book ${bookId}`);
  const closing = memory && new ClosingMemory();
  const parts = { book, chart: await readChart(sql, bookId), commodities: await readCommodities(sql, bookId), closing };
  memory?.keep(version.ledger, parts);
  return { ...parts, version };
}

/** For `from book`. */
export const bookColumns = `id, name, coalesce(currency, inferred_currency, 'USD') as currency, time_zone as "timeZone",
  fiscal_year_start_month as "fiscalYearStartMonth", is_demo as "isDemo", first_date as "firstDate", last_date as "lastDate",
  transaction_count as "transactionCount", valued_in as "valuedIn"`;

const bookStatement = plannedOnce(`select ${bookColumns} from book where id = $1`);

export async function readBookSettings(sql: Sql, bookId: number): Promise<BookSettings | null> {
  const [book] = await sql.query<BookSettings>(bookStatement, [bookId]);
  return book ?? null;
}

/** An account as `accountColumns` gives it. */
export type AccountRow = Omit<ChartAccount, 'name' | 'depth'>;

export const accountColumns = `id, full_name as "fullName", parent_id as "parentId", path, type, role, role_inferred as "roleInferred",
  is_conversion as "isConversion"`;

export function chartAccountOf(row: AccountRow): ChartAccount {
  return { ...row, name: nameOf(row.fullName), depth: row.path.length };
}

const chartStatement = plannedOnce(
  `select ${accountColumns} from account where book_id = $1 order by position nulls last, full_name collate "C"`,
);

export async function readChart(sql: Sql, bookId: number): Promise<Chart> {
  const rows = await sql.query<AccountRow>(chartStatement, [bookId]);
  return new Chart(rows.map(chartAccountOf));
}

const commoditiesStatement = plannedOnce('select id, symbol, digits from commodity where book_id = $1 order by id');

async function readCommodities(sql: Sql, bookId: number): Promise<Map<number, CommodityFacts>> {
  const rows = await sql.query<CommodityFacts>(commoditiesStatement, [bookId]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The last component of a colon-separated name. */
export function nameOf(fullName: string): string {
  return fullName.slice(fullName.lastIndexOf(':') + 1);
}
