import type { CsvTable } from '../export/csv.ts';
import { summaryOf } from '../transactions/summary.ts';
import type { Found } from './use-found.ts';

/** A line for each amount of a hit. */
export function tableOf(hits: readonly Found[]): CsvTable {
  const rows = hits.flatMap((hit): (string | null)[][] => {
    const score = String(hit.score);
    if ('account' in hit) return [[score, null, null, null, hit.account.fullName, null, null]];
    const { date, payee, description, postings } = hit.entry;
    return summaryOf(postings).amounts.map(({ amount, currency }) => [score, date, payee, description, null, amount, currency]);
  });
  return { head: ['Score', 'Date', 'Payee', 'Description', 'Account', 'Amount', 'Currency'], rows };
}
