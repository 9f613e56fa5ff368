import type { Frame } from '../ledger/frame.sql.ts';
import { addDays, type PlainDate, parsePlainDate } from '../ledger/plain-date.ts';
import { readCells } from '../ledger/rollup/cells.sql.ts';
import { alone, nodeKinds } from '../ledger/rollup/node.ts';
import type { Sql } from '../ledger/sql.ts';
import type { NativeSum } from '../ledger/valuation.ts';

/**
 * What accounts hold by commodity as of the end of the day, each with its subtree, or of its own postings alone. One statement
 * however many accounts. `sql` is the snapshot that the frame was read in.
 */
export async function readBalanceSums(
  sql: Sql,
  { book, chart }: Frame,
  accountIds: readonly number[],
  asOf: PlainDate,
  own: boolean,
): Promise<Map<number, NativeSum[]>> {
  const spans = [{ first: null, next: parsePlainDate(addDays(asOf, 1)) }];
  const wanted = own ? accountIds : accountIds.flatMap((id) => chart.subtree(chart.account(id)).map((account) => account.id));
  const cells = await readCells(sql, book.id, { kinds: [nodeKinds.plain, nodeKinds.closing], spans, accounts: alone(wanted) }, book);
  const byAccount = new Map<number, NativeSum[]>(accountIds.map((id) => [id, []]));
  for (const { accountId, commodityId, amount } of cells) {
    for (const id of own ? [accountId] : chart.account(accountId).path) byAccount.get(id)?.push({ commodityId, amount });
  }
  return byAccount;
}
