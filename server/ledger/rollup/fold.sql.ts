import type { AccountType } from '../nouns.ts';
import type { Sql } from '../sql.ts';
import { nodeKinds } from './node.ts';
import { addToNodes } from './nodes.sql.ts';

const allKinds = Object.values(nodeKinds);
const cashKinds: readonly number[] = [nodeKinds.paid, nodeKinds.received, nodeKinds.opening];
const otherKinds = allKinds.filter((kind) => !cashKinds.includes(kind));

/** Deltas that share no node with those of the other parts, as long as the chart stays as it is. */
export interface FoldPart {
  readonly areCash: boolean;
  /** Of accounts that lie under a root of expenses, or of all others and of no account: what an account adds to lies under its own root. */
  readonly areExpenses: boolean;
}

/** Each can be folded by itself, all together are all deltas. Those that take longest come first: more is posted to expenses than to all others. */
export const foldParts: readonly FoldPart[] = [false, true].flatMap((areCash) =>
  [true, false].map((areExpenses) => ({ areCash, areExpenses })),
);

/**
 * Folds the book's deltas, or one part of them, into its nodes. Call it under the book's lock, with rates settled: nodes are valued by
 * `rate_step`. Nodes that nothing is left of are deleted.
 */
export async function foldDeltas(sql: Pick<Sql, 'query'>, bookId: number, part: FoldPart | null = null): Promise<void> {
  const kinds = part === null ? allKinds : part.areCash ? cashKinds : otherKinds;
  const accounts = part && (await readAccounts(sql, bookId, part));
  await addToNodes(sql, changes, [bookId, kinds, accounts], accounts);
}

// A commodity that never changes its worth, as the book's own, is what most deltas are in: it is not looked up for each of them.
const changes = `
     gone as (
       delete from balance_delta
        where book_id = $1 and kind = any ($2::smallint[]) and ($3::int[] is null or account_id = any ($3::int[]))
       returning kind, account_id, commodity_id, date, amount, n),
     summed as (
       select kind, account_id, commodity_id, date, sum(amount) as amount, sum(n) as n from gone group by 1, 2, 3, 4
       having sum(amount) <> 0 or sum(n) <> 0),
     steady as (
       select commodity_id, min(from_date) as from_date, min(rate) as rate from rate_step where book_id = $1 group by 1 having count(*) = 1),
     rated as (
       select s.*, coalesce(steady.rate, step.rate) as rate
         from summed s
         left join steady on steady.commodity_id = s.commodity_id and steady.from_date <= s.date
         left join lateral (
           select rate from rate_step
            where steady.commodity_id is null and book_id = $1 and commodity_id = s.commodity_id and from_date <= s.date
            order by from_date desc limit 1) step on true),
     change as (
       select kind, account_id, commodity_id, date, amount, n, coalesce(amount * rate, 0) as value,
              case when rate is null then amount else 0 end as unpriced
         from rated)`;

const expense: AccountType = 'EXPENSE';

/** The accounts whose deltas belong to the part. The chart changes under the book's lock alone, so whoever folds at once reads the same. */
async function readAccounts(sql: Pick<Sql, 'query'>, bookId: number, { areExpenses }: FoldPart): Promise<number[]> {
  const rows = await sql.query<{ id: number }>(
    `select a.id from account a join account root on root.book_id = $1 and root.id = a.path[1]
      where a.book_id = $1 and (root.type = $2) = $3`,
    [bookId, expense, areExpenses],
  );
  const ids = rows.map(({ id }) => id);
  return areExpenses ? ids : [0, ...ids];
}

/** True where there are more deltas than a report should read. */
export async function isFoldDue(sql: Pick<Sql, 'query'>, bookId: number, pileMax: number): Promise<boolean> {
  const [row] = await sql.query<{ due: boolean }>(
    'select count(*) > $2 as due from (select from balance_delta where book_id = $1 limit $2 + 1) x',
    [bookId, pileMax],
  );
  return row!.due;
}
