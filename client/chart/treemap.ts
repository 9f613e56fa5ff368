import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';
import { pixelsOf, signOf } from '../format/decimal.ts';

/** A leaf to draw: an amount, and the group that gives it its colour. */
export type Leaf = { key: string; label: string; group: string; amount: string };
export type Tile = Leaf & { x: number; y: number; width: number; height: number };

type Node = { leaf?: Leaf; children?: Node[] };

/** Tiles as large as their amounts, those of one group side by side. What is not above zero has no area: it is left out. */
export function tilesOf(leaves: readonly Leaf[], width: number, height: number): Tile[] {
  const drawn = leaves.filter(({ amount }) => signOf(amount) > 0);
  if (drawn.length === 0) return [];
  const groups = [...new Set(drawn.map(({ group }) => group))];
  const root = hierarchy<Node>({
    children: groups.map((group) => ({ children: drawn.filter((leaf) => leaf.group === group).map((leaf) => ({ leaf })) })),
  })
    .sum(({ leaf }) => (leaf ? pixelsOf(leaf.amount) : 0))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const placed = treemap<Node>().tile(treemapSquarify.ratio(1.4)).size([width, height]).paddingInner(2).round(true)(root);
  return placed
    .leaves()
    .flatMap(({ data: { leaf }, x0, y0, x1, y1 }) => (leaf ? [{ ...leaf, x: x0, y: y0, width: x1 - x0, height: y1 - y0 }] : []));
}
