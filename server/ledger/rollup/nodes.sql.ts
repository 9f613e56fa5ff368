import type { Sql } from '../sql.ts';
import { levels, withSummingKinds } from './node.ts';

/**
 * Adds changes of days to all nodes that sum them: of days, months, years and for ever, of accounts, of their worth and of the branches that
 * they lie in. `changes` are expressions of a WITH clause, of which `change` has kind, account_id, commodity_id, date, amount, value,
 * unpriced and n; $1 is the book and $2 the kinds that may change. `accounts` are all whose nodes may change, null where any may. Call it
 * under the book's lock. Nodes that nothing is left of are deleted.
 */
export async function addToNodes(
  sql: Pick<Sql, 'query'>,
  changes: string,
  parameters: readonly [number, readonly number[], ...unknown[]],
  accounts: readonly number[] | null = null,
): Promise<void> {
  const isNew = !(await hasNodes(sql, parameters[0], withSummingKinds(parameters[1]), accounts));
  const empty = await sql.query<NodeKey>(`with ${changes}, ${isNew ? makeAll : addOrMake}`, parameters);
  if (empty.length > 0) await deleteNodes(sql, parameters[0], empty);
}

async function hasNodes(
  sql: Pick<Sql, 'query'>,
  bookId: number,
  kinds: readonly number[],
  accounts: readonly number[] | null,
): Promise<boolean> {
  const [row] = await sql.query<{ has: boolean }>(
    accounts === null
      ? 'select exists (select from balance_node where book_id = $1 and kind = any ($2::smallint[])) as has'
      : // Each is looked for by the index: what was folded a moment ago of other accounts is a million rows to read.
        `select case when exists (select from balance_node where book_id = $1) then exists (
           select from unnest($2::smallint[]) as kind (id) cross join unnest($4::smallint[]) as level (id) cross join unnest($3::int[]) as account (id)
            cross join lateral (
              select from balance_node
               where book_id = $1 and kind = kind.id and level = level.id and account_id = account.id limit 1) node) else false end as has`,
    accounts === null ? [bookId, kinds] : [bookId, kinds, accounts, Object.values(levels)],
  );
  return row!.has;
}

const cells = `
     -- By parents first, then for all above them: most accounts have many beside them, and one sum goes up in place of theirs.
     beside as (
       select change.kind, a.parent_id, commodity_id, date as period, sum(amount) as amount, sum(value) as value, sum(n) as n
         from change
         join account a on a.book_id = $1 and a.id = change.account_id
        where change.kind <= 4 and a.parent_id is not null
        group by 1, 2, 3, 4),
     below as materialized (
       select kind, above.id as account_id, commodity_id, period, sum(amount) as amount, sum(value) as value, sum(n) as n
         from beside
         join account a on a.book_id = $1 and a.id = beside.parent_id
        cross join lateral unnest(a.path) as above (id)
        group by 1, 2, 3, 4),
     -- Kinds of branches from 10 on: the worth of all that lies below an account. What has no rate is worth nothing here.
     branch as materialized (
       select kind + 10, account_id, 0, period, sum(value), sum(value), 0, sum(n) from below group by 1, 2, 4),
     day as not materialized (
       select kind::int, account_id, commodity_id, date as period, amount, value, unpriced, n from change
       union all
       select * from branch),
     -- By way of a timestamp without a zone: a day has none, and to look the session's up takes half of this step.
     month as materialized (
       select kind, account_id, commodity_id, date_trunc('month', period::timestamp)::date as period,
              sum(amount) as amount, sum(value) as value, sum(unpriced) as unpriced, sum(n) as n
         from day group by 1, 2, 3, 4),
     -- The worth of all commodities of an account together (see worthKinds).
     month_worth as materialized (
       select * from month
       union all
       select worth.kind, account_id, 0, period, sum(value), sum(value), 0, sum(n)
         from month join (values (0, 7), (2, 8), (3, 9)) as worth (of, kind) on worth.of = month.kind
        group by 1, 2, 4),
     year as materialized (
       select kind, account_id, commodity_id, date_trunc('year', period::timestamp)::date as period,
              sum(amount) as amount, sum(value) as value, sum(unpriced) as unpriced, sum(n) as n
         from month_worth group by 1, 2, 3, 4),
     cell as (
       select 3 as level, * from day
       -- From 20 on: what lies there by commodity, of days alone. A rate changes nothing of it.
       union all select 3, kind + 20, account_id, commodity_id, period, amount, 0, 0, n from below where amount <> 0 or n <> 0
       union all select 2, * from month_worth
       union all select 1, * from year
       union all
       select 0, kind, account_id, commodity_id, date '0001-01-01', sum(amount), sum(value), sum(unpriced), sum(n) from year group by 2, 3, 4)`;

const insert = `
  insert into balance_node (book_id, kind, level, period, account_id, commodity_id, amount, value, unpriced, n)
  select $1, kind, level, period, account_id, commodity_id, amount, value, unpriced, n from cell`;

const inOrder = 'order by kind, level, account_id, period, commodity_id';

/** Of a book without nodes: to look for each takes as long as to write it. */
const makeAll = `${cells},
  made as (${insert} ${inOrder})
  select where false`;

// Not ON CONFLICT, which takes twice the time for nodes that are new: under the lock nobody else makes any.
const addOrMake = `${cells},
  known as (
    update balance_node node
       set amount = node.amount + cell.amount, value = node.value + cell.value, unpriced = node.unpriced + cell.unpriced,
           n = node.n + cell.n
      from cell
     where node.book_id = $1 and node.kind = cell.kind and node.level = cell.level and node.period = cell.period
       and node.account_id = cell.account_id and node.commodity_id = cell.commodity_id
    returning node.kind, node.level, node.period, node.account_id, node.commodity_id, node.amount, node.n),
  made as (
    ${insert}
     where not exists (
       select from balance_node node
        where node.book_id = $1 and node.kind = cell.kind and node.level = cell.level and node.period = cell.period
          and node.account_id = cell.account_id and node.commodity_id = cell.commodity_id)
     ${inOrder})
  select kind, level, period, account_id as "accountId", commodity_id as "commodityId" from known where n = 0 and amount = 0`;

interface NodeKey {
  readonly kind: number;
  readonly level: number;
  readonly period: string;
  readonly accountId: number;
  readonly commodityId: number;
}

async function deleteNodes(sql: Pick<Sql, 'query'>, bookId: number, keys: readonly NodeKey[]): Promise<void> {
  await sql.query(
    `delete from balance_node node
      using unnest($2::smallint[], $3::smallint[], $4::date[], $5::int[], $6::int[]) as key (kind, level, period, account_id, commodity_id)
      where node.book_id = $1 and node.kind = key.kind and node.level = key.level and node.period = key.period
        and node.account_id = key.account_id and node.commodity_id = key.commodity_id`,
    [
      bookId,
      keys.map((key) => key.kind),
      keys.map((key) => key.level),
      keys.map((key) => key.period),
      keys.map((key) => key.accountId),
      keys.map((key) => key.commodityId),
    ],
  );
}
