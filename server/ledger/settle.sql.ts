import { foldChanges } from './data-version.sql.ts';
import { readBookSettings } from './frame.sql.ts';
import { settleReclassified } from './rollup/entry-columns.sql.ts';
import { foldDeltas, foldParts, isFoldDue } from './rollup/fold.sql.ts';
import { settleRates } from './rollup/rate-steps.sql.ts';
import { settleAccounts, settleClassification, settleDeclarations } from './settle/accounts.sql.ts';
import { settleBookFacts, settleCurrency } from './settle/book-facts.sql.ts';
import { settleClosingEntries } from './settle/closing-entries.sql.ts';
import { settleRepeatedOpenings } from './settle/openings.sql.ts';
import type { Sql } from './sql.ts';

/** The first of the two numbers of a book's advisory lock; the second is the book's id. */
export const bookLock = 1178686056;

/** Takes the book's lock for the rest of the transaction: writes to one book follow one another. */
export async function lockBook(sql: Pick<Sql, 'query'>, bookId: number): Promise<void> {
  await sql.query('select pg_advisory_xact_lock($1, $2)', [bookLock, bookId]);
}

/** The first number of the locks of parts of a fold; the second is the book's id. A part's place in `foldParts` is added to it. */
const partLock = 1178686110;

/**
 * Likewise, of all parts of cash (1) and of all others (0), which hold it in shared mode. Servers of an earlier version, which fold either as
 * one part, hold it alone.
 */
const kindsLock = 1178686100;

/**
 * Brings all that is derived up to date with what was written: classification, cash days, closing entries, opening
 * entries that repeat other files, rates, first and last day. Every write ends with it, inside its own transaction and
 * under `lockBook`. It reads sums and the few entries that may matter, never all postings.
 */
export async function settleBook(sql: Sql, bookId: number): Promise<void> {
  await settleAccounts(sql, bookId);
  await settleDeclarations(sql, bookId);
  await settleClassification(sql, bookId);
  await settleReclassified(sql, bookId);
  const extent = (await readBookSettings(sql, bookId))!;
  // Before closing entries are looked for: only postings that count make up the balances that they empty.
  await settleRepeatedOpenings(sql, bookId, extent);
  await settleClosingEntries(sql, bookId, extent);
  await settleCurrency(sql, bookId);
  await settleRates(sql, bookId);
  const isSomethingTakenAway = await settleBookFacts(sql, bookId);
  // Reports look for nodes between the first and the last day only: none may be left outside.
  if (isSomethingTakenAway) await foldDeltas(sql, bookId);
  await foldChanges(sql, bookId);
}

/**
 * Settles the books that were written before there were balance nodes. Call it once after migrating, before anything is
 * read; books that have been settled since are left alone.
 */
export async function settleOldBooks(transaction: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>): Promise<void> {
  const old = await transaction((sql) =>
    sql.query<{ id: number }>('select id from book where valued_in is null and transaction_count > 0 order by id'),
  );
  for (const { id } of old) {
    await transaction(async (sql) => {
      await lockBook(sql, id);
      await settleBook(sql, id);
      await foldDeltas(sql, id);
    });
  }
}

/** Folds deltas where there are more than reports should read. Call it under the book's lock, after `settleBook`. */
export async function foldIfDue(sql: Pick<Sql, 'query'>, bookId: number, pileMax: number): Promise<void> {
  if (await isFoldDue(sql, bookId, pileMax)) await foldDeltas(sql, bookId);
}

/**
 * How each part of the deltas is folded in a transaction of its own, under no lock yet, while others are: in half the time where there are
 * two cores. Whether it is due is asked once before all: what some of them have folded leaves too few for the others to tell. Which accounts belong to a part may be another matter in the next transaction, but not while one of them is under way.
 */
export const folds = foldParts.map((part, place) => async (sql: Pick<Sql, 'query'>, bookId: number): Promise<void> => {
  // Writers are kept out, and with them changes of the chart; other parts are not.
  await sql.query('select pg_advisory_xact_lock_shared($1, $2)', [bookLock, bookId]);
  await sql.query('select pg_advisory_xact_lock_shared($1, $2)', [kindsLock + Number(part.areCash), bookId]);
  await sql.query('select pg_advisory_xact_lock($1, $2)', [partLock + place, bookId]);
  await foldDeltas(sql, bookId, part);
});
