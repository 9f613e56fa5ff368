import type { Chart, ChartAccount } from './chart.ts';
import { badInput } from './refusal.ts';
import type { NativeSum } from './valuation.ts';
import { Valued } from './valued.ts';

/** What one account's own postings amount to: one figure for each column, in the section's normal sign. */
export interface Leaf {
  readonly account: ChartAccount;
  readonly columns: readonly Valued[];
  /** Of the first column, debit-positive. */
  readonly native: readonly NativeSum[];
}

/** A line with its children in it, unrounded. */
export interface Line {
  /** Null for a line that no account stands behind. */
  readonly account: ChartAccount | null;
  readonly label: string;
  /** 1 for a top-level line. */
  readonly depth: number;
  /** True where accounts below it are in scope, shown or not. */
  readonly hasChildren: boolean;
  readonly columns: readonly Valued[];
  /** Of the first column, debit-positive. */
  readonly native: readonly NativeSum[];
}

/** A part of a statement, unrounded: its totals by column and its lines at every depth, in tree order. */
export interface Section {
  readonly totals: readonly Valued[];
  readonly lines: readonly Line[];
}

/**
 * Rolls the accounts' own figures up the tree. Accounts without a leaf in their subtree are left out; an account of
 * another section stays as the heading of those below it that belong here, and counts only them.
 */
export function rollSection(chart: Chart, leaves: readonly Leaf[], columnCount: number): Section {
  const rolled = new Map<number, Leaf[]>();
  for (const leaf of leaves) {
    for (const id of leaf.account.path) {
      const own = rolled.get(id);
      if (own) own.push(leaf);
      else rolled.set(id, [leaf]);
    }
  }
  const lines = chart.accounts.flatMap((account) => {
    const found = rolled.get(account.id);
    return found ? [lineOf(account, found, columnCount)] : [];
  });
  return { totals: sumColumns(leaves, columnCount), lines };
}

/** The lines no deeper than `depth`; all of them for null. */
export function linesTo(lines: readonly Line[], depth: number | null): readonly Line[] {
  return depth === null ? lines : lines.filter((line) => line.depth <= depth);
}

/** A line that no account stands behind. */
export function plainLine(label: string, columns: readonly Valued[], native: readonly NativeSum[] = []): Line {
  return { account: null, label, depth: 1, hasChildren: false, columns, native };
}

function lineOf(account: ChartAccount, leaves: readonly Leaf[], columnCount: number): Line {
  return {
    account,
    label: account.name,
    depth: account.depth,
    hasChildren: leaves.some((leaf) => leaf.account.id !== account.id),
    columns: sumColumns(leaves, columnCount),
    native: leaves.flatMap((leaf) => leaf.native),
  };
}

function sumColumns(leaves: readonly Leaf[], columnCount: number): Valued[] {
  return Array.from({ length: columnCount }, (_, column) => Valued.sum(leaves.map((leaf) => leaf.columns[column]!)));
}

/** How many levels of lines are asked for; null for all. Refuses less than one. */
export function requireDepth(depth: number | null | undefined): number | null {
  if (typeof depth === 'number' && depth < 1)
    throw badInput('depth is 1 (top-level accounts) or more; leave it out for all levels.', 'depth');
  return depth ?? null;
}
