import { Random } from '../../../server/demo/random.ts';
import type { Sql } from '../../../server/ledger/sql.ts';
import type { TransactionFilter } from '../../../server/ledger/transaction-filter.ts';

const names =
  'LUFTHANSA,RYANAIR,MARRIOTT,IBIS,UBER,BOLT,SHELL,ARAL,REWE,LIDL,TESCO,CARREFOUR,STARBUCKS,NETFLIX,SPOTIFY,ADOBE,AWS,HETZNER,VODAFONE,EON,ALLIANZ,IKEA,ZARA,HORNBACH,DHL,FEDEX,STRIPE,KPMG,UNICEF,FINANZAMT'.split(
    ',',
  );
const things =
  'ticket,invoice,rent,Miete,loyer,alquiler,salary,Gehalt,nomina,insurance,Versicherung,fuel,coffee,lunch,hotel,flight,subscription,licence,server,paper,repair,cleaning,tax,fee,refund,training,donation,parcel,furniture,laptop'.split(
    ',',
  );
const towns = 'BERLIN,WIEN,PARIS,MADRID,LONDON,DUBLIN,BOSTON,AUSTIN,LYON,PORTO,ZURICH,GENT'.split(',');

/** Distinct texts as banks write them, the same each time. */
export function textsOf(count: number): string[] {
  const random = new Random(7);
  return Array.from(
    { length: count },
    (_, n) => `${random.pick(names)} ${random.between(100, 9_999)} ${random.pick(things)} ${random.pick(towns)} ${n}`,
  );
}

/** Shares of the entries that one filter each matches. */
export const selectivities = [0.001, 0.01, 0.1, 0.25, 0.5, 1] as const;

/**
 * A book of one entry for each text. Its account says how selective a filter on it is: `share:0.01` has a hundredth of them.
 * Written straight into the tables: what importing costs is another bench.
 */
export async function fillBook(sql: Sql, bookId: number, count: number): Promise<void> {
  await sql.query("insert into commodity (book_id, id, symbol) values ($1, 1, 'EUR')", [bookId]);
  await sql.query(
    `insert into account (book_id, id, full_name, path, type)
     select $1, n, 'share:' || name, array[n], 'EXPENSE' from unnest($2::text[]) with ordinality x (name, n)`,
    [bookId, accountNames],
  );
  const texts = textsOf(count);
  for (let from = 0; from < count; from += 10_000) {
    const some = texts.slice(from, from + 10_000);
    await sql.query(
      `insert into transaction (book_id, id, date, status, description, fingerprint, occurrence, largest_amount)
       select $1, $2::int + n, date '2020-01-01' + (($2::int + n) % 2000)::int, 'UNMARKED', text, decode(md5(text), 'hex'), 1, 10
         from unnest($3::text[]) with ordinality x (text, n)`,
      [bookId, from, some],
    );
  }
  // Whether an entry is among a share depends on its number alone, not on what it says.
  await sql.query(
    `insert into posting (book_id, transaction_id, position, account_id, date, entry_date, commodity_id, amount, entry_largest, kind, status)
     select $1, t.id, 1, case when t.id * 7919 % 1000 < 1 then 1 when t.id * 7919 % 1000 < 11 then 2 when t.id * 7919 % 1000 < 111 then 3
                              when t.id * 7919 % 1000 < 361 then 4 when t.id * 7919 % 1000 < 861 then 5 else 6 end,
            t.date, t.date, 1, 10, 10, 'REAL', 'UNMARKED'
       from transaction t where t.book_id = $1`,
    [bookId],
  );
}

const accountNames = selectivities.map((share, at) => (at === selectivities.length - 1 ? 'rest' : String(share)));

/** The filter that matches about this share of the entries. */
export function filterOf(share: (typeof selectivities)[number]): TransactionFilter {
  return share === 1 ? { currency: 'EUR' } : { accounts: [`share:${share}`] };
}
