import type { Chart, ChartAccount } from '../ledger/chart.ts';
import { Decimal } from '../ledger/decimal.ts';
import { readFrame } from '../ledger/frame.sql.ts';
import { accountTypes } from '../ledger/nouns.ts';
import { addDays, addMonths, type PlainDate, parsePlainDate, plainDate, startOfMonth } from '../ledger/plain-date.ts';
import { readPrices } from '../ledger/prices.sql.ts';
import { Rates } from '../ledger/rates.ts';
import type { Sql } from '../ledger/sql.ts';
import { readSums } from '../ledger/sums.sql.ts';
import { readValuation } from '../ledger/valuation.sql.ts';

const lastDay = plainDate('9999-12-31');
/** Months of several years, with a day in the middle of one: bounds that whole periods cannot answer alone. */
const bounds = [
  ...Array.from({ length: 30 }, (_, i) => startOfMonth(addMonths(plainDate('2024-06-01'), i))),
  plainDate('2025-03-18'),
].sort();

interface View {
  readonly name: string;
  readonly bounds: readonly PlainDate[];
  /** Only the worth of accounts, over all their commodities. */
  readonly isWorth: boolean;
  /** Most accounts of a type under the first of them, so that whole branches of the chart are read, and some that are not. */
  readonly isGathered?: boolean;
}

const years = ['2024-01-01', '2025-01-01', '2026-01-01', '2027-01-01'].map(plainDate);

/** Ways to ask, which between them read nodes of every level and kind of sum. */
const views: readonly View[] = [
  { name: 'spans', bounds, isWorth: false },
  { name: 'all time', bounds: [], isWorth: false },
  { name: 'worth by spans', bounds, isWorth: true },
  { name: 'worth of all time', bounds: [], isWorth: true },
  { name: 'years', bounds: years, isWorth: false },
  { name: 'worth by years', bounds: years, isWorth: true },
  { name: 'worth of types by spans', bounds, isWorth: true, isGathered: true },
  { name: 'worth of types of all time', bounds: [], isWorth: true, isGathered: true },
  { name: 'worth of types by years', bounds: years, isWorth: true, isGathered: true },
];

interface Total {
  amount: Decimal;
  value: Decimal;
  unpriced: Decimal;
}

/**
 * Where what reports read differs from the postings of the same snapshot, added up one by one and valued by the prices
 * themselves: empty where all is well. It knows neither nodes, deltas nor steps of rates.
 */
export async function differencesFromPostings(sql: Sql, bookId: number): Promise<string[]> {
  const frame = await readFrame(sql, bookId);
  const postings = await readPostings(sql, frame);
  const found: string[] = [];
  const dates = [...new Set(postings.map(({ date }) => date))];
  const days = [...new Set(dates.flatMap((date) => [date, parsePlainDate(addDays(date, 1))!]))].sort();
  const byDays = [
    { name: 'days', bounds: days, isWorth: false },
    { name: 'worth of types by days', bounds: days, isWorth: true, isGathered: true },
  ];
  for (const view of [...views, ...byDays]) {
    const [asRead, direct] = [await readAsReportsDo(sql, frame, view), addUp(postings, frame.chart, view)];
    const keys = [...new Set([...asRead.keys(), ...direct.keys()])]
      .sort()
      .filter((key) => print(asRead.get(key)) !== print(direct.get(key)));
    found.push(
      ...keys.map((key) => `${view.name}: ${key}: reports read ${print(asRead.get(key))}, postings add up to ${print(direct.get(key))}`),
    );
  }
  return [...found, ...(await readStrays(sql, bookId))];
}

const print = (total: Total | undefined) =>
  total ? [total.amount, total.value, total.unpriced].map((part) => part.rounded(12).toString()).join(' ') : 'nothing';

type Frame = Awaited<ReturnType<typeof readFrame>>;

async function readAsReportsDo(sql: Sql, frame: Frame, view: View): Promise<Map<string, Total>> {
  const { bounds, isWorth } = view;
  const valuation = await readValuation(sql, frame, null, [lastDay]);
  const worth = isWorth ? accountTypes : [];
  const scope = { from: null, to: lastDay, bounds, types: accountTypes, dated: accountTypes, worth, under: standsFor(frame.chart, view) };
  const totals = new Map<string, Total>();
  for (const sum of await readSums(sql, frame, scope, valuation)) {
    const { amount: value, leftOut } = valuation.atOwnDate(sum);
    const unpriced = Decimal.sum(leftOut.map(({ amount }) => amount));
    add(totals, { ...sum, isWorth, span: spanOf(sum.on, bounds) }, { amount: sum.amount, value, unpriced });
  }
  return withoutEmpty(totals);
}

interface ValuedPosting extends Total {
  readonly accountId: number;
  readonly commodityId: number;
  readonly isClosing: boolean;
  readonly date: PlainDate;
}

async function readPostings(sql: Sql, { book, commodities }: Frame): Promise<ValuedPosting[]> {
  const rates = new Rates(await readPrices(sql, book.id, lastDay), (id) => commodities.get(id)?.symbol ?? '');
  const currency = [...commodities.values()].find(({ symbol }) => symbol === book.currency)?.id;
  const rows = await sql.query<{ accountId: number; commodityId: number; isClosing: boolean; date: PlainDate; text: string }>(
    `select account_id as "accountId", commodity_id as "commodityId", is_closing as "isClosing", date, amount as text
       from posting where book_id = $1 and is_counted`,
    [book.id],
  );
  return rows.map(({ text, ...posting }) => {
    const amount = Decimal.from(text);
    const rate = currency === undefined ? null : rates.rate(posting.commodityId, currency, posting.date);
    return { ...posting, amount, value: rate ? amount.times(rate) : Decimal.zero, unpriced: rate ? Decimal.zero : amount };
  });
}

