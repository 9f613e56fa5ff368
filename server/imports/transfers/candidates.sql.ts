import { transferPairsMax } from '../../config/limits.ts';
import { Decimal } from '../../ledger/decimal.ts';
import type { PlainDate } from '../../ledger/plain-date.ts';
import type { Sql } from '../../ledger/sql.ts';
import { bankFormats } from '../bank-formats.ts';
import { knownNumbers } from '../bank-memory.sql.ts';
import { daysApartMax, type Pair, type TransferLine, transferWords } from './confidence.ts';

/** Several equal lines of one account and day are told apart; of more than so many nobody could say which belongs to which. */
const equalLinesMax = 3;
/** Lines in another currency are looked at where they speak of a transfer; so many of one import. */
const spokenLinesMax = 2_000;
/** A larger import's own lines in another currency have to speak of a transfer themselves. */
const silentLinesMax = 20_000;

/**
 * Pairs of lines on two accounts that have statements, one of an import that `gatherOwnLines` has gathered: of opposite amounts, or
 * in two currencies where one speaks of a transfer. Nothing is asked where statements are of one account only.
 */
export async function readPairs(sql: Sql, bookId: number): Promise<Pair[]> {
  const [accounts] = await sql.query<{ n: number }>(
    'select count(distinct account_id)::int as n from statement_account where book_id = $1',
    [bookId],
  );
  if (accounts!.n < 2) return [];
  const rows = await sql.query<PairRow>(sameCurrency, [bookId, transferPairsMax]);
  const [currencies] = await sql.query<{ n: number }>(
    `select count(distinct commodity_id)::int as n from (select commodity_id from own_line union all select commodity_id from (${around}) x) x`,
    [bookId],
  );
  if (currencies!.n > 1) rows.push(...(await sql.query<PairRow>(otherCurrency, [bookId, transferPairsMax, `\\m(?:${transferWords})`])));
  const lines = await readLines(sql, bookId, [...new Set(rows.flatMap(({ from, to }) => [from, to]))]);
  return rows.flatMap(({ from, to }) => {
    const [one, other] = [lines.get(from), lines.get(to)];
    return one && other ? [{ from: one, to: other }] : [];
  });
}

interface PairRow {
  readonly from: string;
  readonly to: string;
}

/** What banks say of accounts with statements, in the days of this import and around them. */
const around = `
  select p.transaction_id as id, p.date, p.account_id, p.commodity_id, p.amount
    from (select distinct account_id from statement_account where book_id = $1) s
    join posting p on p.book_id = $1 and p.account_id = s.account_id and p.position = 1 and p.kind = 'REAL' and p.is_counted
     and p.date between (select min(date) - ${daysApartMax} from own_line) and (select max(date) + ${daysApartMax} from own_line)`;

const rare = (lines: string) => `
  select * from (select x.*, count(*) over (partition by account_id, commodity_id, amount, date) as equals from (${lines}) x) counted
   where equals <= ${equalLinesMax} and amount <> 0`;

const inOrder = `case when own.amount < 0 then own.id else other.id end as "from", case when own.amount < 0 then other.id else own.id end as "to"`;

const sameCurrency = `
  with own as materialized (${rare('select * from own_line')}), other as materialized (${rare(around)})
  select distinct ${inOrder}, abs(own.date - other.date) as apart
    from own
    join other on other.commodity_id = own.commodity_id and other.amount = -own.amount and other.account_id <> own.account_id
   where abs(own.date - other.date) <= ${daysApartMax}
   order by apart, 1, 2 limit $2`;

const otherCurrency = `
  with other as materialized (${rare(around)}),
  own as materialized (
    select o.*, t.folded ~ $3 as is_spoken from own_line o join transaction t on t.book_id = $1 and t.id = o.id
     where o.amount <> 0),
  pairs as (
    select own.*, other.id as other_id
      from (select * from own where is_spoken limit ${spokenLinesMax}) own
      join other on other.commodity_id <> own.commodity_id and sign(other.amount) = -sign(own.amount) and other.account_id <> own.account_id
     where abs(own.date - other.date) <= ${daysApartMax}
    union
    select own.*, other.id
      from (select other.* from other join transaction t on t.book_id = $1 and t.id = other.id where t.folded ~ $3 limit ${spokenLinesMax}) other
      join own on other.commodity_id <> own.commodity_id and sign(other.amount) = -sign(own.amount) and other.account_id <> own.account_id
       and (own.is_spoken or (select count(*) from own_line) <= ${silentLinesMax})
     where abs(own.date - other.date) <= ${daysApartMax})
  select distinct ${inOrder}, abs(own.date - other.date) as apart
    from pairs own join other on other.id = own.other_id order by apart, 1, 2 limit $2`;

type LineRow = Omit<TransferLine, 'amount'> & { readonly amount: string; readonly date: PlainDate };

/** Those of these entries that are a bank's line and nothing else: its account, one that it stands against, and no transfer yet. */
export async function readLines(sql: Sql, bookId: number, ids: readonly string[]): Promise<Map<string, TransferLine>> {
  const rows = await sql.query<LineRow>(
    `with known as materialized (${knownNumbers})
     select t.id, a.full_name as account, c.full_name as "counterAccount", own.date, own.amount, own.commodity_id as "commodityId",
            concat_ws(' ', t.payee, t.description) as words,
            array(select k.number from known k where k.account = a.full_name) as numbers,
            array(select (case when d.transaction_id = t.id then d.other_id else d.transaction_id end)::text from possible_duplicate d
                   where d.book_id = $1 and d.verdict is null and (d.transaction_id = t.id or d.other_id = t.id)) as doubtful
       from transaction t
       join import i on i.book_id = $1 and i.id = t.import_id and i.format = any ($3::text[])
       join posting own on own.book_id = $1 and own.transaction_id = t.id and own.position = 1
       join posting counter on counter.book_id = $1 and counter.transaction_id = t.id and counter.position = 2
        and counter.commodity_id = own.commodity_id and counter.amount = -own.amount
       join account a on a.book_id = $1 and a.id = own.account_id
       join account c on c.book_id = $1 and c.id = counter.account_id
      where t.book_id = $1 and t.id = any ($2::bigint[]) and not t.is_set_aside
        and not exists (select from posting p where p.book_id = $1 and p.transaction_id = t.id and p.position > 2)
        and not exists (select from transfer m where m.book_id = $1 and m.from_id = t.id and m.status = 'MATCHED')`,
    [bookId, ids, bankFormats],
  );
  return new Map(rows.map((row) => [row.id, { ...row, amount: Decimal.from(row.amount) }]));
}
