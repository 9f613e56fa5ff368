import { Decimal } from '../decimal.ts';
import { type PlainDate, plainDate } from '../plain-date.ts';
import { readPrices } from '../prices.sql.ts';
import { Rates } from '../rates.ts';
import type { Sql } from '../sql.ts';
import { isSame, type RateStep, type RateWindow, stepsOf, windowsThatDiffer } from './rate-steps.ts';
import { revalueNodes } from './revalue.sql.ts';

/**
 * Brings the courses of all commodities in the book's currency up to date, and the value of the nodes on the days on
 * which a course has changed. Does nothing where neither rates nor the currency have been written since the last settling.
 */
export async function settleRates(sql: Sql, bookId: number): Promise<void> {
  const book = await readValuationState(sql, bookId);
  if (!book.isStale) return;
  const commodities = await sql.query<{ id: number; symbol: string }>('select id, symbol from commodity where book_id = $1', [bookId]);
  const symbols = new Map(commodities.map(({ id, symbol }) => [id, symbol]));
  const currencyId = commodities.find(({ symbol }) => symbol === book.currency)?.id ?? null;
  const rates = new Rates(await readPrices(sql, bookId, plainDate('9999-12-31')), (id) => symbols.get(id) ?? '');
  const known = await readSteps(sql, bookId);
  const changes = commodities.flatMap(({ id }) => {
    const [before, after] = [known.get(id) ?? [], currencyId === null ? [] : stepsOf(rates, id, currencyId)];
    const windows = windowsThatDiffer(before, after);
    return windows.length > 0 ? [{ commodityId: id, before, after, windows }] : [];
  });
  for (const change of changes) await writeSteps(sql, bookId, change);
  await revalueNodes(
    sql,
    bookId,
    changes.flatMap(({ commodityId, windows }) => windows.map((window) => ({ commodityId, ...window }))),
  );
  await sql.query('update book set valued_in = $2 where id = $1 and valued_in is distinct from $2', [bookId, book.currency]);
}

/** Stale: written to since, in another currency now, or the currency has only now become one of the book's commodities. */
async function readValuationState(sql: Sql, bookId: number): Promise<{ currency: string; isStale: boolean }> {
  const [book] = await sql.query<{ currency: string; isStale: boolean }>(
    `select x.currency,
            x.currency is distinct from x.valued_in
            or exists (select from book_change where book_id = $1 and domain = 'RATES')
            or exists (select from commodity c where c.book_id = $1 and c.symbol = x.currency
                          and not exists (select from rate_step s where s.book_id = $1 and s.commodity_id = c.id)) as "isStale"
       from (select coalesce(currency, inferred_currency, 'USD') as currency, valued_in from book where id = $1) x`,
    [bookId],
  );
  if (!book) throw new Error(`no book ${bookId}`);
  return book;
}

async function readSteps(sql: Sql, bookId: number): Promise<Map<number, RateStep[]>> {
  const rows = await sql.query<{ commodityId: number; days: (string | null)[]; rates: (string | null)[] }>(
    `select commodity_id as "commodityId", array_agg(case when from_date <> '-infinity' then from_date::text end order by from_date) as days,
            array_agg(rate::text order by from_date) as rates
       from rate_step where book_id = $1 group by 1`,
    [bookId],
  );
  return new Map(
    rows.map(({ commodityId, days, rates }) => [
      commodityId,
      days.map((from, i) => ({ from: from as PlainDate | null, rate: rates[i] == null ? null : Decimal.from(rates[i]) })),
    ]),
  );
}

interface StepChange {
  readonly commodityId: number;
  readonly before: readonly RateStep[];
  readonly after: readonly RateStep[];
  readonly windows: readonly RateWindow[];
}

/** Writes only the steps that are others now: a book may have ten years of daily rates, and one of them changes. */
async function writeSteps(sql: Sql, bookId: number, { commodityId, before, after }: StepChange): Promise<void> {
  const [old, now] = [new Map(before.map((step) => [step.from, step.rate])), new Map(after.map((step) => [step.from, step.rate]))];
  const gone = before.filter(({ from }) => !now.has(from));
  const come = after.filter(({ from, rate }) => !old.has(from) || !isSame(old.get(from)!, rate));
  const day = ({ from }: RateStep) => from ?? '-infinity';
  await sql.query('delete from rate_step where book_id = $1 and commodity_id = $2 and from_date = any ($3::date[])', [
    bookId,
    commodityId,
    gone.map(day),
  ]);
  await sql.query(
    `insert into rate_step (book_id, commodity_id, from_date, rate)
     select $1, $2, x.* from unnest($3::date[], $4::numeric[]) as x
     on conflict (book_id, commodity_id, from_date) do update set rate = excluded.rate`,
    [bookId, commodityId, come.map(day), come.map(({ rate }) => rate?.toString() ?? null)],
  );
}
