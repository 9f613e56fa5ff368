import { Client } from 'pg';
import { planNameOf, type Sql } from '../../../server/ledger/sql.ts';
import type { Announcer } from '../../../server/store/announcer.ts';

/** What each writer writes: an entry of three postings, one of them on the hot account, the others on any. */
const statements = {
  transaction: `insert into transaction (book_id, id, date, status, description, fingerprint, occurrence)
    values ($1, nextval('transaction_id'), $2, 'UNMARKED', 'contention', sha256(random()::text::bytea || currval('transaction_id')::text::bytea), 0) returning id`,
  posting: `insert into posting (book_id, transaction_id, position, account_id, date, commodity_id, amount, kind, status, entry_date,
      entry_largest)
    select $1, $2, x.position, x.account_id, $3, $4, x.amount, 'REAL', 'UNMARKED', $3, max(abs(x.amount)) over ()
      from unnest($5::int[], $6::int[], $7::numeric[]) as x (position, account_id, amount)`,
};

/** Where writers write to. */
export interface BookFacts {
  readonly bookId: number;
  readonly hotId: number;
  readonly accountIds: readonly number[];
  readonly commodityId: number;
}

export async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

export async function readBook(admin: Client, bookId: number, hot: string): Promise<BookFacts> {
  const accounts = await admin.query('select id, full_name from account where book_id = $1', [bookId]);
  const commodity = await admin.query("select id from commodity where book_id = $1 and symbol = 'EUR'", [bookId]);
  return {
    bookId,
    hotId: accounts.rows.find((row) => row.full_name === hot).id,
    accountIds: accounts.rows.map((row) => row.id),
    commodityId: commodity.rows[0].id,
  };
}

/** Writes one entry after another. Refusals are counted by SQLSTATE; `announcer` tells all servers of each commit. */
export async function writeUntil(
  client: Client,
  book: BookFacts,
  until: number,
  failures: Map<string, number>,
  announcer: Announcer | null,
): Promise<number> {
  let commits = 0;
  const any = () => book.accountIds[Math.floor(Math.random() * book.accountIds.length)]!;
  while (performance.now() < until) {
    const date = `2026-${String(1 + Math.floor(Math.random() * 11)).padStart(2, '0')}-15`;
    try {
      await client.query('begin');
      const { rows } = await client.query(statements.transaction, [book.bookId, date]);
      const accounts = [book.hotId, any(), any()].sort(() => Math.random() - 0.5);
      await client.query(statements.posting, [
        book.bookId,
        rows[0].id,
        date,
        book.commodityId,
        [0, 1, 2],
        accounts,
        ['10.00', '-4.00', '-6.00'],
      ]);
      await client.query('commit');
      void announcer?.tell(book.bookId);
      commits += 1;
    } catch (error) {
      const code = String((error as { code?: unknown }).code);
      failures.set(code, (failures.get(code) ?? 0) + 1);
      await client.query('rollback');
    }
  }
  return commits;
}

export function plainSql(client: Client): Pick<Sql, 'query'> {
  return {
    query: async <Row>(text: string, parameters: readonly unknown[] = []) => {
      const name = planNameOf(text);
      return (await client.query({ ...(name ? { name } : {}), text, values: [...parameters] })).rows as Row[];
    },
  };
}
