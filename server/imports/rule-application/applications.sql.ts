import { Decimal } from '../../ledger/decimal.ts';
import type { PlainDate } from '../../ledger/plain-date.ts';
import { settleEntries } from '../../ledger/rollup/entry-columns.sql.ts';
import type { Sql } from '../../ledger/sql.ts';
import { bankFormats } from '../bank-formats.ts';
import { ChartWriter } from '../chart-writer.sql.ts';
import type { BookedLine, LineChange, LineState } from './changes.ts';

export interface ApplicationRow {
  readonly id: number;
  readonly appliedAt: Date;
  readonly changed: number;
  readonly undoneAt: Date | null;
}

/** Lines of banks behind `afterId`: those that stand against one account, and are no transfer. */
export async function readBookedLines(sql: Sql, bookId: number, afterId: string, count: number): Promise<BookedLine[]> {
  const rows = await sql.query<Omit<BookedLine, 'amount'> & { amount: string; date: PlainDate }>(
    `select t.id as "transactionId", t.date, t.payee, t.description as text, t.tags, own.amount, c.symbol as currency,
            a.full_name as account, b.full_name as "counterAccount"
       from transaction t
       join import i on i.book_id = $1 and i.id = t.import_id and i.format = any ($4::text[])
       join posting own on own.book_id = $1 and own.transaction_id = t.id and own.position = 1
       join posting other on other.book_id = $1 and other.transaction_id = t.id and other.position = 2
       join commodity c on c.book_id = $1 and c.id = own.commodity_id
       join account a on a.book_id = $1 and a.id = own.account_id
       join account b on b.book_id = $1 and b.id = other.account_id
      where t.book_id = $1 and t.id > $2::bigint
        and not exists (select from posting p where p.book_id = $1 and p.transaction_id = t.id and p.position > 2)
        and not exists (select from transfer m where m.book_id = $1 and m.from_id = t.id and m.status = 'MATCHED')
      order by t.id limit $3`,
    [bookId, afterId, count, bankFormats],
  );
  return rows.map((row) => ({ ...row, amount: Decimal.from(row.amount) }));
}

/** Makes the changes and notes them. Returns the id of the application. The caller settles the book. */
export async function writeApplication(sql: Sql, bookId: number, changes: readonly LineChange[], now: Date): Promise<number> {
  const [row] = await sql.query<{ id: number }>(
    `insert into rule_application (book_id, id, applied_at, changed) values ($1, nextval('rule_application_id'), $2, $3) returning id`,
    [bookId, now, changes.length],
  );
  await sql.query(
    `insert into rule_change (book_id, application_id, transaction_id, before, after)
     select $1, $2, x.* from unnest($3::bigint[], $4::jsonb[], $5::jsonb[]) as x`,
    [
      bookId,
      row!.id,
      changes.map(({ transactionId }) => transactionId),
      changes.map(({ before }) => JSON.stringify(before)),
      changes.map(({ after }) => JSON.stringify(after)),
    ],
  );
  await setStates(
    sql,
    bookId,
    changes.map(({ transactionId, after }) => ({ transactionId, state: after })),
  );
  return row!.id;
}

/** Makes lines again what they were, but for those that somebody has changed since. Null where there is nothing to undo. */
export async function undoApplication(sql: Sql, bookId: number, id: number, now: Date): Promise<{ restored: number; kept: number } | null> {
  const [undone] = await sql.query<{ changed: number }>(
    'update rule_application set undone_at = $3 where book_id = $1 and id = $2 and undone_at is null returning changed',
    [bookId, id, now],
  );
  if (!undone) return null;
  const rows = await sql.query<{ transactionId: string; state: LineState }>(
    `select x.transaction_id as "transactionId", x.before as state
       from rule_change x
       join transaction t on t.book_id = $1 and t.id = x.transaction_id
        and t.payee is not distinct from x.after ->> 'payee' and t.tags = x.after -> 'tags'
       join posting p on p.book_id = $1 and p.transaction_id = t.id and p.position = 2
       join account a on a.book_id = $1 and a.id = p.account_id and a.full_name = x.after ->> 'account'
      where x.book_id = $1 and x.application_id = $2`,
    [bookId, id],
  );
  await setStates(sql, bookId, rows);
  return { restored: rows.length, kept: undone.changed - rows.length };
}

async function setStates(sql: Sql, bookId: number, lines: readonly { transactionId: string; state: LineState }[]): Promise<void> {
  if (lines.length === 0) return;
  const chart = await ChartWriter.open(sql, bookId, null);
  await chart.addAccounts(new Set(lines.map(({ state }) => state.account)));
  const ids = lines.map(({ transactionId }) => transactionId);
  await sql.query(
    `update posting p set account_id = x.account_id from unnest($2::bigint[], $3::int[]) as x (id, account_id)
      where p.book_id = $1 and p.transaction_id = x.id and p.position = 2 and p.account_id <> x.account_id`,
    [bookId, ids, lines.map(({ state }) => chart.account(state.account).id)],
  );
  await sql.query(
    `update transaction t set payee = x.payee, tags = x.tags from unnest($2::bigint[], $3::text[], $4::jsonb[]) as x (id, payee, tags)
      where t.book_id = $1 and t.id = x.id and (t.payee, t.tags) is distinct from (x.payee, x.tags)`,
    [bookId, ids, lines.map(({ state }) => state.payee), lines.map(({ state }) => JSON.stringify(state.tags))],
  );
  // Search reads anew what says something else now.
  await sql.query('delete from search_entry where book_id = $1 and transaction_id = any ($2::bigint[])', [bookId, ids]);
  await settleEntries(sql, bookId, ids);
}

const columns = 'id, applied_at as "appliedAt", changed, undone_at as "undoneAt"';

/** The newest first, those before `beforeId`. */
export async function readApplications(sql: Sql, bookId: number, beforeId: number | null, count: number): Promise<ApplicationRow[]> {
  return sql.query<ApplicationRow>(
    `select ${columns} from rule_application where book_id = $1 and ($2::int is null or id < $2) order by id desc limit $3`,
    [bookId, beforeId, count],
  );
}

/** Null where the book has none of this id. */
export async function readApplication(sql: Sql, bookId: number, id: number): Promise<ApplicationRow | null> {
  const [row] = await sql.query<ApplicationRow>(`select ${columns} from rule_application where book_id = $1 and id = $2`, [bookId, id]);
  return row ?? null;
}
