import type { Chart } from '../ledger/chart.ts';
import { Decimal } from '../ledger/decimal.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import type { Sql } from '../ledger/sql.ts';
import { type BookFacts, type Fact, type FactLine, keyOf } from './facts.ts';

interface LineRow {
  readonly id: string;
  readonly date: PlainDate;
  readonly payee: string | null;
  readonly description: string;
  readonly code: string | null;
  readonly accountId: number;
  readonly amount: string;
  readonly currency: string;
}

/** The postings that count of the newest entries, at most `postingsMax`, oldest first, and all rates. */
export async function readBookFacts(sql: Sql, bookId: number, chart: Chart, postingsMax: number): Promise<BookFacts> {
  const rows = await sql.query<LineRow>(
    `select t.id, t.date, t.payee, t.description, t.code, p.account_id as "accountId", p.amount, c.symbol as currency
       from transaction t
       join posting p on p.book_id = $1 and p.transaction_id = t.id and p.is_counted and not p.is_closing and p.kind = 'REAL'
       join commodity c on c.book_id = $1 and c.id = p.commodity_id
      where t.book_id = $1 order by t.date desc, t.id desc, p.position desc limit $2`,
    [bookId, postingsMax],
  );
  const prices = await sql.query<{ on: PlainDate; currency: string; price: string; in: string }>(
    `select p.on_date as on, c.symbol as currency, p.rate as price, q.symbol as in
       from price p
       join commodity c on c.book_id = $1 and c.id = p.commodity_id
       join commodity q on q.book_id = $1 and q.id = p.quote_id
      where p.book_id = $1 order by p.on_date, p.source = 'user', p.id`,
    [bookId],
  );
  return {
    facts: factsOf(rows.reverse(), chart, rows.length === postingsMax),
    prices: prices.map((row) => ({ ...row, price: Decimal.from(row.price) })),
  };
}

/** Rows of one entry follow one another. Where the reading was cut, the first entry may lack lines and is left out. */
function factsOf(rows: readonly LineRow[], chart: Chart, isCut: boolean): Fact[] {
  const facts: (Fact & { lines: FactLine[] })[] = [];
  for (const row of rows) {
    const { type, role, fullName } = chart.account(row.accountId);
    const line = { account: fullName, type, role, amount: Decimal.from(row.amount), currency: row.currency };
    const last = facts.at(-1);
    if (last?.id === row.id) last.lines.push(line);
    else {
      const who = row.payee || row.description;
      facts.push({ id: row.id, date: row.date, who, key: keyOf(who), code: row.code, lines: [line] });
    }
  }
  return isCut ? facts.slice(1) : facts;
}

export async function readDismissals(sql: Sql, bookId: number): Promise<Map<string, Date>> {
  const rows = await sql.query<{ key: string; at: Date }>('select key, dismissed_at as at from finding_dismissal where book_id = $1', [
    bookId,
  ]);
  return new Map(rows.map(({ key, at }) => [key, at]));
}

export async function dismiss(sql: Sql, bookId: number, key: string, now: Date): Promise<void> {
  await sql.query('insert into finding_dismissal (book_id, key, dismissed_at) values ($1, $2, $3) on conflict do nothing', [
    bookId,
    key,
    now,
  ]);
}

export async function takeUpAgain(sql: Sql, bookId: number, key: string): Promise<void> {
  await sql.query('delete from finding_dismissal where book_id = $1 and key = $2', [bookId, key]);
}
