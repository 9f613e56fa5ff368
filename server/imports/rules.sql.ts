import { Decimal } from '../ledger/decimal.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import type { Sql } from '../ledger/sql.ts';
import type { LineFacts } from './bank.ts';
import type { Rule } from './rules.ts';

export interface StoredRule extends Rule {
  readonly id: number;
}

type Row = Omit<StoredRule, 'amountMin' | 'amountMax'> & { readonly amountMin: string | null; readonly amountMax: string | null };

/** In the order in which they are tried. */
export async function readRules(sql: Sql, bookId: number): Promise<StoredRule[]> {
  const rows = await sql.query<Row>(
    `select id, payee, text, account, amount_min as "amountMin", amount_max as "amountMax", counter_account as "counterAccount",
            set_payee as "setPayee", tags
       from rule where book_id = $1 order by position, id`,
    [bookId],
  );
  const number = (text: string | null) => (text === null ? null : Decimal.from(text));
  return rows.map((row) => ({ ...row, amountMin: number(row.amountMin), amountMax: number(row.amountMax) }));
}

/** Adds a rule behind the others, or (`first`) before them. Returns its id within the book. */
export async function addRule(sql: Sql, bookId: number, rule: Rule, first: boolean): Promise<number> {
  const [row] = await sql.query<{ id: number }>(
    `insert into rule (book_id, id, position, payee, text, account, amount_min, amount_max, counter_account, set_payee, tags)
     select $1, nextval('rule_id'), case when $10 then coalesce(min(position), 0) - 1 else coalesce(max(position), 0) + 1 end,
            $2, $3, $4, $5::numeric, $6::numeric, $7, $8, $9::jsonb
       from rule where book_id = $1 returning id`,
    [
      bookId,
      rule.payee,
      rule.text,
      rule.account,
      rule.amountMin?.toString() ?? null,
      rule.amountMax?.toString() ?? null,
      rule.counterAccount,
      rule.setPayee,
      JSON.stringify(rule.tags),
      first,
    ],
  );
  return row!.id;
}

/** False where the book has no such rule. */
export async function removeRule(sql: Sql, bookId: number, id: number): Promise<boolean> {
  return (await sql.query('delete from rule where book_id = $1 and id = $2 returning id', [bookId, id])).length > 0;
}

/** An entry of a bank's file as a rule sees a line, and where it is now. */
export interface PlacedLine extends LineFacts {
  readonly transactionId: string;
  readonly counterAccount: string;
}

/** The newest lines that came from banks, at most `count`: what a rule can be tried on. */
export async function readBankLines(sql: Sql, bookId: number, formats: readonly string[], count: number): Promise<PlacedLine[]> {
  const rows = await sql.query<Omit<PlacedLine, 'amount'> & { amount: string; date: PlainDate }>(
    `select t.id as "transactionId", t.date, t.payee, t.description as text, own.amount, c.symbol as currency, a.full_name as account,
            b.full_name as "counterAccount"
       from transaction t
       join import i on i.book_id = $1 and i.id = t.import_id and i.format = any ($2::text[])
       join posting own on own.book_id = $1 and own.transaction_id = t.id and own.position = 1
       join posting other on other.book_id = $1 and other.transaction_id = t.id and other.position = 2
       join commodity c on c.book_id = $1 and c.id = own.commodity_id
       join account a on a.book_id = $1 and a.id = own.account_id
       join account b on b.book_id = $1 and b.id = other.account_id
      where t.book_id = $1 order by t.date desc, t.id desc limit $3`,
    [bookId, formats, count],
  );
  return rows.map((row) => ({ ...row, amount: Decimal.from(row.amount) }));
}