function addUp(postings: readonly ValuedPosting[], chart: Chart, view: View): Map<string, Total> {
  const { bounds, isWorth } = view;
  const under = standsFor(chart, view);
  const totals = new Map<string, Total>();
  for (const posting of postings) {
    const accountId = under(chart.account(posting.accountId)).id;
    add(totals, { ...posting, accountId, isWorth, span: spanOf(posting.date, bounds) }, posting);
  }
  return withoutEmpty(totals);
}

function standsFor(chart: Chart, { isGathered = false }: View): (account: ChartAccount) => ChartAccount {
  const first = new Map([...chart.accounts].reverse().map((account) => [account.type, account]));
  return (account) => (isGathered && account.id % 5 !== 0 ? first.get(account.type)! : account);
}

function spanOf(date: PlainDate, bounds: readonly PlainDate[]): number {
  return bounds.filter((bound) => bound <= date).length;
}

interface Place {
  readonly accountId: number;
  readonly commodityId: number;
  readonly isClosing: boolean;
  readonly isWorth: boolean;
  readonly span: number;
}

function add(totals: Map<string, Total>, place: Place, { amount, value, unpriced }: Total): void {
  const { accountId, commodityId, isClosing, isWorth, span } = place;
  const key = `account ${accountId}${isWorth ? '' : `, commodity ${commodityId}`}${isClosing ? ', closing' : ''}, span ${span}`;
  // A worth in all commodities has no amount of its own.
  const native = isWorth ? Decimal.zero : amount;
  const sum = totals.get(key) ?? { amount: Decimal.zero, value: Decimal.zero, unpriced: Decimal.zero };
  totals.set(key, { amount: sum.amount.plus(native), value: sum.value.plus(value), unpriced: sum.unpriced.plus(unpriced) });
}

function withoutEmpty(totals: Map<string, Total>): Map<string, Total> {
  return new Map([...totals].filter(([, { amount, value, unpriced }]) => !amount.isZero || !value.isZero || !unpriced.isZero));
}

/** Rows whose parent is gone, and counts that are not those of the rows. No foreign key watches over them. */
async function readStrays(sql: Sql, bookId: number): Promise<string[]> {
  const rows = await sql.query<{ what: string; n: string }>(
    `select 'postings without a transaction' as what, count(*) as n from posting p
      where p.book_id = $1 and not exists (select from transaction t where t.book_id = $1 and t.id = p.transaction_id)
     union all
     select 'postings on an unknown account', count(*) from posting p
      where p.book_id = $1 and not exists (select from account a where a.book_id = $1 and a.id = p.account_id)
     union all
     select 'transactions of an unknown import', count(*) from transaction t
      where t.book_id = $1 and t.import_id is not null and not exists (select from import i where i.book_id = $1 and i.id = t.import_id)
     union all
     select 'residues without a transaction', count(*) from residue r
      where r.book_id = $1 and not exists (select from transaction t where t.book_id = $1 and t.id = r.transaction_id)
     union all
     select 'words of entries that are not among those of the book', count(*) from transaction t
      cross join lateral unnest(entry_words(t.folded)) as word
      where t.book_id = $1 and to_regclass('transaction_words') is not null
        and not exists (select from book_word w where w.book_id = $1 and w.word = word.word)
     union all
     select 'transactions counted wrongly by the book', abs(b.transaction_count - (select count(*) from transaction t where t.book_id = $1))
       from book b where b.id = $1`,
    [bookId],
  );
  return rows.filter(({ n }) => n !== '0').map(({ what, n }) => `${what}: ${n}`);
}

/**
 * Takes the nodes of a book out of `sql`, a transaction that will be undone, and puts every posting in their place as a
 * delta of its own: what is read then is a direct sum.
 */
export async function readPostingsDirectly(sql: Sql, bookId: number): Promise<void> {
  await sql.query('delete from balance_node where book_id = $1', [bookId]);
  await sql.query('delete from balance_delta where book_id = $1', [bookId]);
  await sql.query(
    `insert into balance_delta (book_id, kind, account_id, commodity_id, date, amount, n)
     select book_id, case when is_closing then 1 else 0 end, account_id, commodity_id, date, amount, 1 from posting where book_id = $1 and is_counted
     union all
     select book_id, case when is_opening then 4 when coalesce(cost, amount) > 0 then 2 else 3 end, account_id,
            coalesce(cost_commodity_id, commodity_id), cash_date, coalesce(cost, amount), 1
       from posting where book_id = $1 and is_counted and cash_date is not null
     union all
     select book_id, 5, 0, coalesce(cost_commodity_id, commodity_id), date, coalesce(cost, amount), 0 from posting where book_id = $1 and is_counted
     union all
     select book_id, 5, 0, commodity_id, date, -amount, 0 from residue where book_id = $1 and is_counted
     union all
     select book_id, 6, 0, 0, date, 0, 1 from transaction where book_id = $1`,
    [bookId],
  );
}
