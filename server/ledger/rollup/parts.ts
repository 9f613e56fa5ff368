import type { PlainDate } from '../plain-date.ts';
import { coverOf, type Extent } from './cover.ts';
import { type CellScope, type Level, levels, worthKinds } from './node.ts';

/** Nodes of one kind and level whose `period` lies in [first, next): one range of the index for each account. */
export interface Part {
  readonly kind: number;
  /** The kind that nodes of the worth alone have here; the same where there are none. */
  readonly worthKind: number;
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
        const part: Part = { ...range, kind, worthKind, span: lies ? null : index };
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
