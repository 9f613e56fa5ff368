import { Decimal } from '../decimal.ts';
import type { PlainDate } from '../plain-date.ts';
import { BalancesBefore } from '../rollup/balances-before.ts';
import { readCells } from '../rollup/cells.sql.ts';
import type { Extent } from '../rollup/cover.ts';
import { alone, nodeKinds, spansBetween } from '../rollup/node.ts';
import type { Sql } from '../sql.ts';
import { judge, type Opening, type OpeningPosting } from './openings.ts';

/**
 * An opening entry that repeats, account by account, what the entries of other files already add up to on the day
 * before is set aside: it counts nowhere, or every year would be added to the last. Decided anew at each write, so that
 * neither the order of files nor an undo matters. So is an entry that somebody has found to be a duplicate.
 */
export async function settleRepeatedOpenings(sql: Sql, bookId: number, extent: Extent): Promise<void> {
  // Duplicates first: what they leave behind is what openings are judged by.
  const before = (await readCandidates(sql, bookId)).filter(({ isSetAside }) => isSetAside);
  await setAside(sql, bookId, before.map(idOf));
  const repeating = (await readOpenings(sql, bookId, extent)).filter(({ repeats }) => repeats);
  await setAside(sql, bookId, repeating.map(idOf));
}

const idOf = ({ id }: Opening): string => id;

/** Sets these openings and all duplicates aside, and nothing else. */
async function setAside(sql: Sql, bookId: number, aside: readonly string[]): Promise<void> {
  await sql.query(
    `with duplicate as (
       select transaction_id from possible_duplicate where book_id = $1 and verdict = 'DUPLICATE'),
     changed as (
       update transaction t set is_set_aside = not t.is_set_aside
        where t.book_id = $1 and t.id in (
          select id from transaction
           where book_id = $1 and is_set_aside and id <> all ($2::bigint[]) and id not in (select transaction_id from duplicate)
          union
          select id from transaction where book_id = $1 and id = any ($2::bigint[]) and not is_set_aside
          union
          select id from transaction where book_id = $1 and id in (select transaction_id from duplicate) and not is_set_aside)
       returning t.id, t.is_set_aside),
     postings as (
       update posting p set is_counted = not c.is_set_aside from changed c where p.book_id = $1 and p.transaction_id = c.id)
     update residue r set is_counted = not c.is_set_aside from changed c where r.book_id = $1 and r.transaction_id = c.id`,
    [bookId, aside],
  );
}

/** Entries on the first day of their import that move balances between equity and assets or liabilities, and nothing else, judged. */
export async function readOpenings(sql: Sql, bookId: number, extent: Extent) {
  const openings = await readCandidates(sql, bookId);
  if (openings.length === 0) return [];
  const days = [...new Set(openings.map(({ date }) => date))].sort();
  const spans = spansBetween({ first: null, next: days.at(-1)! }, days);
  const kinds = [nodeKinds.plain, nodeKinds.closing];
  const accounts = alone(openings.flatMap(({ postings }) => postings.map(({ accountId }) => accountId)));
  const before = new BalancesBefore(spans, await readCells(sql, bookId, { kinds, spans, accounts }, extent));
  return judge(openings, before, await readEarlyPostings(sql, bookId));
}

/** None where the book has entries of one file only. */
async function readCandidates(sql: Sql, bookId: number): Promise<Opening[]> {
  const rows = await sql.query<{
    id: string;
    date: PlainDate;
    importId: number;
    isSetAside: boolean;
    accountId: number;
    commodityId: number;
    on: PlainDate;
    amount: string;
  }>(
    `with file as (
       select id, first_date from import where book_id = $1 and status = 'SUCCEEDED' and first_date is not null),
     opening as (
       select t.id, t.date, t.import_id, t.is_set_aside
         from file
         join transaction t on t.book_id = $1 and t.import_id = file.id and t.date = file.first_date
         join posting p on p.book_id = $1 and p.transaction_id = t.id
         join account a on a.book_id = $1 and a.id = p.account_id
        where (select count(*) from file) > 1
          and t.id not in (select transaction_id from possible_duplicate where book_id = $1 and verdict = 'DUPLICATE')
        group by t.id, t.date, t.import_id, t.is_set_aside
       having bool_and(a.type in ('ASSET', 'LIABILITY', 'EQUITY')) and bool_or(a.type = 'EQUITY') and bool_or(a.type <> 'EQUITY'))
     select o.id, o.date, o.import_id as "importId", o.is_set_aside as "isSetAside", p.account_id as "accountId",
            p.commodity_id as "commodityId", p.date as on, sum(p.amount) as amount
       from opening o
       join posting p on p.book_id = $1 and p.transaction_id = o.id
       join account a on a.book_id = $1 and a.id = p.account_id and a.type in ('ASSET', 'LIABILITY')
      group by 1, 2, 3, 4, 5, 6, 7 order by o.date, o.id`,
    [bookId],
  );
  const openings = new Map<string, Opening & { postings: OpeningPosting[] }>();
  for (const { id, date, importId, isSetAside, amount, ...posting } of rows) {
    const opening = openings.get(id) ?? { id, date, importId, isSetAside, postings: [] };
    opening.postings.push({ ...posting, amount: Decimal.from(amount) });
    openings.set(id, opening);
  }
  return [...openings.values()];
}

/** Postings that count and have a day of their own before the first entry of their file: nearly never any. */
async function readEarlyPostings(sql: Sql, bookId: number): Promise<(OpeningPosting & { importId: number })[]> {
  const rows = await sql.query<{ importId: number; accountId: number; commodityId: number; on: PlainDate; amount: string }>(
    `select t.import_id as "importId", p.account_id as "accountId", p.commodity_id as "commodityId", p.date as on, sum(p.amount) as amount
       from import i
       join transaction t on t.book_id = $1 and t.import_id = i.id
       join posting p on p.book_id = $1 and p.transaction_id = t.id and p.date < i.first_date and p.is_counted
      where i.book_id = $1 and i.first_posting_date < i.first_date
      group by 1, 2, 3, 4`,
    [bookId],
  );
  return rows.map((row) => ({ ...row, amount: Decimal.from(row.amount) }));
}
