import { addDays, type PlainDate, parsePlainDate } from '../ledger/plain-date.ts';
import { readCells } from '../ledger/rollup/cells.sql.ts';
import type { Extent } from '../ledger/rollup/cover.ts';
import { nodeKinds, ofNoAccount } from '../ledger/rollup/node.ts';
import type { Sql } from '../ledger/sql.ts';
import type { NativeSum } from '../ledger/valuation.ts';

/** What all postings up to the day add up to at cost, less what the tolerance of the books' own tool let pass. Zero sums are left out. */
export async function readImbalance(sql: Sql, book: Extent & { readonly id: number }, asOf: PlainDate): Promise<NativeSum[]> {
  const spans = [{ first: null, next: parsePlainDate(addDays(asOf, 1)) }];
  const cells = await readCells(sql, book.id, { kinds: [nodeKinds.atCost], spans, accounts: ofNoAccount }, book);
  return cells.filter(({ amount }) => !amount.isZero);
}
