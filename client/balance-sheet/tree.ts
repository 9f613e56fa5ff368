import { subtract } from '../format/decimal.ts';

export type Amount = { amount: string; currency: string };
export type Line = {
  account: { id: string } | null;
  label: string;
  depth: number;
  hasChildren: boolean;
  value: Amount | null;
  comparatives: readonly (Amount | null)[];
  native: readonly Amount[];
};
export type Row = Line & { key: string; level: number; isOpen: boolean; change: string | null };

/**
 * The lines in sight: those whose every ancestor is open. `level` counts from 0; a section with one root account at its
 * top does without that line, because the section's own head and total say the same.
 */
export function visibleRows(lines: readonly Line[], isOpen: (key: string) => boolean): Row[] {
  const tree = withoutSoleRoot(lines);
  const top = Math.min(...tree.map((line) => line.depth));
  const rows: Row[] = [];
  let closedAt = Number.POSITIVE_INFINITY;
  for (const line of tree) {
    if (line.depth > closedAt) continue;
    const key = keyOf(line);
    const open = line.hasChildren && isOpen(key);
    closedAt = open ? Number.POSITIVE_INFINITY : line.depth;
    rows.push({ ...line, key, level: line.depth - top, isOpen: open, change: changeOf(line.value, line.comparatives[0] ?? null) });
  }
  return rows;
}

export function keyOf(line: Line): string {
  return line.account?.id ?? `line ${line.label}`;
}

/** Every line that can be opened. */
export function parentsOf(lines: readonly Line[]): string[] {
  return lines.filter((line) => line.hasChildren).map(keyOf);
}

function withoutSoleRoot(lines: readonly Line[]): readonly Line[] {
  const [root, ...rest] = lines;
  const isSole = root?.hasChildren === true && rest.length > 0 && rest.every((line) => line.depth > root.depth);
  return isSole ? rest : lines;
}

/** The difference of two printed figures; unknown where either is. */
export function changeOf(now: Amount | null, before: Amount | null): string | null {
  return now && before ? subtract(now.amount, before.amount) : null;
}
