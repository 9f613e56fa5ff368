import { countedEntriesMax } from '../../config/limits.ts';
import { Bindings } from '../../ledger/keyset.ts';
import type { Sql } from '../../ledger/sql.ts';
import { gatheredConditions } from './conditions.sql.ts';
import type { ListScope } from './list-scope.sql.ts';
import { lookUpWords } from './words.sql.ts';

export interface Total {
  readonly count: number;
  readonly isEstimate: boolean;
}

/**
 * How many entries a list holds: counted where it is at most `countedMax`, else what the planner's statistics say. Where
 * these expect more, nothing is counted at all.
 */
export async function readTotal(sql: Sql, asked: ListScope | null, countedMax = countedEntriesMax): Promise<Total> {
  if (asked === null) return { count: 0, isEstimate: false };
  const scope = await lookUpWords(sql, asked);
  const bindings = new Bindings(scope.bookId);
  const conditions = gatheredConditions(scope, bindings);
  if (conditions.length === 0) return { count: scope.bookSize, isEstimate: false };
  const entries = `select from transaction t where ${['t.book_id = $1', ...conditions].join(' and ')}`;
  const isLarge = scope.bookSize > countedMax;
  const estimate = isLarge ? await estimateOf(sql, entries, bindings) : 0;
  const counted = estimate > countedMax ? estimate : await countUpTo(sql, entries, bindings, countedMax + 1);
  if (counted <= countedMax || !isLarge) return { count: counted, isEstimate: false };
  return { count: Math.min(Math.max(estimate, counted), scope.bookSize), isEstimate: true };
}

/** Rows that the planner expects. */
async function estimateOf(sql: Sql, entries: string, bindings: Bindings): Promise<number> {
  const [row] = await sql.query<{ 'QUERY PLAN': { Plan: { 'Plan Rows': number } }[] }>(`explain (format json) ${entries}`, bindings.values);
  return row!['QUERY PLAN'][0]!.Plan['Plan Rows'];
}

async function countUpTo(sql: Sql, entries: string, bindings: Bindings, countMax: number): Promise<number> {
  const [row] = await sql.query<{ count: number }>(
    `select count(*)::int as count from (${entries} limit ${bindings.bind(countMax, 'int')}) t`,
    bindings.values,
  );
  return row!.count;
}
