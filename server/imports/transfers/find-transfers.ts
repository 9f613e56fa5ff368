import { laterOf } from '../../ledger/plain-date.ts';
import { readPrices } from '../../ledger/prices.sql.ts';
import { Rates } from '../../ledger/rates.ts';
import type { Sql } from '../../ledger/sql.ts';
import { ChartWriter } from '../chart-writer.sql.ts';
import type { Problem } from '../journal.ts';
import { readLines, readPairs } from './candidates.sql.ts';
import type { Pair, RateOn } from './confidence.ts';
import { matchesOf } from './matching.ts';
import { type Merger, mergeLines } from './merge.sql.ts';
import { markTransfers, noteTransfers, readParted } from './transfer-record.sql.ts';
import { transitAccountOf } from './transit.ts';

export interface FoundTransfers {
  readonly matched: number;
  readonly proposed: number;
}

/**
 * Looks for transfers between own accounts of which an import tells, whose lines `gatherOwnLines` has gathered: makes one entry of those
 * that are sure, and notes the others for people to decide. The caller settles the book.
 */
export async function findTransfers(sql: Sql, bookId: number, chart: ChartWriter): Promise<FoundTransfers> {
  const pairs = await readPairs(sql, bookId);
  if (pairs.length === 0) return { matched: 0, proposed: 0 };
  const matches = matchesOf(pairs, await ratesFor(sql, bookId, pairs));
  const noted = await noteTransfers(sql, bookId, matches);
  const sure = noted.filter(({ match }) => match.isSure).map(({ id, match }) => ({ id, ...match }));
  await mergePairs(sql, bookId, chart, sure, true);
  return { matched: sure.length, proposed: noted.length - sure.length };
}

/** Makes one entry of each of these pairs, which are noted as transfers of these ids. */
export async function mergePairs(
  sql: Sql,
  bookId: number,
  chart: ChartWriter,
  pairs: readonly (Pair & { readonly id: number })[],
  byItself: boolean,
): Promise<void> {
  const named = pairs.map((pair) => ({ ...pair, transit: transitAccountOf(pair.from, pair.to) }));
  await chart.addAccounts(named.flatMap(({ transit }) => transit ?? []));
  const mergers = named.map(({ id, from, to, transit }): Merger => {
    return { transferId: id, fromId: from.id, toId: to.id, transitId: transit === null ? null : chart.account(transit).id };
  });
  await mergeLines(sql, bookId, mergers);
  await markTransfers(
    sql,
    bookId,
    pairs.map(({ id }) => id),
    'MATCHED',
    byItself,
  );
}

/** Once a sync is undone that had taken a line of a transfer out: what was one entry before it is one again. */
export async function joinParted(sql: Sql, bookId: number): Promise<void> {
  const parted = await readParted(sql, bookId);
  if (parted.length === 0) return;
  const lines = await readLines(
    sql,
    bookId,
    parted.flatMap(({ fromId, toId }) => [fromId, toId]),
  );
  const chart = await ChartWriter.open(sql, bookId, null);
  for (const byItself of [true, false]) {
    const pairs = parted.flatMap(({ id, fromId, toId, byItself: own }) => {
      const [from, to] = [lines.get(fromId), lines.get(toId)];
      return own === byItself && from && to ? [{ id, from, to }] : [];
    });
    await mergePairs(sql, bookId, chart, pairs, byItself);
  }
}

/** No rate is read where all is of one currency. */
async function ratesFor(sql: Sql, bookId: number, pairs: readonly Pair[]): Promise<RateOn> {
  if (pairs.every(({ from, to }) => from.commodityId === to.commodityId)) return () => null;
  const last = pairs.reduce((day, { from, to }) => laterOf(day, laterOf(from.date, to.date)), pairs[0]!.from.date);
  const rates = new Rates(await readPrices(sql, bookId, last), String);
  return (from, to, on) => rates.rate(from, to, on);
}

/** What the reader of an import has to know of its transfers. */
export function transferProblems({ matched, proposed }: FoundTransfers): Problem[] {
  const warn = (code: string, message: string): Problem => ({ severity: 'WARNING', place: null, code, message, text: null });
  const count = (n: number) => (n === 1 ? 'One transfer' : `${n.toLocaleString('en')} transfers`);
  const made = `${count(matched)} between own accounts, of which two statements tell, ${matched === 1 ? 'is' : 'are'} one entry each now. transfers(status: MATCHED) lists them, to take back what is none.`;
  const found = `${count(proposed)} between own accounts may be told of twice. They were added as they are; transfers lists them, to decide.`;
  return [...(matched > 0 ? [warn('TRANSFERS_MATCHED', made)] : []), ...(proposed > 0 ? [warn('TRANSFERS_PROPOSED', found)] : [])];
}
