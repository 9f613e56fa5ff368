import { levels, nodeKinds } from '../ledger/rollup/node.ts';
import type { Sql } from '../ledger/sql.ts';
import type { BankOptions, BankSurroundings, CsvMapping, StatementRecord, TableReading } from './bank.ts';
import type { ChartWriter } from './chart-writer.sql.ts';
import type { JournalItem } from './journal.ts';
import { readRules } from './rules.sql.ts';
import { placementBy } from './rules.ts';

/** What the book knows of banks when a file comes in: a few statements, however much that is. */
export async function readBankSurroundings(sql: Sql, bookId: number, options: BankOptions): Promise<BankSurroundings> {
  const numbers = await sql.query<{ number: string; account: string }>(knownNumbers, [bookId]);
  const mappings = await sql.query<{ account: string; mapping: CsvMapping }>(
    'select distinct on (account) account, mapping from csv_mapping where book_id = $1 order by account, import_id desc',
    [bookId],
  );
  const held = await sql.query<{ account: string; symbol: string }>(heldCommodities, [
    bookId,
    [nodeKinds.plain, nodeKinds.closing],
    levels.ever,
  ]);
  const [book] = await sql.query<{ currency: string | null }>(
    'select coalesce(currency, inferred_currency) as currency from book where id = $1',
    [bookId],
  );
  const rules = await readRules(sql, bookId);
  const accountByNumber = new Map(numbers.map(({ number, account }) => [number, account]));
  const mappingByAccount = new Map(mappings.map(({ account, mapping }) => [account, mapping]));
  const commodityByAccount = new Map(held.map(({ account, symbol }) => [account, symbol]));
  return {
    options,
    accountOf: (number) => accountByNumber.get(number) ?? null,
    csvOf: (account) => mappingByAccount.get(account) ?? null,
    currencyOf: (account) => commodityByAccount.get(account) ?? null,
    bookCurrency: book?.currency ?? null,
    place: rules.length === 0 ? () => null : (facts) => placementBy(rules, facts),
  };
}

/** Which account each number of a bank belongs to, as the last import has it that told of the number; the book is $1. */
export const knownNumbers =
  'select distinct on (number) number, account from bank_account where book_id = $1 order by number, import_id desc';

/** Of each account that holds one commodity, which. Sums that were not folded yet count too. */
const heldCommodities = `
  select a.full_name as account, min(c.symbol) as symbol
    from (select account_id, commodity_id from balance_node where book_id = $1 and kind = any ($2::int[]) and level = $3
          union select account_id, commodity_id from balance_delta where book_id = $1 and kind = any ($2::int[])) held
    join account a on a.book_id = $1 and a.id = held.account_id
    join commodity c on c.book_id = $1 and c.id = held.commodity_id
   group by a.full_name having count(*) = 1`;

/** Statements of one import that are kept; later ones are checked when they are read and then forgotten. */
const statementsMax = 10_000;

/** Gathers what a file says of banks, and writes it down at the end of its import. */
export class BankMemory {
  private readonly statements: StatementRecord[] = [];
  private readonly mappings = new Map<string, CsvMapping>();
  /** The table of the file, where it is one. Of several in a zip the first whose columns were guessed. */
  table: TableReading | null = null;
  /** Accounts that the file has statements of. */
  readonly accounts = new Set<string>();

  constructor(
    private readonly sql: Sql,
    private readonly bookId: number,
    private readonly importId: number,
    private readonly chart: ChartWriter,
  ) {}

  note(item: Extract<JournalItem, { kind: 'statement' | 'csv mapping' | 'table' }>): void {
    if (item.kind === 'csv mapping') this.mappings.set(item.account, item.mapping);
    else if (item.kind === 'table') this.table = this.table?.isGuessed || (this.table && !item.table.isGuessed) ? this.table : item.table;
    else {
      this.accounts.add(item.statement.account);
      if (this.statements.length < statementsMax) this.statements.push(item.statement);
    }
  }

  /** Call it once, at the end of the file. Each import tells what it read by, be it known already: one that is undone takes away only its own. */
  async close(): Promise<void> {
    await this.rememberAccounts();
    for (const [account, mapping] of this.mappings) {
      await this.sql.query('insert into csv_mapping (book_id, account, mapping, import_id) values ($1, $2, $3, $4)', [
        this.bookId,
        account,
        JSON.stringify(mapping),
        this.importId,
      ]);
    }
    await this.writeBalances();
    await this.noteStatementAccounts();
  }

  /** What stands on these came from a bank: transfers are looked for between them. */
  private async noteStatementAccounts(): Promise<void> {
    const ids = [...this.accounts].filter((name) => this.chart.knows([name], [])).map((name) => this.chart.account(name).id);
    await this.sql.query(
      'insert into statement_account (book_id, account_id, import_id) select $1, id, $2 from unnest($3::int[]) as id on conflict do nothing',
      [this.bookId, this.importId, ids],
    );
  }

  private async rememberAccounts(): Promise<void> {
    const numbered = new Map(this.statements.flatMap(({ number, account }) => (number === null ? [] : [[number, account] as const])));
    if (numbered.size === 0) return;
    await this.sql.query(
      `insert into bank_account (book_id, number, account, import_id)
       select $1, x.number, x.account, $2 from unnest($3::text[], $4::text[]) as x (number, account)`,
      [this.bookId, this.importId, [...numbered.keys()], [...numbered.values()]],
    );
  }

  private async writeBalances(): Promise<void> {
    const stated = this.statements.flatMap(({ place, account, currency, closing }) =>
      closing && (closing.currency ?? currency) === currency ? [{ place, account, currency, closing }] : [],
    );
    if (stated.length === 0) return;
    await this.chart.addAccounts(stated.map(({ account }) => account));
    await this.chart.addCommodities(stated.map(({ currency }) => currency));
    const last = [...new Map(stated.map((one) => [`${one.account}\n${one.currency}\n${one.closing.on}`, one])).values()];
    await this.sql.query(
      `insert into stated_balance (book_id, import_id, account_id, commodity_id, on_date, amount, source_file, source_line)
       select $1, $2, x.* from unnest($3::int[], $4::int[], $5::date[], $6::numeric[], $7::text[], $8::int[]) as x`,
      [
        this.bookId,
        this.importId,
        last.map(({ account }) => this.chart.account(account).id),
        last.map(({ currency }) => this.chart.commodityId(currency)),
        last.map(({ closing }) => closing.on),
        last.map(({ closing }) => closing.amount.toString()),
        last.map(({ place }) => place.file),
        last.map(({ place }) => place.line),
      ],
    );
  }
}
