import { tidewaterJournal } from '../../../server/demo/tidewater-journal.ts';
import type { Sql } from '../../../server/ledger/sql.ts';
import { indexTextOf } from '../../../server/search/indexing/index-text.ts';
import { readSides } from '../../../server/search/suggest/suggest.sql.ts';
import { suggestFor } from '../../../server/search/suggest/suggest.ts';
import { keptSideOf } from '../../../server/search/suggest/suggested-accounts.ts';
import { searchDeskOf } from '../../../server/search-desk.ts';
import { SearchIndexing } from '../../../server/search-indexing.ts';
import type { Store } from '../../../server/store/open-store.ts';
import { sqlOf } from '../../../server/store/sql-of.ts';
import { rounded } from '../measure/timing.ts';
import { importJournal } from './import-journal.ts';

/** The last three months are hidden; their entries that moved money on a bank or card account are asked for. */
const hiddenFrom = '2026-07-01';

interface Line {
  readonly id: string;
  readonly date: string;
  readonly payee: string | null;
  readonly description: string;
  readonly comment: string | null;
}

export async function measureSuggestions(store: Store): Promise<object> {
  const sql = sqlOf(store.source.manager);
  const whole = await importJournal(store, 'whole', tidewaterJournal());
  const known = await importJournal(store, 'known', upTo(tidewaterJournal(), hiddenFrom));
  const desk = searchDeskOf(store.source);
  await new SearchIndexing(
    store.source,
    () => desk.builtIn,
    { info: () => undefined, error: () => undefined },
    () => new Date(),
  ).takeUpAll();
  const names = await accountNames(sql, whole);
  const numbers = new Map([...(await accountNames(sql, known))].map(([id, name]) => [name, id]));
  const frequent = await mostFrequent(sql, known);
  let [asked, top1, top3, baseline1, baseline3] = [0, 0, 0, 0, 0];
  for (const line of await hiddenLines(sql, whole)) {
    const sides = await readSides(sql, whole, [line.id]);
    const { kept, amount } = keptSideOf(sides);
    const other = sides.filter(({ accountId }) => !kept.has(accountId)).sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))[0];
    if (kept.size === 0 || !other) continue;
    const truth = numbers.get(names.get(other.accountId)!);
    const keptKnown = new Set([...kept].flatMap((id) => numbers.get(names.get(id)!) ?? []));
    const text = indexTextOf({ ...line, tags: [], accounts: [] }).trim();
    const suggested = await suggestFor(sql, desk, known, { text, kept: keptKnown, amount }, 3);
    asked += 1;
    if (suggested[0]?.accountId === truth) top1 += 1;
    if (suggested.some(({ accountId }) => accountId === truth)) top3 += 1;
    const usual = (frequent.get(line.payee ?? line.description) ?? []).filter((id) => !keptKnown.has(id));
    if (usual[0] === truth && truth !== undefined) baseline1 += 1;
    if (truth !== undefined && usual.slice(0, 3).includes(truth)) baseline3 += 1;
  }
  const share = (count: number) => rounded(count / asked);
  return {
    hiddenFrom,
    lines: asked,
    byMeaning: { top1: share(top1), top3: share(top3) },
    mostFrequentOfPayee: { top1: share(baseline1), top3: share(baseline3) },
  };
}

/** The journal without the entries from a day on; directives and declarations stay. */
function upTo(journal: string, day: string): string {
  return journal
    .split(/\n(?=\S)/)
    .filter((block) => !(/^\d{4}-\d{2}-\d{2}/.test(block) && block.slice(0, 10) >= day))
    .join('\n');
}

async function accountNames(sql: Sql, bookId: number): Promise<Map<number, string>> {
  const rows = await sql.query<{ id: number; name: string }>('select id, full_name as name from account where book_id = $1', [bookId]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function hiddenLines(sql: Sql, bookId: number): Promise<Line[]> {
  return sql.query(
    `select t.id, t.date, t.payee, t.description, t.comment from transaction t
      where t.book_id = $1 and t.date >= $2::date
        and exists (select from posting p join account a on a.book_id = $1 and a.id = p.account_id
                     where p.book_id = $1 and p.transaction_id = t.id
                       and (a.role = 'CASH' or a.full_name ilike '%card%' or a.full_name ilike '%bank%'))
      order by t.id`,
    [bookId, hiddenFrom],
  );
}

/** For each payee (or description without one), its accounts that no money is kept on, the most frequent first. */
async function mostFrequent(sql: Sql, bookId: number): Promise<Map<string, number[]>> {
  const rows = await sql.query<{ payee: string; accountId: number }>(
    `select coalesce(t.payee, t.description) as payee, p.account_id as "accountId"
       from transaction t join posting p on p.book_id = $1 and p.transaction_id = t.id
      where t.book_id = $1 group by 1, 2 order by 1, count(*) desc`,
    [bookId],
  );
  const byPayee = new Map<string, number[]>();
  for (const { payee, accountId } of rows) byPayee.set(payee, [...(byPayee.get(payee) ?? []), accountId]);
  return byPayee;
}
