import type { Row } from './use-entries.ts';

/** An account that some of the chosen entries are on. */
export type Source = { fullName: string; entries: number };
/** What a move changed, and what puts it back. */
export type Moved = {
  from: string;
  to: string;
  ids: readonly string[];
  /** Those that were on both accounts before: nothing tells their lines apart any more. */
  merged: readonly string[];
};

export const movedAtOnceMax = 100;

/** The accounts that could be moved from: what entries are for comes before where the money is, then the most entries. */
export function sourcesOf(rows: readonly Row[]): Source[] {
  const sources = new Map<string, Source & { rank: number }>();
  for (const { postings } of rows) {
    for (const fullName of new Set(postings.map(({ account }) => account.fullName))) {
      const type = postings.find(({ account }) => account.fullName === fullName)?.account.type;
      const known = sources.get(fullName) ?? { fullName, entries: 0, rank: type === 'ASSET' || type === 'LIABILITY' ? 1 : 0 };
      sources.set(fullName, { ...known, entries: known.entries + 1 });
    }
  }
  return [...sources.values()]
    .sort((a, b) => a.rank - b.rank || b.entries - a.entries || a.fullName.localeCompare(b.fullName))
    .map(({ fullName, entries }) => ({ fullName, entries }));
}

export function isOn(row: Row, fullName: string): boolean {
  return row.postings.some(({ account }) => account.fullName === fullName);
}

/** In pieces that one request takes. */
export function piecesOf<T>(all: readonly T[], size = movedAtOnceMax): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}
