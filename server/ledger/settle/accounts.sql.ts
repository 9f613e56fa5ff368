import { classify } from '../classify.ts';
import { foldDeltas } from '../rollup/fold.sql.ts';
import type { Sql } from '../sql.ts';
import { readUnclassified } from '../unclassified.sql.ts';
import { settleBookFacts } from './book-facts.sql.ts';

/** The latest file that declares something of an account or commodity decides. */
export async function settleDeclarations(sql: Sql, bookId: number): Promise<void> {
  await sql.query(
    `with latest as (
       select a.id,
              (select d.type from account_declaration d where d.book_id = $1 and d.account_id = a.id and d.type is not null
                order by d.import_id desc limit 1) as type,
              (select d.role from account_declaration d where d.book_id = $1 and d.account_id = a.id and d.role is not null
                order by d.import_id desc limit 1) as role,
              (select d.import_id * 10000000::bigint + d.position from account_declaration d where d.book_id = $1 and d.account_id = a.id
                order by d.import_id limit 1) as position
         from account a where a.book_id = $1)
     update account a set declared_type = l.type, declared_role = l.role, position = l.position
       from latest l where a.book_id = $1 and a.id = l.id
        and (a.declared_type, a.declared_role, a.position) is distinct from (l.type, l.role, l.position)`,
    [bookId],
  );
  await sql.query(
    `update commodity c set digits = x.digits
       from (select c.id, coalesce(max(d.digits), 0) as digits from commodity c
               left join commodity_declaration d on d.book_id = $1 and d.commodity_id = c.id
              where c.book_id = $1 group by c.id) x
      where c.book_id = $1 and c.id = x.id and c.digits <> x.digits`,
    [bookId],
  );
}

/**
 * Takes away accounts that nothing is posted to, declares, classifies, states a balance of or has as a transfer's line, nor any below them:
 * an undone file leaves none behind.
 */
export async function settleAccounts(sql: Sql, bookId: number): Promise<void> {
  const unused = await sql.query<{ id: number; name: string; isPending: boolean }>(
    `select id, full_name as name, exists (select from balance_delta d where d.book_id = $1 and d.account_id = account.id) as "isPending"
       from account where book_id = $1 and id not in (
       select unnest(a.path) from account a
        where a.book_id = $1
          and (a.chosen_type is not null or a.chosen_role is not null
               or exists (select from posting p where p.book_id = $1 and p.account_id = a.id)
               or exists (select from account_declaration d where d.book_id = $1 and d.account_id = a.id)
               or exists (select from statement_account s where s.book_id = $1 and s.account_id = a.id)
               or exists (select from stated_balance s where s.book_id = $1 and s.account_id = a.id)))`,
    [bookId],
  );
  const kept = unused.length === 0 ? [] : await readShelvedNames(sql, bookId);
  const gone = unused.filter(({ name }) => !kept.some((of) => of === name || of.startsWith(`${name}:`)));
  if (gone.length === 0) return;
  // What is taken away is taken from the branches that an account lies in, which it alone names.
  if (gone.some(({ isPending }) => isPending)) {
    await foldDeltas(sql, bookId);
    // Nodes are looked for between the first and the last day only, and some of these may lie outside of what the book had before.
    await settleBookFacts(sql, bookId);
  }
  await sql.query('delete from account where book_id = $1 and id = any ($2::int[])', [bookId, gone.map(({ id }) => id)]);
}

/** Accounts of the lines that a matched transfer is made of: whoever looks at it is shown them, whatever its entry was moved to since. */
async function readShelvedNames(sql: Sql, bookId: number): Promise<string[]> {
  const rows = await sql.query<{ name: string }>(
    `select distinct p ->> 'account' as name from shelved_entry s cross join lateral jsonb_array_elements(s.rows -> 'posting') p
      where s.book_id = $1 and s.transfer_id is not null and p ->> 'position' = '1' and p ->> 'account' is not null`,
    [bookId],
  );
  return rows.map(({ name }) => name);
}

/** Type, role and what else follows from them, of every account. */
export async function settleClassification(sql: Sql, bookId: number): Promise<void> {
  const found = [...classify(await readUnclassified(sql, bookId))];
  await sql.query(
    `update account a set type = x.type, role = x.role, role_inferred = x.role_inferred, is_conversion = x.is_conversion,
            is_opening = x.is_opening
       from unnest($2::int[], $3::text[], $4::text[], $5::boolean[], $6::boolean[], $7::boolean[])
              as x (id, type, role, role_inferred, is_conversion, is_opening)
      where a.book_id = $1 and a.id = x.id
        and (a.type, a.role, a.role_inferred, a.is_conversion, a.is_opening)
            is distinct from (x.type, x.role, x.role_inferred, x.is_conversion, x.is_opening)`,
    [
      bookId,
      found.map(([id]) => id),
      found.map(([, is]) => is.type),
      found.map(([, is]) => is.role),
      found.map(([, is]) => is.roleInferred),
      found.map(([, is]) => is.isConversion),
      found.map(([, is]) => is.isOpening),
    ],
  );
}
