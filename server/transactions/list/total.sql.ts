import { countedEntriesMax } from '../../config/limits.ts';
import { Bindings } from '../../ledger/keyset.ts';
import type { Sql } from '../../ledger/sql.ts';
import { gatheredConditions } from './conditions.sql.ts';
import type { ListScope } from './list-scope.sql.ts';
import { asEstimated, lookUpWords } from './words.sql.ts';

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
  if (gatheredConditions(scope, new Bindings(scope.bookId)).length === 0) return { count: scope.bookSize, isEstimate: false };
  const isLarge = scope.bookSize > countedMax;
  const estimate = isLarge ? await estimateOf(sql, asEstimated(scope)) : 0;
  const counted = estimate > countedMax ? estimate : await countUpTo(sql, scope, countedMax + 1);
  if (counted <= countedMax || !isLarge) return { count: counted, isEstimate: false };
  return { count: Math.min(Math.max(estimate, counted), scope.bookSize), isEstimate: true };
}

function entriesOf(scope: ListScope, bindings: Bindings): string {
  return `select from transaction t where ${['t.book_id = $1', ...gatheredConditions(scope, bindings)].join(' and ')}`;
}

/** Rows that the planner expects. */
async function estimateOf(sql: Sql, scope: ListScope): Promise<number> {
  const bindings = new Bindings(scope.bookId);
  const [row] = await sql.query<{ 'QUERY PLAN': { Plan: { 'Plan Rows': number } }[] }>(
    `explain (format json) ${entriesOf(scope, bindings)}`,
    bindings.values,
  );
  return row!['QUERY PLAN'][0]!.Plan['Plan Rows'];
}

async function countUpTo(sql: Sql, scope: ListScope, countMax: number): Promise<number> {
  const bindings = new Bindings(scope.bookId);
  const [row] = await sql.query<{ count: number }>(
    `select count(*)::int as count from (${entriesOf(scope, bindings)} limit ${bindings.bind(countMax, 'int')}) t`,
    bindings.values,
  );
  return row!.count;
}
