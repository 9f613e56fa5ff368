import type { AccountSum } from './account-sum.ts';
import type { ChartAccount } from './chart.ts';
import type { Frame } from './frame.sql.ts';
import type { AccountType } from './nouns.ts';
import { addDays, type PlainDate, parsePlainDate } from './plain-date.ts';

import { readDatedCells } from './rollup/dated-cells.sql.ts';
import { nodeKinds, spansBetween } from './rollup/node.ts';
import { readValuedCells } from './rollup/valued-cells.sql.ts';
import type { Sql } from './sql.ts';
import type { Valuation } from './valuation.ts';

export type { AccountSum };

export interface SumScope {
  /** First day, inclusive; null for the beginning of the books. */
  readonly from: PlainDate | null;
  /** Last day, inclusive. */
  readonly to: PlainDate;
  /** First days of spans, in any order: no sum has postings from both sides of one, so `on` says which span it belongs to. */
  readonly bounds: readonly PlainDate[];
  /** Only accounts of these types. */
  readonly types: readonly AccountType[];
  /** Of these types, sums in foreign commodities are valued at the rates of their postings' days. */
  readonly dated: readonly AccountType[];
  /** Of these types only `valued` is wanted: in the book's currency commodities are not kept apart. */
  readonly worth?: readonly AccountType[];
  /** The account that stands for this one and all else that it stands for; each for itself where left out. */
  readonly under?: (account: ChartAccount) => ChartAccount;
  /** Leaves out the postings of closing entries, which are in otherwise, marked. */
  readonly withoutClosing?: boolean;
}

/**
 * The postings that count, summed as coarsely as the scope allows: as many sums as accounts, commodities and spans have.
 * In another currency than the book's, the worth of dated types is summed from days: each at the rates that held on it.
 */
export async function readSums(
  sql: Sql,
  { book, chart }: Pick<Frame, 'book' | 'chart'>,
  scope: SumScope,
  valuation: Valuation,
): Promise<AccountSum[]> {
  const span = { first: scope.from, next: parsePlainDate(addDays(scope.to, 1)) };
  const spans = spansBetween(span, scope.bounds);
  const kinds = scope.withoutClosing ? [nodeKinds.plain] : [nodeKinds.plain, nodeKinds.closing];
  const dated = valuation.isOfNodes ? [] : scope.types.filter((type) => scope.dated.includes(type));
  const { under = (account) => account, worth = [] } = scope;
  const asked = (types: readonly AccountType[]) =>
    chart.ofType(...types).map((account) => ({
      id: account.id,
      under: under(account).id,
      isWorth: valuation.isOfNodes && worth.includes(account.type),
    }));
  const others = asked(scope.types.filter((type) => !dated.includes(type)));
  const cells = others.length > 0 ? await readValuedCells(sql, book.id, { kinds, spans, accounts: others, chart }, book) : [];
  const sums = cells.map(({ kind, accountId, commodityId, amount, on, valued }) => {
    const isClosing = kind === nodeKinds.closing;
    return valuation.isOfNodes
      ? { accountId, commodityId, amount, on, isClosing, valued }
      : { accountId, commodityId, amount, on, isClosing };
  });
  if (dated.length === 0) return sums;
  const parted = await readDatedCells(sql, book.id, { kinds, spans, accounts: asked(dated), chart }, valuation);
  return [...sums, ...parted.map(({ kind, span: _, ...cell }) => ({ ...cell, isClosing: kind === nodeKinds.closing }))];
}
