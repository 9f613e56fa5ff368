import { subtract } from '../format/decimal.ts';

export type Amount = { amount: string; currency: string };
export type Line = {
  account: { id: string; fullName: string } | null;
  label: string;
  depth: number;
  hasChildren: boolean;
  value: Amount | null;
  comparatives: readonly (Amount | null)[];
  native: readonly Amount[];
};
export type SectionFigures = { total: Amount; comparativeTotals: readonly Amount[]; lines: readonly Line[] };

/** Stands where a report tells no figure of a column. */
export const notTold = '';
/** Figures by column; null is unknown, not nothing. */
export type Figures = readonly (string | null)[];
export type Row = {
  key: string;
  label: string;
  /** 0 at the top. */
  level: number;
  hasChildren: boolean;
  /** Full name; null for a computed row. */
  account: string | null;
  figures: Figures;
  native: readonly Amount[];
};
/** `line` is one figure among others; `grand` is where the statement ends. */
export type Total = { label: string; figures: Figures; kind?: 'line' | 'grand' };
/** A titled part with its lines and its total, or a total that stands alone. */
export type Block = { title: string | null; rows: readonly Row[]; total: Total };
/** `days` are what a column's figures are of; null for a difference of two columns. */
export type Column = { label: string; days: { from: string | null; to: string } | null; isFaint?: boolean };
export type Statement = { currency: string; columns: readonly Column[]; blocks: readonly Block[] };

/** From the API's figure and its comparatives to those of the columns. */
export type Arrange = (figures: Figures) => Figures;

export const asGiven: Arrange = (figures) => figures;
/** Two figures, and by how much the first differs. */
export const withChange: Arrange = ([now = null, before = null]) => [now, before, now && before ? subtract(now, before) : null];
/** The buckets first, the whole at the end, as people read months. */
export const wholeLast: Arrange = ([whole = null, ...buckets]) => [...buckets, whole];

/**
 * A section as a block. One root account at its top is left out, because the section's own title and total say the same.
 */
export function blockOf(title: string, section: SectionFigures, arrange: Arrange = asGiven): Block {
  const lines = withoutSoleRoot(section.lines);
  const top = Math.min(...lines.map((line) => line.depth));
  const rows = lines.map((line) => ({
    key: keyOf(line),
    label: line.label,
    level: line.depth - top,
    hasChildren: line.hasChildren,
    account: line.account?.fullName ?? null,
    figures: arrange([line.value, ...line.comparatives].map(amountOf)),
    native: line.native,
  }));
  const total = { label: `Total ${title.toLowerCase()}`, figures: arrange([section.total, ...section.comparativeTotals].map(amountOf)) };
  return { title, rows, total };
}

export function totalAlone(label: string, figures: Figures, kind: 'line' | 'grand'): Block {
  return { title: null, rows: [], total: { label, figures, kind } };
}

export function amountOf(money: Amount | null): string | null {
  return money?.amount ?? null;
}

function keyOf(line: Line): string {
  return line.account?.id ?? `line ${line.label}`;
}

function withoutSoleRoot(lines: readonly Line[]): readonly Line[] {
  const [root, ...rest] = lines;
  const isSole = root?.hasChildren === true && rest.length > 0 && rest.every((line) => line.depth > root.depth);
  return isSole ? rest : lines;
}

/** The rows in sight: those whose every ancestor is open. */
export function visibleRows(rows: readonly Row[], isOpen: (key: string) => boolean): (Row & { isOpen: boolean })[] {
  const visible: (Row & { isOpen: boolean })[] = [];
  let closedAt = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    if (row.level > closedAt) continue;
    const open = row.hasChildren && isOpen(row.key);
    closedAt = open ? Number.POSITIVE_INFINITY : row.level;
    visible.push({ ...row, isOpen: open });
  }
  return visible;
}

/**
 * A section of this period beside the same section of another one: each line has the other's figure as its only
 * comparative. Lines that only the other has stand where the tree has them, with nothing in this period.
 */
export function beside(now: SectionFigures, before: SectionFigures): SectionFigures {
  const currency = now.total.currency;
  const nothing = { amount: '0', currency };
  const known = new Map(before.lines.map((line) => [keyOf(line), line]));
  const merged: Line[] = now.lines.map((line) => ({ ...line, comparatives: [beforeOf(known.get(keyOf(line)), nothing)] }));
  let at = 0;
  for (const line of before.lines) {
    const found = merged.findIndex((one) => keyOf(one) === keyOf(line));
    if (found >= 0) {
      at = found + 1;
      continue;
    }
    while ((merged[at]?.depth ?? 0) > line.depth) at += 1;
    merged.splice(at, 0, { ...line, value: nothing, comparatives: [line.value], native: [] });
    at += 1;
  }
  return { total: now.total, comparativeTotals: [before.total], lines: withParents(merged) };
}

function beforeOf(line: Line | undefined, nothing: Amount): Amount | null {
  return line ? line.value : nothing;
}

/** A line that had nothing below it in one period may have in the other. */
function withParents(lines: readonly Line[]): Line[] {
  return lines.map((line, index) => ({ ...line, hasChildren: line.hasChildren || (lines[index + 1]?.depth ?? 0) > line.depth }));
}
