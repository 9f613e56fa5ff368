import { numberDigitsMax } from '../config/limits.ts';
import { parseRole } from '../ledger/account-role.ts';
import type { AccountRole, DeclaredType } from '../ledger/nouns.ts';
import { acceptClassification, readEntryAccounts } from '../ledger/rollup/entry-columns.sql.ts';
import type { EntryAccount } from '../ledger/rollup/entry-columns.ts';
import { settleClassification, settleDeclarations } from '../ledger/settle/accounts.sql.ts';
import type { Sql } from '../ledger/sql.ts';

interface Declared {
  readonly position: number;
  readonly type: DeclaredType | null;
  readonly role: AccountRole | null;
}

/** Names to ids for one import: accounts with all their parents, commodities; made where they are missing. */
export class ChartWriter {
  private readonly accounts = new Map<string, { id: number; path: readonly number[] }>();
  /** As they are classified by what is known so far. */
  private classified = new Map<number, EntryAccount>();
  private readonly commodities = new Map<string, number>();
  private readonly digits = new Map<string, number>();
  private readonly declared = new Map<string, Declared>();

  private constructor(
    private readonly sql: Sql,
    private readonly bookId: number,
    private readonly importId: number | null,
  ) {}

  /** `importId`: whose declarations it writes; null where it makes accounts alone. */
  static async open(sql: Sql, bookId: number, importId: number | null): Promise<ChartWriter> {
    const writer = new ChartWriter(sql, bookId, importId);
    const accounts = await sql.query<{ id: number; fullName: string; path: number[] }>(
      'select id, full_name as "fullName", path from account where book_id = $1',
      [bookId],
    );
    for (const account of accounts) writer.accounts.set(account.fullName, account);
    writer.classified = await readEntryAccounts(sql, bookId);
    const commodities = await sql.query<{ id: number; symbol: string }>('select id, symbol from commodity where book_id = $1', [bookId]);
    for (const commodity of commodities) writer.commodities.set(commodity.symbol, commodity.id);
    return writer;
  }

  /** An account that `addAccounts` has seen. */
  account(fullName: string): EntryAccount {
    return this.classified.get(this.accounts.get(fullName)!.id)!;
  }

  /** The id of a commodity that `addCommodities` has seen. */
  commodityId(symbol: string): number {
    return this.commodities.get(symbol)!;
  }

  /** False where an account or a commodity has yet to be added. */
  knows(accounts: Iterable<string>, commodities: Iterable<string>): boolean {
    for (const name of accounts) if (!this.accounts.has(name)) return false;
    for (const symbol of commodities) if (!this.commodities.has(symbol)) return false;
    return true;
  }

  async addAccounts(names: Iterable<string>): Promise<void> {
    const missing = [...new Set([...names].flatMap(withParents))].filter((name) => !this.accounts.has(name));
    if (missing.length === 0) return;
    const ids = await this.newIds('account_id', missing.length);
    const parents = missing.map((name, index) => {
      const parent = this.accounts.get(parentOf(name) ?? '') ?? null;
      this.accounts.set(name, { id: ids[index]!, path: [...(parent?.path ?? []), ids[index]!] });
      return parent?.id ?? null;
    });
    await this.sql.query(
      `insert into account (book_id, id, full_name, parent_id, path)
       select $1, x.id, x.full_name, x.parent_id, x.path::int[]
         from unnest($2::int[], $3::text[], $4::int[], $5::text[]) as x (id, full_name, parent_id, path)`,
      [this.bookId, ids, missing, parents, missing.map((name) => `{${this.accounts.get(name)!.path.join(',')}}`)],
    );
    await this.classify(ids);
  }

  /** By what is declared so far, so that entries come in with what follows from it: see rollup/entry-columns.sql.ts. */
  private async classify(ids: readonly number[]): Promise<void> {
    await this.writeDeclarations();
    await settleDeclarations(this.sql, this.bookId);
    await settleClassification(this.sql, this.bookId);
    await acceptClassification(this.sql, this.bookId, ids);
    this.classified = await readEntryAccounts(this.sql, this.bookId);
  }

  async addCommodities(symbols: Iterable<string>): Promise<void> {
    const missing = [...new Set(symbols)].filter((symbol) => !this.commodities.has(symbol));
    if (missing.length === 0) return;
    const ids = await this.newIds('commodity_id', missing.length);
    for (const [index, symbol] of missing.entries()) this.commodities.set(symbol, ids[index]!);
    await this.sql.query(
      'insert into commodity (book_id, id, symbol) select $1, x.id, x.symbol from unnest($2::int[], $3::text[]) as x (id, symbol)',
      [this.bookId, ids, missing],
    );
  }

  /** The first declaration decides the order, the last one that says something the type and the role. */
  declareAccount(name: string, type: DeclaredType | null, role: string | null): void {
    const before = this.declared.get(name);
    this.declared.set(name, {
      position: before?.position ?? this.declared.size,
      type: type ?? before?.type ?? null,
      role: (role === null ? null : parseRole(role)) ?? before?.role ?? null,
    });
  }

  /** Notes that the file writes, or asks for, this many decimals of a commodity. */
  noteDigits(symbol: string, digits: number): void {
    if (digits > (this.digits.get(symbol) ?? -1)) this.digits.set(symbol, digits);
  }

  /** Writes what was declared and noted. Call once, at the end of the file. */
  async close(): Promise<void> {
    await this.addAccounts(this.declared.keys());
    await this.writeDeclarations();
    await this.writeDigits();
  }

  /** Of accounts that are there already; the others follow when they are made. */
  private async writeDeclarations(): Promise<void> {
    const accounts = [...this.declared].filter(([name]) => this.accounts.has(name));
    if (accounts.length === 0) return;
    await this.sql.query(
      `insert into account_declaration (book_id, import_id, account_id, position, type, role)
       select $1, $2, x.* from unnest($3::int[], $4::int[], $5::text[], $6::text[]) as x
       on conflict (book_id, import_id, account_id) do update
          set position = excluded.position, type = excluded.type, role = excluded.role`,
      [
        this.bookId,
        this.importId,
        accounts.map(([name]) => this.accounts.get(name)!.id),
        accounts.map(([, is]) => is.position),
        accounts.map(([, is]) => is.type),
        accounts.map(([, is]) => is.role),
      ],
    );
  }

  private async writeDigits(): Promise<void> {
    const commodities = [...this.digits];
    await this.addCommodities(commodities.map(([symbol]) => symbol));
    await this.sql.query(
      'insert into commodity_declaration (book_id, import_id, commodity_id, digits) select $1, $2, x.* from unnest($3::int[], $4::smallint[]) as x',
      [
        this.bookId,
        this.importId,
        commodities.map(([symbol]) => this.commodityId(symbol)),
        commodities.map(([, digits]) => Math.min(digits, numberDigitsMax)),
      ],
    );
  }

  private async newIds(sequence: 'account_id' | 'commodity_id', count: number): Promise<number[]> {
    const rows = await this.sql.query<{ id: string }>('select nextval($1::regclass) as id from generate_series(1, $2::int)', [
      sequence,
      count,
    ]);
    return rows.map((row) => Number(row.id));
  }
}

function parentOf(fullName: string): string | null {
  const colon = fullName.lastIndexOf(':');
  return colon < 0 ? null : fullName.slice(0, colon);
}

/** Parents first. */
function withParents(fullName: string): string[] {
  const parent = parentOf(fullName);
  return parent === null ? [fullName] : [...withParents(parent), fullName];
}
