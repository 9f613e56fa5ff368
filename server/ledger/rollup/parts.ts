import { type PlainDate, plainDate } from '../plain-date.ts';
import { coverOf, type Extent } from './cover.ts';
import { branchKinds, type CellScope, type Level, levels, worthKinds } from './node.ts';

/** Nodes of one kind and level whose `period` lies in [first, next): one range of the index for each account. */
export interface Part {
  readonly kind: number;
  /** The kind that nodes of the worth alone have here; the same where there are none. */
  readonly worthKind: number;
  /** The kind that nodes of branches have; the same where there are none. */
  readonly branchKind: number;
  readonly level: Level;
  readonly first: PlainDate;
  /** Null: without end. */
  readonly next: PlainDate | null;
  readonly sign: 1 | -1;
  /** Index of the span that the nodes belong to; null where each belongs to the span that its `period` lies in. */
  readonly span: number | null;
}

/** The nodes that the spans of a scope are made of, in as few ranges as there can be: twelve months in a row are one. */
export function partsOf({ kinds, spans }: Pick<CellScope, 'kinds' | 'spans'>, extent: Extent): Part[] {
  return kinds.flatMap((kind) => {
    const parts: Part[] = [];
    for (const [index, span] of spans.entries()) {
      for (const range of coverOf(span, extent)) {
        const lies = range.sign > 0 && range.level !== levels.ever && (span.first === null || range.first >= span.first);
        const worthKind = range.level === levels.day ? kind : (worthKinds.get(kind) ?? kind);
        const branchKind = branchKinds.get(kind) ?? kind;
        const part: Part = { ...range, kind, worthKind, branchKind, span: lies ? null : index };
        if (isEmpty(part, extent)) continue;
        const before = lies
          ? parts.findIndex((other) => other.span === null && other.level === part.level && other.next === part.first)
          : -1;
        if (before < 0) parts.push(part);
        else parts[before] = { ...parts[before]!, next: part.next };
      }
    }
    return parts;
  });
}

/** What the book's first and last day bound: entries and postings at cost may lie on other days than postings that count. */
const boundedKinds: ReadonlySet<number> = new Set(branchKinds.keys());

/** True where no node can lie in the part, since the book has no posting on its days. */
function isEmpty({ kind, level, first, next }: Part, { firstDate, lastDate }: Extent): boolean {
  if (!boundedKinds.has(kind) || level === levels.ever) return false;
  if (firstDate === null || lastDate === null) return true;
  return first > lastDate || (next !== null && next <= startOf(level, firstDate));
}

function startOf(level: Level, date: PlainDate): PlainDate {
  return level === levels.day ? date : plainDate(`${date.slice(0, level === levels.year ? 4 : 7)}${level === levels.year ? '-01' : ''}-01`);
}
